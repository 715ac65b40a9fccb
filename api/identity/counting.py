"""How much of a person there is, by kinds, for whoever decides about it."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Table, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Base
from shared.contracts.identity import Counted

KINDS: Final[Mapping[str, Sequence[str]]] = {
    "tickets": ("tickets.contact_id", "tickets.author_id", "tickets.assignee_id"),
    "comments": ("comments.author_id",),
    "notes": ("task_comments.author_id",),
    "tasks": ("tasks.author_id", "tasks.assignee_id"),
    "absences": ("absences.person_id",),
    "files": ("files.uploader_id",),
    "companies": ("client_contacts.person_id",),
    "teams": ("team_members.person_id",),
    "subordinates": ("people.manager_id",),
    "telegram": ("telegram_links.person_id",),
    "deliveries": ("deliveries.person_id",),
    "notices": ("notifications.person_id",),
    "messages": ("message_refs.person_id", "spoken_messages.person_id"),
}
"""Columns of one table a kind, but for messages, which are two."""


async def of(session: AsyncSession, person_id: UUID, kinds: Sequence[str]) -> list[Counted]:
    """Those of which there is something, in this order, in one statement."""
    parts = [
        select(literal(kind).label("kind"), func.count().label("total"))
        .select_from(table)
        .where(or_(*(table.c[name] == person_id for name in columns)))
        for kind in kinds
        for table, columns in _tables(KINDS[kind])
    ]
    totals: dict[str, int] = {}
    for row in await session.execute(union_all(*parts)):
        totals[row.kind] = totals.get(row.kind, 0) + row.total
    return [Counted(what=kind, total=totals[kind]) for kind in kinds if totals[kind]]


def _tables(columns: Sequence[str]) -> list[tuple[Table, list[str]]]:
    found: dict[str, list[str]] = {}
    for each in columns:
        table, name = each.split(".")
        found.setdefault(table, []).append(name)
    return [(Base.metadata.tables[table], names) for table, names in found.items()]
