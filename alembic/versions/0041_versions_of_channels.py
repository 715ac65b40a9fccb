"""A channel's settings are a document: with a version, and with who saved it."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0041"
down_revision: str | None = "0040"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

WHO = "fk_channel_settings_changed_by_id_people"


def upgrade() -> None:
    with op.batch_alter_table("channel_settings") as channels:
        channels.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        channels.add_column(sa.Column("changed_at", DateTimeUTC(timezone=True), nullable=True))
        channels.add_column(sa.Column("changed_by_id", sa.Uuid(), nullable=True))
        channels.create_foreign_key(WHO, "people", ["changed_by_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("channel_settings") as channels:
        channels.drop_constraint(WHO, type_="foreignkey")
        for column in ("changed_by_id", "changed_at", "version"):
            channels.drop_column(column)
