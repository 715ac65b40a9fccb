"""Whose balance of vacation a caller may see, and who changes it."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.balance import balance, rules
from api.clock import now
from api.errors import NotFound
from api.people.models import Person
from api.people.staff import tree
from api.principal import Principal
from shared.contracts import bounds
from shared.contracts.people import PersonKind
from shared.contracts.vacations import BalanceChange, VacationBalance


async def show(
    session: AsyncSession, who: Principal, person_id: UUID | None, on: date | None
) -> VacationBalance:
    """The own one, of people below, for an administrator of everybody. Raises NotFound and
    DateOutOfBounds."""
    bounds.check("on", on)
    person = await _employee(session, person_id or who.person_id)
    if not await _may_see(session, who, person.id):
        raise NotFound
    today = now().astimezone(ZoneInfo(person.timezone)).date()
    return await balance.of(session, person, await rules.load(session), on or today)


async def change(
    session: AsyncSession, actor: Principal, person_id: UUID, asked: BalanceChange
) -> None:
    """Raises NotFound, Invalid, EmptyReason."""
    await _employee(session, person_id)
    await balance.change(session, actor, person_id, asked)


async def _may_see(session: AsyncSession, who: Principal, person_id: UUID) -> bool:
    if who.is_admin or who.person_id == person_id:
        return True
    below = tree.below(who.person_id)
    return await session.scalar(select(below.c.id).where(below.c.id == person_id)) is not None


async def _employee(session: AsyncSession, person_id: UUID) -> Person:
    person = await session.get(Person, person_id)
    if person is None or person.kind is not PersonKind.EMPLOYEE:
        raise NotFound
    return person
