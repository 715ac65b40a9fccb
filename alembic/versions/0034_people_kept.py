"""People and companies are kept by several hands: a version each. Companies have notes; an entry
that was merged points to the other one; one whose data was erased says when."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0034"
down_revision: str | None = "0033"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # Column by column: SQLite would copy the table anew, and what hangs on people would go with it.
    op.add_column("people", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("people", sa.Column("merged_into_id", sa.Uuid(), nullable=True))
    op.add_column("people", sa.Column("erased_at", DateTimeUTC(timezone=True), nullable=True))
    op.add_column("clients", sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column(
        "clients", sa.Column("notes", sa.Text(), server_default=sa.text("''"), nullable=False)
    )


def downgrade() -> None:
    for table, column in (
        ("clients", "notes"),
        ("clients", "version"),
        ("people", "erased_at"),
        ("people", "merged_into_id"),
        ("people", "version"),
    ):
        op.drop_column(table, column)
