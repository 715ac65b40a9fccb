"""What a one-time link is about: the place that takes the files of an upload link."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("one_time_links", sa.Column("about", DOCUMENT, nullable=True))


def downgrade() -> None:
    op.drop_column("one_time_links", "about")
