"""What things are found by is called by its name: `search_text`."""

from collections.abc import Sequence

from alembic import op

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("tickets", "tasks")


def upgrade() -> None:
    # Both databases know this form, and neither copies a row for it.
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN haystack TO search_text")


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN search_text TO haystack")
