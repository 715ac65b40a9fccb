"""What people put off."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "snoozes",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("object_kind", sa.String(length=32), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("until", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("created_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_snoozes_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snoozes")),
        sa.UniqueConstraint("person_id", "object_id", name=op.f("uq_snoozes_person_id")),
    )
    op.create_index(op.f("ix_snoozes_object_id"), "snoozes", ["object_id"])
    op.create_index(op.f("ix_snoozes_until"), "snoozes", ["until"])


def downgrade() -> None:
    op.drop_index(op.f("ix_snoozes_until"), table_name="snoozes")
    op.drop_index(op.f("ix_snoozes_object_id"), table_name="snoozes")
    op.drop_table("snoozes")
