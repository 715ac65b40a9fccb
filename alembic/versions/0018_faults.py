"""What was set aside, counted until it is mended."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "faults",
        sa.Column("what", sa.String(length=64), nullable=False),
        sa.Column("thing", sa.String(length=200), nullable=False),
        sa.Column("error", sa.String(length=100), nullable=False),
        sa.Column("at", sa.String(length=300), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("alarmed_at", DateTimeUTC(timezone=True), nullable=True),
        sa.Column("created_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faults")),
        sa.UniqueConstraint("what", "thing", name=op.f("uq_faults_what")),
    )
    op.create_index(op.f("ix_faults_last_at"), "faults", ["last_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_faults_last_at"), table_name="faults")
    op.drop_table("faults")
