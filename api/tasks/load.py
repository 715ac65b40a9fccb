"""Finding one task by the caller's right, and what hangs on it."""

from collections.abc import Iterable
from functools import cache
from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, Uuid, bindparam, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from api.db import LARGEST_INTEGER
from api.engine.hot import Hot
from api.errors import NotFound
from api.people.models import Person
from api.people.staff import tree
from api.principal import Principal
from api.tasks.models import Task, TaskDelegation, TaskWatcher
from api.tasks.policy import Handover, TaskFacts
from shared.contracts.people import PersonRef
from shared.contracts.tasks import TaskOfTicket

ROW: tuple[ORMOption, ...] = (joinedload(Task.author), joinedload(Task.assignee))
_ME: Final = bindparam("me", type_=Uuid())
_OF_TICKET: Final = select(
    Task.id,
    Task.number,
    Task.title,
    Task.status,
    Task.assignee_id,
    Person.name.label("assignee"),
    Person.kind.label("assignee_kind"),
).join(Person, Person.id == Task.assignee_id)


async def fresh(session: AsyncSession, task_id: UUID) -> Task:
    """The task as it is now, whoever asks: for the answer to an act that was allowed."""
    return (await session.scalars(_whole(Task.id == task_id))).one()


async def visible(session: AsyncSession, who: Principal, task_id: UUID) -> Task:
    """The task, fresh; NotFound for a foreign one as for none."""
    return await _one(session, who, Task.id == task_id)


async def by_number(session: AsyncSession, who: Principal, number: int) -> Task:
    """As `visible`, by the human number."""
    if not 0 < number <= LARGEST_INTEGER:
        raise NotFound
    return await _one(session, who, Task.number == number)


async def _one(session: AsyncSession, who: Principal, which: ColumnElement[bool]) -> Task:
    task = await session.scalar(_whole(which, seen_by(who)))
    if task is None:
        raise NotFound
    return task


def _whole(*which: ColumnElement[bool]) -> Select[Task]:
    found = select(Task).where(*which).options(*ROW)
    return found.execution_options(populate_existing=True)


def seen_by(who: Principal) -> ColumnElement[bool]:
    """`policy.may_see` as a condition, for an employee; a test holds the two together."""
    return _seen(who.person_id, whole=who.is_admin, manages=who.manages)


def _seen(me: UUID | BindParameter[UUID], *, whole: bool, manages: bool) -> ColumnElement[bool]:
    if whole:
        return true()
    mine = or_(Task.author_id == me, Task.assignee_id == me, _followed(me))
    if not manages:
        return mine
    below = select(tree.below(me).c.id)
    return or_(mine, Task.assignee_id.in_(below), Task.author_id.in_(below))


def followed_by(who: Principal) -> ColumnElement[bool]:
    return _followed(who.person_id)


def _followed(me: UUID | BindParameter[UUID]) -> ColumnElement[bool]:
    watched = select(TaskWatcher.object_id).where(TaskWatcher.person_id == me)
    return Task.id.in_(watched)


async def facts_of(session: AsyncSession, tasks: Iterable[Task]) -> dict[UUID, TaskFacts]:
    """The tasks as the policy sees them, in one statement for all."""
    rows = list(tasks)
    above = await tree.managers(
        session, {p for row in rows for p in (row.author_id, row.assignee_id)}
    )
    return {
        row.id: TaskFacts(
            status=row.status,
            author_id=row.author_id,
            assignee_id=row.assignee_id,
            above_author=above.get(row.author_id, frozenset()),
            above_assignee=above.get(row.assignee_id, frozenset()),
        )
        for row in rows
    }


async def facts(session: AsyncSession, task: Task) -> TaskFacts:
    return (await facts_of(session, [task]))[task.id]


async def of_ticket(session: AsyncSession, who: Principal, ticket_id: UUID) -> list[TaskOfTicket]:
    """The tasks made of a ticket that the caller sees, for the room of tickets."""
    asked = _of_ticket(whole=who.is_admin, manages=who.manages)
    rows = await asked.rows(session, {"ticket_id": ticket_id, "me": who.person_id})
    return [
        TaskOfTicket(
            id=row.id,
            number=row.number,
            title=row.title,
            status=row.status,
            assignee=PersonRef(id=row.assignee_id, name=row.assignee, kind=row.assignee_kind),
        )
        for row in rows
    ]


@cache
def _of_ticket(*, whole: bool, manages: bool) -> Hot:
    """Every card of a ticket asks it: made once for each reach of a reader."""
    ours, seen = Task.ticket_id == bindparam("ticket_id"), _seen(_ME, whole=whole, manages=manages)
    return Hot(_OF_TICKET.where(ours, seen).order_by(Task.id))


async def handovers_of(session: AsyncSession, task: Task) -> list[Handover]:
    """Its delegations, the oldest first."""
    rows = await session.execute(
        select(TaskDelegation.by_id, TaskDelegation.to_id)
        .where(TaskDelegation.task_id == task.id)
        .order_by(TaskDelegation.id)
    )
    return [Handover(row.by_id, row.to_id) for row in rows]
