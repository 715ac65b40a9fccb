"""One-time links may belong to a person: a forgotten password."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("one_time_links") as table:
        table.add_column(sa.Column("person_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_one_time_links_person_id_people"),
            "people",
            ["person_id"],
            ["id"],
            ondelete="CASCADE",
        )
        table.create_index(op.f("ix_one_time_links_person_id"), ["person_id"])


def downgrade() -> None:
    with op.batch_alter_table("one_time_links") as table:
        table.drop_index(op.f("ix_one_time_links_person_id"))
        table.drop_constraint(op.f("fk_one_time_links_person_id_people"), type_="foreignkey")
        table.drop_column("person_id")
