"""A key is kept with its answer, in the transaction of the work: nothing is in flight."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLE = "idempotency_keys"


def upgrade() -> None:
    op.execute("DELETE FROM idempotency_keys WHERE status IS NULL")
    # One spelling of an id on both databases: without dashes.
    op.execute("UPDATE idempotency_keys SET caller = replace(caller, '-', '')")
    with op.batch_alter_table(TABLE) as table:
        table.drop_column("lease_until")
        table.alter_column("status", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.alter_column("status", existing_type=sa.Integer(), nullable=True)
        table.add_column(
            sa.Column(
                "lease_until",
                sa.DateTime(timezone=True),
                nullable=False,
                server_default=sa.func.now(),
            )
        )
