"""What kept growing with the data: indexes of what is asked often, sums of settled deliveries, and
promises that were escalated to the end."""

from collections.abc import Sequence

import sqlalchemy as sa
import uuid_utils.compat
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OPEN = "status IN ('in_progress', 'new', 'waiting')"
OPEN_TASKS = "status IN ('in_progress', 'new')"
GOALS = (("reaction", "reacted_at"), ("solution", "solved_at"))

deliveries = sa.table(
    "deliveries",
    sa.column("lane", sa.String()),
    sa.column("state", sa.String()),
    sa.column("reason", sa.String()),
)


def upgrade() -> None:
    op.create_index("ix_tickets_author", "tickets", ["author_id", "created_at"])
    _partial("ix_tickets_open", "assignee_id", OPEN, OPEN)
    _partial("ix_tasks_open", "assignee_id", OPEN_TASKS, OPEN_TASKS, "tasks")
    for goal, done in GOALS:
        op.add_column(
            "tickets",
            sa.Column(f"{goal}_escalated_due_at", DateTimeUTC(timezone=True), nullable=True),
        )
        op.drop_index(f"ix_tickets_{goal}_running", "tickets")
        runs = f"{done} IS NULL AND paused_at IS NULL AND {goal}_escalated_due_at"
        _partial(
            f"ix_tickets_{goal}_running",
            f"{goal}_warn_at",
            f"{runs} IS NOT {goal}_due_at",
            f"{runs} IS DISTINCT FROM {goal}_due_at",
        )
    sums = op.create_table(
        "delivery_sums",
        sa.Column("lane", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_sums")),
        sa.UniqueConstraint("lane", "state", name=op.f("uq_delivery_sums_lane")),
    )
    # What was off from the beginning was never to be sent.
    settled = (
        sa.select(deliveries.c.lane, deliveries.c.state, sa.func.count())
        .where(deliveries.c.state != "pending", deliveries.c.reason != "off")
        .group_by(deliveries.c.lane, deliveries.c.state)
    )
    rows = [
        {"id": uuid_utils.compat.uuid7(), "lane": lane, "state": state, "count": count}
        for lane, state, count in op.get_bind().execute(settled)
    ]
    if rows:
        op.bulk_insert(sums, rows)


def _partial(name: str, column: str, sqlite: str, postgresql: str, table: str = "tickets") -> None:
    op.create_index(
        name,
        table,
        [column],
        sqlite_where=sa.text(sqlite),
        postgresql_where=sa.text(postgresql),
    )


def downgrade() -> None:
    op.drop_table("delivery_sums")
    for goal, done in GOALS:
        op.drop_index(f"ix_tickets_{goal}_running", "tickets")
        op.drop_column("tickets", f"{goal}_escalated_due_at")
        runs = f"{done} IS NULL AND paused_at IS NULL"
        _partial(f"ix_tickets_{goal}_running", f"{goal}_warn_at", runs, runs)
    op.drop_index("ix_tasks_open", "tasks")
    op.drop_index("ix_tickets_open", "tickets")
    op.drop_index("ix_tickets_author", "tickets")
