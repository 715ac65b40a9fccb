"""Tickets that have to do with each other."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KIND = sa.Enum("related", "duplicate", "follow_up", name="linkkind", native_enum=False, length=32)
ENDS = ("ticket_id", "other_id")


def upgrade() -> None:
    op.create_table(
        "ticket_links",
        *(sa.Column(end, sa.Uuid(), nullable=False) for end in ENDS),
        sa.Column("kind", KIND, nullable=False),
        sa.Column("pair", sa.String(length=80), nullable=False),
        sa.Column("created_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [end],
                ["tickets.id"],
                name=op.f(f"fk_ticket_links_{end}_tickets"),
                ondelete="CASCADE",
            )
            for end in ENDS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_links")),
        sa.UniqueConstraint("pair", name=op.f("uq_ticket_links_pair")),
    )
    for end in ENDS:
        op.create_index(op.f(f"ix_ticket_links_{end}"), "ticket_links", [end])


def downgrade() -> None:
    op.drop_table("ticket_links")
