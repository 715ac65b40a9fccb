"""Numbers of tickets and tasks come from sequences; SQLite needs none. The counters go."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

NUMBERED = (("ticket", "tickets", "ticket_numbers"), ("task", "tasks", "task_numbers"))


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        for name, table, sequence in NUMBERED:
            op.execute(f"CREATE SEQUENCE {sequence} AS integer")
            op.execute(
                f"SELECT setval('{sequence}', greatest(given.last, 1), given.last > 0) FROM (SELECT"  # noqa: S608 - names above
                f" greatest(coalesce((SELECT max(number) FROM {table}), 0),"
                f" coalesce((SELECT last FROM counters WHERE name = '{name}'), 0)) AS last) given"
            )
    op.drop_table("counters")


def downgrade() -> None:
    op.create_table(
        "counters",
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_counters"),
        sa.UniqueConstraint("name", name="uq_counters_name"),
    )
    for name, table, _ in NUMBERED:
        op.execute(
            "INSERT INTO counters (id, name, last)"  # noqa: S608 - names above
            f" SELECT (SELECT id FROM {table} ORDER BY number DESC LIMIT 1), '{name}', max(number)"
            f" FROM {table} HAVING max(number) IS NOT NULL"
        )
    if op.get_context().dialect.name == "postgresql":
        for _, _, sequence in NUMBERED:
            op.execute(f"DROP SEQUENCE {sequence}")
