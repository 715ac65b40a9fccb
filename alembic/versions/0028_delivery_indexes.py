"""The queue's indexes: none that no statement asks for, none that holds what a claim changes, and
room in its pages, so that a claim writes the row alone."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

HELD = sa.text("state = 'pending' AND reason > ''")
STORAGE = {
    "deliveries": {
        "fillfactor": 70,
        "autovacuum_vacuum_scale_factor": 0.02,
        "autovacuum_analyze_scale_factor": 0.02,
    },
    "outbox_events": {"autovacuum_vacuum_scale_factor": 0.02},
}
"""A fifth of a table of years is too long to wait with the rows of a queue."""


def upgrade() -> None:
    # The unique key begins with the event.
    op.drop_index("ix_deliveries_event_id", table_name="deliveries")
    op.drop_index("ix_deliveries_object_id", table_name="deliveries")
    op.create_index("ix_deliveries_object", "deliveries", ["object_id", "due_at"])
    op.create_index(
        "ix_deliveries_held",
        "deliveries",
        ["lane", "reason"],
        sqlite_where=HELD,
        postgresql_where=HELD,
    )
    op.drop_index("ix_outbox_events_object_id", table_name="outbox_events")
    for table, options in STORAGE.items():
        _set(table, ", ".join(f"{name} = {value}" for name, value in options.items()))


def downgrade() -> None:
    for table, options in STORAGE.items():
        _reset(table, ", ".join(options))
    op.create_index("ix_outbox_events_object_id", "outbox_events", ["object_id"])
    op.drop_index("ix_deliveries_held", table_name="deliveries")
    op.drop_index("ix_deliveries_object", table_name="deliveries")
    op.create_index("ix_deliveries_object_id", "deliveries", ["object_id"])
    op.create_index("ix_deliveries_event_id", "deliveries", ["event_id"])


def _set(table: str, options: str) -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {table} SET ({options})")


def _reset(table: str, options: str) -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {table} RESET ({options})")
