"""Which digests were settled."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    kinds = sa.Enum("employee", "contact", name="personkind", native_enum=False, length=32)
    states = sa.Enum("told", "empty", "free", "late", name="daystate", native_enum=False, length=32)
    op.create_table(
        "digest_days",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", kinds, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("created_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_digest_days_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_days")),
        sa.UniqueConstraint("person_id", "kind", "on", name=op.f("uq_digest_days_person_id")),
    )
    op.create_index(op.f("ix_people_timezone"), "people", ["timezone"])


def downgrade() -> None:
    op.drop_index(op.f("ix_people_timezone"), "people")
    op.drop_table("digest_days")
