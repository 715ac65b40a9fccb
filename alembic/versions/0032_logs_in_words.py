"""What counterparts meant, beside what they said; since when a lane fails; what a delivery waited
for; indexes of what the two logs are asked for."""

from collections.abc import Sequence

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0032"
down_revision: str | None = "0031"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ENDED = ("expired", "skipped")


def upgrade() -> None:
    op.add_column("lanes", _word("last_says", 32))
    op.add_column("lanes", sa.Column("failing_since", DateTimeUTC(timezone=True), nullable=True))
    # Of a lane that fails now no more is known than when it last did.
    op.execute(
        "UPDATE lanes SET failing_since = last_error_at"
        " WHERE last_sent_at IS NULL OR last_sent_at < last_error_at"
    )
    op.add_column("deliveries", _word("held", 16))
    op.add_column("delivery_tries", _word("says", 32))
    _leave_room(65)
    op.drop_index("ix_deliveries_person_id", table_name="deliveries")
    op.create_index("ix_deliveries_person", "deliveries", ["person_id", "id"])
    for state in ENDED:
        where = sa.text(f"state = '{state}'")
        op.create_index(
            f"ix_deliveries_{state}",
            "deliveries",
            ["id"],
            sqlite_where=where,
            postgresql_where=where,
        )
    op.drop_index("ix_audit_action", table_name="audit")
    op.create_index("ix_audit_action", "audit", ["action", "id"])
    op.create_index("ix_audit_object", "audit", ["object_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_audit_object", table_name="audit")
    op.drop_index("ix_audit_action", table_name="audit")
    op.create_index("ix_audit_action", "audit", ["action"])
    for state in ENDED:
        op.drop_index(f"ix_deliveries_{state}", table_name="deliveries")
    op.drop_index("ix_deliveries_person", table_name="deliveries")
    op.create_index("ix_deliveries_person_id", "deliveries", ["person_id"])
    op.drop_column("delivery_tries", "says")
    op.drop_column("deliveries", "held")
    _leave_room(70)
    op.drop_column("lanes", "failing_since")
    op.drop_column("lanes", "last_says")


def _word(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False, server_default=sa.text("''"))


def _leave_room(fillfactor: int) -> None:
    """A row is longer by a word: a claim writes it in its place where its page has room (0028)."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE deliveries SET (fillfactor = {fillfactor})")
