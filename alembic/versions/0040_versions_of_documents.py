"""Documents of settings have a version each, and letters say who changed them."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0040"
down_revision: str | None = "0039"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

DOCUMENTS = ("desk_settings", "work_years", "mail_templates")
WHO = "fk_mail_templates_changed_by_id_people"


def upgrade() -> None:
    for table in DOCUMENTS:
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("mail_templates") as letters:
        letters.add_column(sa.Column("changed_at", DateTimeUTC(timezone=True), nullable=True))
        letters.add_column(sa.Column("changed_by_id", sa.Uuid(), nullable=True))
        letters.create_foreign_key(WHO, "people", ["changed_by_id"], ["id"])


def downgrade() -> None:
    # An empty one stands for the default, which was no row before.
    op.execute("DELETE FROM mail_templates WHERE body = ''")
    op.execute("DELETE FROM desk_settings WHERE CAST(value AS TEXT) = '{}'")
    op.execute("DELETE FROM work_years WHERE CAST(days AS TEXT) = '{}'")
    with op.batch_alter_table("mail_templates") as letters:
        letters.drop_constraint(WHO, type_="foreignkey")
        letters.drop_column("changed_by_id")
        letters.drop_column("changed_at")
    for table in reversed(DOCUMENTS):
        op.drop_column(table, "version")
