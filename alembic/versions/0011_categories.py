"""What tickets are about."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

PRIORITY = sa.Enum(
    "low", "normal", "high", "critical", name="priority", native_enum=False, length=32
)


def upgrade() -> None:
    op.create_table(
        "categories",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("priority", PRIORITY, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name=op.f("fk_categories_team_id_teams"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categories")),
        sa.UniqueConstraint("name", name=op.f("uq_categories_name")),
    )
    # In place: SQLite would make the whole table anew, and its children go with the old one.
    reference = sa.ForeignKey("categories.id", name="fk_tickets_category_id_categories")
    op.add_column(
        "tickets",
        sa.Column("category_id", sa.Uuid(), reference, nullable=True),
        inline_references=True,
    )
    op.create_index("ix_tickets_category_id", "tickets", ["category_id"])


def downgrade() -> None:
    op.drop_index("ix_tickets_category_id", "tickets")
    op.drop_column("tickets", "category_id")
    op.drop_table("categories")
