"""The facts of digests: a statement a kind of thing, for however many readers."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.absences.models import Absence
from api.notifications.digests import told
from api.notifications.digests.facts import DeskFacts, DoerFact, RequestFact
from api.people.models import Person
from api.principal import Principal
from api.tasks.models import IS_OPEN as OPEN_TASK
from api.tasks.models import Task
from shared.contracts.absences import AbsenceStatus
from shared.contracts.people import PersonKind

_DOERS: Final = (
    select(
        Person.id,
        Person.name,
        func.count().label("open"),
        func.sum(case((Task.due_at < bindparam("now"), 1), else_=0)).label("late"),
    )
    .join(Task, Task.assignee_id == Person.id)
    .where(Person.id.in_(bindparam("below", expanding=True)), OPEN_TASK)
    .group_by(Person.id, Person.name)
)


async def facts(
    session: AsyncSession, readers: Collection[Principal], on: date, moment: datetime
) -> DeskFacts:
    """What the digests of these readers need; `on` is the earliest local date among them."""
    staff = {each.person_id for each in readers if each.is_employee}
    managers = {each.person_id for each in readers if each.is_employee and each.manages}
    below = await _below(session, managers) if managers else {}
    asked = told.Asked(readers, on, moment)
    return DeskFacts(
        tasks=await told.tasks(session, asked) if staff else {},
        tickets=await told.tickets(session, asked),
        requests=await _requests(session, staff),
        doers=await _doers(session, set[UUID]().union(*below.values()), moment),
        below=below,
    )


async def _below(session: AsyncSession, managers: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Everybody under each of them, from one reading of the tree; a circle ends where it began."""
    rows = await session.execute(
        select(Person.id, Person.manager_id).where(
            Person.kind == PersonKind.EMPLOYEE, Person.active
        )
    )
    direct: dict[UUID, list[UUID]] = {}
    for person_id, manager_id in rows:
        if manager_id is not None:
            direct.setdefault(manager_id, []).append(person_id)
    return {each: _tree(each, direct) for each in managers if each in direct}


def _tree(top: UUID, direct: dict[UUID, list[UUID]]) -> frozenset[UUID]:
    found: set[UUID] = set()
    waiting = list(direct[top])
    while waiting:
        each = waiting.pop()
        if each not in found and each != top:
            found.add(each)
            waiting += direct.get(each, [])
    return frozenset(found)


async def _doers(
    session: AsyncSession, below: Collection[UUID], moment: datetime
) -> Mapping[UUID, DoerFact]:
    """Who of them has open tasks, and how many."""
    if not below:
        return {}
    rows = await session.execute(_DOERS, {"below": list(below), "now": moment})
    return {row.id: DoerFact(name=row.name, open=row.open, late=row.late) for row in rows}


async def _requests(session: AsyncSession, staff: Collection[UUID]) -> tuple[RequestFact, ...]:
    if not staff:
        return ()
    asked = Absence.approver_id.in_(staff) | Absence.escalated_to_id.in_(staff)
    rows = await session.scalars(
        select(Absence)
        .where(Absence.status == AbsenceStatus.PENDING, asked)
        .options(joinedload(Absence.person))
        .order_by(Absence.id)
    )
    return tuple(
        RequestFact(
            id=row.id,
            who=row.person.name,
            kind=row.kind,
            start=row.start,
            end=row.end,
            start_half=row.start_half,
            end_half=row.end_half,
            person_id=row.person_id,
            status=row.status,
            begun=False,
            approver_id=row.approver_id,
            escalated_to_id=row.escalated_to_id,
        )
        for row in rows
    )
