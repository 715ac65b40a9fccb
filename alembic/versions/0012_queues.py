"""How a team's queue gives its tickets out, and whose turn it is."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

RULE = sa.Enum(
    "manual", "round_robin", "least_loaded", name="assignmentrule", native_enum=False, length=32
)


def upgrade() -> None:
    op.add_column("teams", sa.Column("assignment", RULE, nullable=False, server_default="manual"))
    for table in ("teams", "team_members"):
        op.add_column(
            table, sa.Column("turn", sa.Integer(), nullable=False, server_default=sa.text("0"))
        )


def downgrade() -> None:
    for table in ("team_members", "teams"):
        op.drop_column(table, "turn")
    op.drop_column("teams", "assignment")
