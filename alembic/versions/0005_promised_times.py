"""Promised times of tickets."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MOMENTS = (
    "reaction_due_at",
    "reaction_warn_at",
    "reacted_at",
    "solution_due_at",
    "solution_warn_at",
    "solved_at",
    "paused_at",
)
RUNNING = {
    "reaction": "reacted_at IS NULL AND paused_at IS NULL",
    "solution": "solved_at IS NULL AND paused_at IS NULL",
}


def upgrade() -> None:
    for name in MOMENTS:
        op.add_column("tickets", sa.Column(name, DateTimeUTC(timezone=True), nullable=True))
    zero = sa.text("0")
    op.add_column(
        "tickets", sa.Column("paused_minutes", sa.Integer(), nullable=False, server_default=zero)
    )
    for goal, running in RUNNING.items():
        op.create_index(
            f"ix_tickets_{goal}_running",
            "tickets",
            [f"{goal}_warn_at"],
            sqlite_where=sa.text(running),
            postgresql_where=sa.text(running),
        )


def downgrade() -> None:
    for goal in RUNNING:
        op.drop_index(f"ix_tickets_{goal}_running", "tickets")
    op.drop_column("tickets", "paused_minutes")
    for name in reversed(MOMENTS):
        op.drop_column("tickets", name)
