"""Teams, categories and ready replies are kept by several hands, as people are: a version each."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BOOKS = ("teams", "categories", "canned_replies")


def upgrade() -> None:
    # Column by column: SQLite would copy the table anew, and what hangs on it would go with it.
    for table in BOOKS:
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))


def downgrade() -> None:
    for table in reversed(BOOKS):
        op.drop_column(table, "version")
