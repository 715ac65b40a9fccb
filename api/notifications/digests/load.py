"""The facts of digests: a statement a kind of thing, for however many readers."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.absences.models import Absence
from api.notifications.digests.facts import DeskFacts, RequestFact, TaskFact, TicketFact
from api.notifications.digests.models import DayState, DigestDay
from api.people.models import Person
from api.principal import Principal
from api.tasks.models import Task, TaskDelegation
from api.tickets.models import Ticket
from shared.contracts.absences import AbsenceStatus
from shared.contracts.people import PersonKind
from shared.contracts.tasks import OPEN_TASKS
from shared.contracts.tickets import OPEN_STATUSES


async def facts(session: AsyncSession, readers: Collection[Principal], on: date) -> DeskFacts:
    """What the digests of these readers need; `on` is the earliest local date among them."""
    staff = {each.person_id for each in readers if each.is_employee}
    below = await _below(session, staff) if staff else {}
    doers = staff.union(*below.values()) if below else staff
    return DeskFacts(
        tasks=await _tasks(session, doers),
        tickets=await _tickets(session, readers),
        requests=await _requests(session, staff),
        names=await _names(session, set[UUID]().union(*below.values())),
        below=below,
        since=await _since(session, {each.person_id for each in readers}, on),
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


async def _tasks(session: AsyncSession, doers: Collection[UUID]) -> tuple[TaskFact, ...]:
    if not doers:
        return ()
    given = (
        select(func.max(TaskDelegation.created_at))
        .where(TaskDelegation.task_id == Task.id)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Task, given.label("given_at")).where(
            Task.assignee_id.in_(doers), Task.status.in_(OPEN_TASKS)
        )
    )
    return tuple(
        TaskFact(
            id=task.id,
            number=task.number,
            title=task.title,
            assignee_id=task.assignee_id,
            author_id=task.author_id,
            due_at=task.due_at,
            given_at=given_at or task.created_at,
        )
        for task, given_at in rows
    )


async def _tickets(session: AsyncSession, readers: Collection[Principal]) -> tuple[TicketFact, ...]:
    """All open ones if there is a reader of the desk; for contacts those of their companies."""
    query = select(Ticket).where(Ticket.status.in_(OPEN_STATUSES))
    if not any(each.is_agent or each.leads for each in readers):
        clients = set[UUID]().union(*(each.client_ids for each in readers))
        people = [each.person_id for each in readers if each.is_employee]
        query = query.where(Ticket.client_id.in_(clients) | Ticket.assignee_id.in_(people))
    return tuple(_ticket(row) for row in await session.scalars(query))


def _ticket(row: Ticket) -> TicketFact:
    warn_at, due_at = _nearest(row)
    return TicketFact(
        id=row.id,
        number=row.number,
        title=row.title,
        status=row.status,
        client_id=row.client_id,
        contact_id=row.contact_id,
        author_id=row.author_id,
        assignee_id=row.assignee_id,
        team_id=row.team_id,
        created_at=row.created_at,
        warn_at=warn_at,
        due_at=due_at,
    )


def _nearest(row: Ticket) -> tuple[datetime | None, datetime | None]:
    """Of the promises that still run."""
    if row.paused_at is not None:
        return None, None
    if row.reacted_at is None:
        return row.reaction_warn_at, row.reaction_due_at
    return row.solution_warn_at, row.solution_due_at


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


async def _names(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = await session.execute(select(Person.id, Person.name).where(Person.id.in_(list(ids))))
    return {row.id: row.name for row in rows}


async def _since(session: AsyncSession, ids: Iterable[UUID], on: date) -> dict[UUID, datetime]:
    """When each was told before that date, or had nothing to be told."""
    rows = await session.execute(
        select(DigestDay.person_id, func.max(DigestDay.created_at).label("told"))
        .where(
            DigestDay.person_id.in_(list(ids)),
            DigestDay.on < on,
            DigestDay.state.in_((DayState.TOLD, DayState.EMPTY)),
        )
        .group_by(DigestDay.person_id)
    )
    return {row.person_id: row.told for row in rows}
