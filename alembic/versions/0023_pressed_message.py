"""Below which message of a bot somebody pressed the button that brought an event about."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("outbox_events", sa.Column("pressed_below", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox_events", "pressed_below")
