"""An employee has a permanent deputy: whoever stands in where an absence names nobody."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    # With its reference at once: SQLite would copy the table anew for it, and what hangs on people
    # would go with the old one.
    op.add_column(
        "people",
        sa.Column(
            "deputy_id",
            sa.Uuid(),
            sa.ForeignKey("people.id", name=op.f("fk_people_deputy_id_people")),
            nullable=True,
        ),
        inline_references=True,
    )
    op.create_index(op.f("ix_people_deputy_id"), "people", ["deputy_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_people_deputy_id"), "people")
    op.drop_column("people", "deputy_id")
