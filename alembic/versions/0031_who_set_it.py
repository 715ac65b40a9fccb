"""Each setting says who changed it last, and when."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0031"
down_revision: str | None = "0030"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("desk_settings", "work_years")


def upgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("changed_at", DateTimeUTC(timezone=True), nullable=True))
            table.add_column(sa.Column("changed_by_id", sa.Uuid(), nullable=True))
            table.create_foreign_key(
                f"fk_{name}_changed_by_id_people", "people", ["changed_by_id"], ["id"]
            )


def downgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(f"fk_{name}_changed_by_id_people", type_="foreignkey")
            table.drop_column("changed_by_id")
            table.drop_column("changed_at")
