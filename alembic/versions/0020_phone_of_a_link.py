"""By which number a Telegram account was linked: the link ends when the number is corrected."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OF_THE_PERSON = """
UPDATE telegram_links SET phone_e164 = (
    SELECT phone_e164 FROM people WHERE people.id = telegram_links.person_id
) WHERE ended_at IS NULL
"""
"""Of links made before nobody knows the way they came: most came by the number."""


def upgrade() -> None:
    op.add_column("telegram_links", sa.Column("phone_e164", sa.String(16), nullable=True))
    op.execute(OF_THE_PERSON)


def downgrade() -> None:
    op.drop_column("telegram_links", "phone_e164")
