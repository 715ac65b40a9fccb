"""Whether anything in the desk speaks of a row that an import made: then it stays."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Base, table_of
from api.people.imports.models import ImportedRow
from api.people.models import Client, Person
from shared.contracts.imports import ImportOutcome

_BELONGING: Final = {"team_members", "client_contacts"}
"""What a row is made with and taken away with."""
_CHOSEN: Final = (
    Person.password_hash,
    Person.quiet_hours,
    Person.week,
    Person.digest,
    Person.digest_at,
)
"""What nobody has but by an act of the own. Channels are no sign: whoever is new is given some, and
whoever chose others has come in by a password, by Telegram or by a letter, which are."""


async def used_people(session: AsyncSession, import_id: UUID) -> set[UUID]:
    """Who of those made has done or got anything since. Managers are another question."""
    made = _made(import_id, is_company=False)
    found = await _named(session, made, Person, {"people"} | _BELONGING)
    chosen = or_(*[each.is_not(None) for each in _CHOSEN])
    found |= set(await session.scalars(select(Person.id).where(Person.id.in_(made), chosen)))
    # No foreign key says it: a duplicate was merged into one of these, and leads there.
    led = await session.scalars(
        select(Person.merged_into_id).where(Person.merged_into_id.in_(made)).distinct()
    )
    return found | {each for each in led if each}


async def used_companies(session: AsyncSession, import_id: UUID) -> set[UUID]:
    """Which of those made have a ticket, a contact or anything else."""
    return await _named(session, _made(import_id, is_company=True), Client, set())


def _made(import_id: UUID, *, is_company: bool) -> Select[Any]:
    return select(ImportedRow.object_id).where(
        ImportedRow.import_id == import_id,
        ImportedRow.outcome == ImportOutcome.NEW,
        ImportedRow.is_company.is_(is_company),
        ImportedRow.object_id.is_not(None),
    )


async def _named(
    session: AsyncSession, made: Select[Any], model: type[Base], owned: set[str]
) -> set[UUID]:
    """By every foreign key there is: rooms that are yet to be built are asked too."""
    found: set[UUID] = set()
    for column in _keys_to(model, owned):
        found |= set(await session.scalars(select(column).where(column.in_(made)).distinct()))
    return found


def _keys_to(model: type[Base], owned: set[str]) -> Iterator[ColumnElement[Any]]:
    target = table_of(model)
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is target and table.name not in owned:
                yield key.parent
