"""Loading what choosing an approver asks of the company, for many people at once."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.deciding.approval import Company, Member
from api.people.calendar import presence
from api.people.calendar.presence import Away
from api.people.models import Person
from api.people.staff import tree
from shared.contracts.people import PersonKind, Role

DEPUTIES_DEEP = 5
"""A deputy who is away has a deputy too; nobody's chain is longer."""


async def around(session: AsyncSession, ids: Collection[UUID], keeper: Role) -> Company:
    """The tree above these people, the keepers, who of them is away, and their deputies."""
    keepers = tuple(
        await session.scalars(
            select(Person.id)
            .where(Person.kind == PersonKind.EMPLOYEE, Person.role == keeper, Person.active)
            .order_by(Person.id)
        )
    )
    lines = tree.above(ids)
    bosses = await session.scalars(select(lines.c.boss).distinct())
    wanted = {*ids, *bosses, *keepers}
    away: dict[UUID, Away] = {}
    known: set[UUID] = set()
    for _ in range(DEPUTIES_DEEP):
        found = await presence.away_now(session, wanted - known)
        known |= wanted
        away |= found
        wanted |= {each.deputy_id for each in found.values() if each.deputy_id}
        if wanted == known:
            break
    return Company(members=await _members(session, wanted), away=away, keepers=keepers)


async def lines_above(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """The managers of each at any height."""
    lines = tree.above(ids)
    found: dict[UUID, set[UUID]] = {each: set() for each in ids}
    for person_id, boss_id in await session.execute(select(lines.c.root, lines.c.boss)):
        found[person_id].add(boss_id)
    return {person_id: frozenset(above - {person_id}) for person_id, above in found.items()}


async def _members(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Member]:
    rows = await session.execute(
        select(Person.id, Person.manager_id, Person.active).where(
            Person.id.in_(ids), Person.kind == PersonKind.EMPLOYEE
        )
    )
    return {row.id: Member(manager_id=row.manager_id, active=row.active) for row in rows}
