"""Rows that several administrators keep at once: who changes them holds them, and says which
version was seen."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from api.errors import VersionConflict
from api.people.models import Person
from shared.contracts.people import PersonKind, Role


class Entry(Protocol):
    """A row of a book."""

    id: Mapped[UUID]
    version: Mapped[int]


async def hold(
    session: AsyncSession, ids: Iterable[UUID], *, tree: bool = False, admins: bool = False
) -> None:
    """Nobody else changes these people until the transaction ends. `tree`: nor whom anybody is
    under, so that two at once make no circle; `admins`: nor who administers. All are locked in one
    order, whoever asks, and in one statement, so that nobody waits in a ring."""
    which: list[ColumnElement[bool]] = [Person.id.in_(set(ids))]
    if tree:
        which.append(Person.kind == PersonKind.EMPLOYEE)
    if admins:
        which.append(and_(Person.role == Role.ADMIN, Person.active))
    held = select(Person.id).where(or_(*which)).order_by(Person.id)
    await session.execute(held.with_for_update(key_share=True))


async def hold_entry(session: AsyncSession, book: type[Entry], entry_id: UUID) -> None:
    """The same of a company, a team, or whatever else has a version."""
    held = select(book.id).where(book.id == entry_id)
    await session.execute(held.with_for_update(key_share=True))


async def changed(session: AsyncSession, ids: Iterable[UUID]) -> None:
    """Of these people something has changed that is kept elsewhere: who is at their forms sees
    it."""
    await session.execute(
        update(Person)
        .where(Person.id.in_(sorted(set(ids))))
        .values(version=Person.version + 1)
        .execution_options(synchronize_session=False)
    )


def check(row: Entry, seen: int | None) -> None:
    """Raises VersionConflict when the caller saw another version than the present one."""
    if seen is not None and seen != row.version:
        raise VersionConflict(version=row.version)
