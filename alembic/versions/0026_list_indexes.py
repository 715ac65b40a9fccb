"""Indexes of what lists filter by together with what they sort by: a page is the beginning of one,
however long the list has grown."""

import logging
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import DBAPIError

revision: str = "0026"
down_revision: str | None = "0025"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ADDED: tuple[tuple[str, str, list[str], str], ...] = (
    ("ix_tickets_created", "tickets", ["created_at", "id"], ""),
    ("ix_tickets_updated", "tickets", ["updated_at", "id"], ""),
    ("ix_tickets_client", "tickets", ["client_id", "updated_at", "id"], ""),
    ("ix_tasks_created", "tasks", ["created_at", "id"], ""),
    ("ix_tasks_updated", "tasks", ["updated_at", "id"], ""),
    ("ix_tasks_due", "tasks", ["due_at", "id"], "status IN ('in_progress', 'new')"),
    ("ix_notifications_unread", "notifications", ["person_id", "id"], "read_at IS NULL"),
    ("ix_deliveries_failed", "deliveries", ["id"], "state = 'failed'"),
    ("ix_deliveries_lane", "deliveries", ["lane", "id"], "state <> 'sent'"),
    ("ix_audit_actor", "audit", ["actor_id", "id"], ""),
)
REPLACED = (
    ("ix_tickets_updated_at", "tickets", "updated_at"),
    ("ix_tickets_client_id", "tickets", "client_id"),
    ("ix_tasks_updated_at", "tasks", "updated_at"),
)
SEARCHED = ("tickets", "tasks")


def upgrade() -> None:
    for name, table, _ in REPLACED:
        op.drop_index(name, table_name=table)
    for name, table, columns, which in ADDED:
        where = sa.text(which) if which else None
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    if _knows_trigrams():
        for table in SEARCHED:
            using = f"USING gin (search_text {_schema()}.gin_trgm_ops)"
            op.execute(f"CREATE INDEX ix_{table}_words ON {table} {using}")


def _knows_trigrams() -> bool:
    """PostgreSQL's, where its owner may have them and the locale has letters beyond ASCII: in the
    locale C a Russian word has no trigram, and an index of none is slower than reading all."""
    bind = op.get_bind()
    if bind.dialect.name != "postgresql":
        return False
    try:
        with bind.begin_nested():
            bind.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            count = sa.text(f"SELECT cardinality({_schema()}.show_trgm('принтер'))")
            known = bind.scalar(count)
    except DBAPIError:
        known = 0
    if not known:
        logging.getLogger(__name__).warning("no pg_trgm here: a search reads every row")
    return bool(known)


def _schema() -> str:
    where = "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_trgm'"
    return op.get_bind().scalar(sa.text(where)) or "public"


def downgrade() -> None:
    for table in SEARCHED:
        op.execute(f"DROP INDEX IF EXISTS ix_{table}_words")
    for name, table, _, _ in reversed(ADDED):
        op.drop_index(name, table_name=table)
    for name, table, column in REPLACED:
        op.create_index(name, table, [column])
