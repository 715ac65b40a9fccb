"""What would move if somebody were deactivated, and to whom: nothing is changed here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.balance import rules
from api.absences.deciding import approval, company
from api.absences.deciding.approval import Member
from api.absences.models import Absence
from api.departures import found, heirs, successor
from api.people import views
from api.people.models import Person, Team
from api.people.staff import employees
from api.people.staff.leaving import Leaving
from shared.contracts.departures import Belonging, Departure, Moving, MovingPart
from shared.contracts.people import PersonRef, TeamRef

SHOWN = 10
"""Of a part."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A thing with the id of whose it would be."""

    id: UUID
    title: str
    number: int | None = None
    to: UUID | None = None
    queue: TeamRef | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    what: Belonging
    total: int
    lines: Sequence[Line]


async def of(session: AsyncSession, person_id: UUID, to: UUID | None) -> Departure:
    """Raises NotFound, UnsuitableSuccessor."""
    person = await employees.get(session, person_id)
    leaving = Leaving(person_id=person_id, by=None, to=to)
    parts = [each for each in await _parts(session, leaving) if each.total]
    known = await _people(session, {line.to for part in parts for line in part.lines if line.to})
    return Departure(person=views.ref(person), parts=[_part(each, known) for each in parts])


async def _parts(session: AsyncSession, leaving: Leaving) -> list[Part]:
    who, to = leaving.person_id, leaving.to
    tickets, count = await _first(session, found.tickets(leaving))
    await successor.require(session, to, who, tickets=bool(count))
    everybody = await found.people(session)
    heir = to or heirs.heir_of(who, everybody)
    boss = heirs.boss_of(who, everybody)
    tasks, given = found.tasks(who), found.given(who)
    if heir:
        given = given.where(found.Task.assignee_id != heir)
    return [
        Part(
            what=Belonging.TICKETS,
            total=count,
            lines=[
                Line(
                    id=each.id,
                    number=each.number,
                    title=each.title,
                    to=to,
                    queue=views.team_ref(each.team) if each.team and not to else None,
                )
                for each in tickets
            ],
        ),
        await _numbered(session, Belonging.TASKS, tasks, heir),
        await _numbered(session, Belonging.GIVEN, given, heir),
        await _approvals(session, who),
        await _named(session, Belonging.DEPUTIES, found.stands_in(who), to),
        await _named(session, Belonging.DEPUTISED, found.deputised(who), to),
        await _named(session, Belonging.LEADS, found.leads(who), to),
        await _named(session, Belonging.SUBORDINATES, found.subordinates(who), boss),
        await _named(session, Belonging.TEAMS, found.teams(who), None),
    ]


async def _numbered(
    session: AsyncSession, what: Belonging, query: Select[Any], to: UUID | None
) -> Part:
    rows, count = await _first(session, query)
    lines = [Line(id=each.id, number=each.number, title=each.title, to=to) for each in rows]
    return Part(what=what, total=count, lines=lines)


async def _named(
    session: AsyncSession, what: Belonging, query: Select[Any], to: UUID | None
) -> Part:
    rows, count = await _first(session, query)
    lines = [
        Line(
            id=each.id,
            title=each.person.name if isinstance(each, Absence) else each.name,
            to=None if _whose(each) == to else to,
        )
        for each in rows
    ]
    return Part(what=what, total=count, lines=lines)


def _whose(row: Absence | Person | Team) -> UUID:
    """Nobody stands in for oneself."""
    return row.person_id if isinstance(row, Absence) else row.id


async def _approvals(session: AsyncSession, leaver_id: UUID) -> Part:
    """By the tree as it would be."""
    rows, count = await _first(session, found.approvals(leaver_id))
    chosen = await rules.load(session)
    org = await company.around(session, {each.person_id for each in rows}, chosen.last_approver)
    left = Member(
        manager_id=org.members[leaver_id].manager_id if leaver_id in org.members else None,
        active=False,
    )
    without = replace(org, members={**org.members, leaver_id: left})
    lines = [
        Line(
            id=each.id,
            title=each.person.name,
            to=approval.approver_of(each.person_id, without),
        )
        for each in rows
    ]
    return Part(what=Belonging.APPROVALS, total=count, lines=lines)


async def _first(session: AsyncSession, query: Select[Any]) -> tuple[list[Any], int]:
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    total = await session.scalar(counted) or 0
    return list(await session.scalars(query.limit(SHOWN))) if total else [], total


async def _people(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, PersonRef]:
    rows = await session.scalars(select(Person).where(Person.id.in_(list(ids))))
    return {each.id: views.ref(each) for each in rows}


def _part(part: Part, known: dict[UUID, PersonRef]) -> MovingPart:
    items = [
        Moving(
            id=each.id,
            number=each.number,
            title=each.title,
            to=known.get(each.to) if each.to else None,
            queue=each.queue,
        )
        for each in part.lines
    ]
    return MovingPart(what=part.what, total=part.total, items=items)
