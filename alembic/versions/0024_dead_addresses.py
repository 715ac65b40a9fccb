"""Addresses that take nothing any more: a row each, by person, channel and name, in place of two
columns a channel."""

from collections.abc import Sequence

import sqlalchemy as sa
import uuid_utils.compat
from advanced_alchemy.types import DateTimeUTC
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

COLUMNS = (("email", "email_dead", "email"), ("mattermost", "mattermost_dead", "mattermost_login"))
"""Channel, why it takes nothing, and its name."""

dead = sa.table(
    "dead_addresses",
    sa.column("id", sa.Uuid()),
    sa.column("created_at", DateTimeUTC(timezone=True)),
    sa.column("person_id", sa.Uuid()),
    sa.column("channel", sa.String()),
    sa.column("name", sa.String()),
    sa.column("reason", sa.String()),
)
people = sa.table(
    "people",
    sa.column("id", sa.Uuid()),
    sa.column("created_at", DateTimeUTC(timezone=True)),
    *(sa.column(each, sa.String()) for _, *names in COLUMNS for each in names),
    *(sa.column(f"{each}_at", DateTimeUTC(timezone=True)) for _, each, _ in COLUMNS),
)


def upgrade() -> None:
    op.create_table(
        "dead_addresses",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=320), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("created_at", DateTimeUTC(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_dead_addresses_person_id_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dead_addresses")),
        sa.UniqueConstraint(
            "person_id", "channel", "name", name=op.f("uq_dead_addresses_person_id")
        ),
    )
    connection = op.get_bind()
    for channel, why, name in COLUMNS:
        marked = sa.select(
            people.c.id,
            people.c[name],
            people.c[why],
            # Of the oldest marks nobody wrote down the hour: they are no news.
            sa.func.coalesce(people.c[f"{why}_at"], people.c.created_at).label("since"),
        ).where(people.c[why].is_not(None), people.c[name].is_not(None))
        rows = [
            {
                "id": uuid_utils.compat.uuid7(),
                "created_at": row.since,
                "person_id": row.id,
                "channel": channel,
                "name": row[1],
                "reason": row[2],
            }
            for row in connection.execute(marked)
        ]
        if rows:
            op.bulk_insert(dead, rows)
        op.drop_column("people", why)
        op.drop_column("people", f"{why}_at")


def downgrade() -> None:
    for channel, why, name in COLUMNS:
        op.add_column("people", sa.Column(why, sa.String(length=200), nullable=True))
        op.add_column("people", sa.Column(f"{why}_at", DateTimeUTC(timezone=True), nullable=True))
        mine = (
            dead.c.person_id == people.c.id,
            dead.c.channel == channel,
            dead.c.name == people.c[name],
        )
        same = sa.select(dead.c.reason).where(*mine).scalar_subquery()
        since = sa.select(dead.c.created_at).where(*mine).scalar_subquery()
        op.execute(people.update().values({why: same, f"{why}_at": since}))
    op.drop_table("dead_addresses")
