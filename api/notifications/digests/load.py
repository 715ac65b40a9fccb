"""The facts of digests: a statement a kind of thing, for however many readers."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, case, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import QueryableAttribute, joinedload

from api.absences.models import Absence
from api.clock import now
from api.notifications.digests.facts import DeskFacts, RequestFact, TaskFact, TicketFact
from api.notifications.digests.models import DayState, DigestDay
from api.people.models import Person
from api.principal import Principal
from api.tasks.models import IS_OPEN as OPEN_TASK
from api.tasks.models import Task, TaskDelegation
from api.tickets.models import IS_OPEN, Ticket
from shared.contracts.absences import AbsenceStatus
from shared.contracts.people import PersonKind

SPARE: Final = timedelta(days=2)
"""Wider than any reader's day: `compose` says what of it is today and what is new."""


def _nearest(
    reaction: QueryableAttribute[Any], solution: QueryableAttribute[Any]
) -> ColumnElement[Any]:
    """Of the promises that still run."""
    return case(
        (Ticket.paused_at.is_not(None), None),
        (Ticket.reacted_at.is_(None), reaction),
        else_=solution,
    )


TICKET: Final[tuple[Any, ...]] = (
    Ticket.id,
    Ticket.number,
    Ticket.title,
    Ticket.status,
    Ticket.client_id,
    Ticket.contact_id,
    Ticket.author_id,
    Ticket.assignee_id,
    Ticket.team_id,
    Ticket.created_at,
    _nearest(Ticket.reaction_warn_at, Ticket.solution_warn_at).label("warn_at"),
    _nearest(Ticket.reaction_due_at, Ticket.solution_due_at).label("due_at"),
)
TASK: Final[tuple[QueryableAttribute[Any], ...]] = (
    Task.id,
    Task.number,
    Task.title,
    Task.assignee_id,
    Task.author_id,
    Task.due_at,
    Task.created_at,
)


async def facts(session: AsyncSession, readers: Collection[Principal], on: date) -> DeskFacts:
    """What the digests of these readers need; `on` is the earliest local date among them."""
    staff = {each.person_id for each in readers if each.is_employee}
    below = await _below(session, staff) if staff else {}
    since = await _since(session, {each.person_id for each in readers}, on)
    return DeskFacts(
        tasks=await _tasks(session, staff, set[UUID]().union(*below.values()), since.values()),
        tickets=await _tickets(session, readers),
        requests=await _requests(session, staff),
        names=await _names(session, set[UUID]().union(*below.values())),
        below=below,
        since=since,
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


async def _tasks(
    session: AsyncSession,
    staff: Collection[UUID],
    below: Collection[UUID],
    since: Iterable[datetime],
) -> tuple[TaskFact, ...]:
    """Of those who read what may be told: late, due soon or newly given. Of the people under them
    all, which are counted."""
    if not staff and not below:
        return ()
    given = (
        select(func.max(TaskDelegation.created_at))
        .where(TaskDelegation.task_id == Task.id)
        .scalar_subquery()
    )
    earliest = min(since, default=now())
    new = min(earliest, now() - SPARE)
    told = or_(Task.due_at < now() + SPARE, Task.created_at >= new, given >= new)
    doers = Task.assignee_id.in_(below) | Task.assignee_id.in_(staff) & told
    rows = await session.execute(select(*TASK, given.label("given_at")).where(doers, OPEN_TASK))
    return tuple(
        TaskFact(
            id=task.id,
            number=task.number,
            title=task.title,
            assignee_id=task.assignee_id,
            author_id=task.author_id,
            due_at=task.due_at,
            given_at=task.given_at or task.created_at,
        )
        for task in rows
    )


async def _tickets(session: AsyncSession, readers: Collection[Principal]) -> tuple[TicketFact, ...]:
    """Open ones that may stand in a digest of theirs, and nothing of a ticket beside its facts."""
    query = select(*TICKET).where(IS_OPEN, or_(*_of_readers(readers)))
    moment = now()
    return tuple(_ticket(row, moment) for row in await session.execute(query))


def _of_readers(readers: Collection[Principal]) -> Iterable[ColumnElement[bool]]:
    """What contacts' companies have, what employees work on, and of the queues what waits there
    for somebody who reads: `compose` decides by the policies what of it each is told."""
    if clients := set[UUID]().union(*(each.client_ids for each in readers)):
        yield Ticket.client_id.in_(clients)
    if people := [each.person_id for each in readers if each.is_employee]:
        yield Ticket.assignee_id.in_(people)
    if desk := [each for each in readers if each.is_agent or each.leads]:
        teams = set[UUID]().union(*(each.team_ids | each.leads for each in desk))
        queue = Ticket.team_id.is_(None) | Ticket.team_id.in_(teams)
        yield Ticket.assignee_id.is_(None) & queue
    yield false()


def _ticket(row: Row[*tuple[Any, ...]], moment: datetime) -> TicketFact:
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
        warn_at=row.warn_at,
        due_at=row.due_at,
        moment=moment,
    )


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
    """When each was told before that date, or had nothing to be told: the last day of each by
    the key, however many days were."""
    last = (
        select(DigestDay.created_at)
        .where(
            DigestDay.person_id == Person.id,
            DigestDay.kind == Person.kind,
            DigestDay.on < on,
            DigestDay.state.in_((DayState.TOLD, DayState.EMPTY)),
        )
        .order_by(DigestDay.on.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Person.id, last.label("told")).where(Person.id.in_(list(ids)))
    )
    return {row.id: row.told for row in rows if row.told is not None}
