"""Who is on duty in a team, and how they take turns."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ROTATION = sa.Enum("together", "weekly", name="dutyrotation", native_enum=False, length=32)


def upgrade() -> None:
    op.add_column(
        "teams",
        sa.Column("duty_rotation", ROTATION, nullable=False, server_default="together"),
    )
    op.add_column("teams", sa.Column("duty_since", DateTimeUTC(timezone=True), nullable=True))
    op.add_column("team_members", sa.Column("duty_order", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("team_members", "duty_order")
    op.drop_column("teams", "duty_since")
    op.drop_column("teams", "duty_rotation")
