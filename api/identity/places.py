"""Every place where a person is named by an id, and what becomes of it when two entries are merged.
A test compares the tables below with the schema: a new column says here what becomes of it."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Delete, Table, UniqueConstraint, and_, delete, exists, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Base

MOVED: Final = frozenset({
    "absence_asked.person_id",
    "absence_changes.actor_id",
    "absences.approver_id",
    "absences.decided_by_id",
    "absences.deputy_id",
    "absences.escalated_to_id",
    "absences.person_id",
    "away_periods.deputy_id",
    "away_periods.person_id",
    "balance_corrections.actor_id",
    "balance_corrections.person_id",
    "channel_settings.changed_by_id",
    "client_contacts.person_id",
    "comments.author_id",
    "deliveries.person_id",
    "desk_settings.changed_by_id",
    "files.uploader_id",
    "invitations.by_id",
    "mail_templates.changed_by_id",
    "message_refs.person_id",
    "mutes.person_id",
    "notifications.person_id",
    "people.deputy_id",
    "people.manager_id",
    "people_imports.by_id",
    "snoozes.person_id",
    "spoken_messages.person_id",
    "task_changes.actor_id",
    "task_comments.author_id",
    "task_delegations.by_id",
    "task_delegations.from_id",
    "task_delegations.to_id",
    "task_watchers.person_id",
    "tasks.assignee_id",
    "tasks.author_id",
    "team_members.person_id",
    "teams.lead_id",
    "ticket_changes.actor_id",
    "ticket_watchers.person_id",
    "tickets.assignee_id",
    "tickets.author_id",
    "tickets.contact_id",
    "vacation_accounts.person_id",
    "work_years.changed_by_id",
})  # fmt: skip
"""The other entry's from now on; where that has the same already, once."""
ENDED: Final = frozenset({
    "dead_addresses.person_id",
    "digest_days.person_id",
    "invitations.person_id",
    "one_time_links.person_id",
    "personal_tokens.person_id",
    "push_subscriptions.person_id",
    "sessions.person_id",
})  # fmt: skip
"""Ways in and marks of the entry that goes: they end with it."""
APART: Final = frozenset({"audit.actor_id", "telegram_links.person_id"})
"""The audit says who did what, as whom; Telegram accounts are one a person (R7)."""


def named() -> Iterator[Column[UUID]]:
    """Every column that names a person, from the schema."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table.name == "people" for key in column.foreign_keys):
                yield column


async def move(session: AsyncSession, goes: UUID, stays: UUID) -> None:
    """All that is moved. What the session holds of these rows is old afterwards."""
    for column in named():
        key = f"{column.table.name}.{column.name}"
        assert key in MOVED | ENDED | APART, f"{key}: say what becomes of it"
        if key not in MOVED:
            continue
        for others in _beside(column):
            await session.execute(_twins(column, others, goes, stays))
        moved = update(column.table).where(column == goes).values({column.name: stays})
        await session.execute(moved)


def _beside(column: Column[UUID]) -> Iterator[list[Column[object]]]:
    """The other columns of each unique key that the column is in."""
    table = column.table
    assert isinstance(table, Table)
    for each in table.constraints:
        if isinstance(each, UniqueConstraint) and column in list(each.columns):
            yield [other for other in each.columns if other is not column]


def _twins(column: Column[UUID], others: list[Column[object]], goes: UUID, stays: UUID) -> Delete:
    """What the other entry has already, and would have twice."""
    table = column.table
    twin = table.alias()
    same = [twin.c[each.name] == each for each in others]
    has = exists().where(and_(twin.c[column.name] == stays, *same))
    return delete(table).where(column == goes, has)
