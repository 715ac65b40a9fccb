"""When addresses were found dead, which push subscriptions have ended, and devices that go with
their login."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MOMENTS = (
    ("people", "email_dead_at"),
    ("people", "mattermost_dead_at"),
    ("telegram_links", "unreachable_at"),
)
LOGIN = "fk_push_subscriptions_session_id_sessions"


def upgrade() -> None:
    for table, column in MOMENTS:
        op.add_column(table, sa.Column(column, DateTimeUTC(timezone=True), nullable=True))
    op.create_table(
        "ended_endpoints",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("created_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ended_endpoints")),
        sa.UniqueConstraint("name", name=op.f("uq_ended_endpoints_name")),
    )
    # Devices whose login is over reach nobody, and would break the key.
    op.execute(
        "DELETE FROM push_subscriptions WHERE session_id IS NOT NULL"
        " AND session_id NOT IN (SELECT id FROM sessions)"
    )
    with op.batch_alter_table("push_subscriptions") as batch_op:
        batch_op.create_foreign_key(
            op.f(LOGIN), "sessions", ["session_id"], ["id"], ondelete="CASCADE"
        )


def downgrade() -> None:
    with op.batch_alter_table("push_subscriptions") as batch_op:
        batch_op.drop_constraint(op.f(LOGIN), type_="foreignkey")
    op.drop_table("ended_endpoints")
    for table, column in reversed(MOMENTS):
        op.drop_column(table, column)
