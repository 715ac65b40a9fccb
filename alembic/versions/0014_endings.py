"""What the end of a ticket leaves open, and what the client thought of it."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MOMENTS = ("close_at", "reopen_until", "rate_until", "rated_at")


def upgrade() -> None:
    for name in MOMENTS:
        op.add_column("tickets", sa.Column(name, DateTimeUTC(timezone=True), nullable=True))
    op.add_column("tickets", sa.Column("rating_score", sa.Integer(), nullable=True))
    op.add_column("tickets", sa.Column("rating_word", sa.Text(), nullable=True))
    op.create_index(op.f("ix_tickets_close_at"), "tickets", ["close_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_tickets_close_at"), table_name="tickets")
    for name in ("rating_word", "rating_score", *MOMENTS):
        op.drop_column("tickets", name)
