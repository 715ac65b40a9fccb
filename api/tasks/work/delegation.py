"""Handing a task to somebody below (D1–D6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.activity.comments import says_something
from api.http.paging import Found, Slice, slice_of
from api.people.calendar import presence
from api.people.calendar.presence import Away
from api.people.models import Person
from api.people.search import BY_NAME, containing
from api.people.staff import tree
from api.principal import Principal
from api.tasks import errors, lists, load, policy, service
from api.tasks.events import TaskDelegated
from api.tasks.models import IS_OPEN, Task, TaskDelegation
from api.tasks.work import comments
from shared.contracts.tasks import Delegate, TaskAction, TaskCommentDraft


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody the task may be handed to, with what choosing needs."""

    person: Person
    open_tasks: int
    overdue_tasks: int
    away: Away | None


async def hand_over(session: AsyncSession, actor: Principal, task: Task, order: Delegate) -> None:
    """The task goes to another assignee; of two managers one wins (D4).

    The same person again changes nothing (D5). Raises MoveNotAllowed, NotAllowed,
    VersionConflict, NotBelow, UnknownAssignee, AssigneeLeft, DelegationToSelf, DelegationCircle,
    AssigneeAbsent.
    """
    await service.require(session, actor, task, TaskAction.DELEGATE)
    if order.assignee_id == task.assignee_id:
        return
    if order.version is not None and order.version != task.version:
        raise service.conflict(task)
    person = await _chosen(session, actor, task, order.assignee_id)
    if not order.absent_ok:
        await _require_present(session, person)
    await _give(session, actor, task, person, order.comment)


async def _give(
    session: AsyncSession, actor: Principal, task: Task, person: Person, words: str
) -> None:
    before = task.assignee_id
    await service.move(session, task, assignee_id=person.id)
    await service.note(session, task, actor, "assignee", before, person.id)
    session.add(
        TaskDelegation(task_id=task.id, by_id=actor.person_id, from_id=before, to_id=person.id)
    )
    said = TaskCommentDraft(text=words)
    comment = None
    if says_something(said):
        comment = await comments.write(session, actor, task, said, files=0)
    event = TaskDelegated(
        by=actor.person_id,
        task_id=task.id,
        before=before,
        assignee_id=person.id,
        comment_id=comment.id if comment else None,
    )
    outbox.record(session, event)
    await session.flush()


async def _chosen(session: AsyncSession, actor: Principal, task: Task, person_id: UUID) -> Person:
    """The new assignee, if the actor may choose this one (D1, D6)."""
    if person_id == actor.person_id:
        raise errors.DelegationToSelf
    person = await service.worker(session, person_id)
    if person_id in await _handed_on(session, task):
        raise errors.DelegationCircle(assignee=person.name)
    is_below = select(Person.id).where(Person.id == person_id, _below(actor))
    if await session.scalar(is_below) is None:
        raise errors.NotBelow(assignee=person.name)
    return person


async def _require_present(session: AsyncSession, person: Person) -> None:
    away = (await presence.away_now(session, [person.id])).get(person.id)
    if away:
        raise errors.AssigneeAbsent(
            assignee=person.name, until=away.until.isoformat(), absence=away.kind
        )


async def candidates(
    session: AsyncSession, actor: Principal, task: Task, search: str, part: Slice
) -> Found[Candidate]:
    """Whom the actor may choose now, by name (D1).

    Raises MoveNotAllowed, NotAllowed, Invalid.
    """
    await service.require(session, actor, task, TaskAction.DELEGATE)
    barred = {actor.person_id, *await _handed_on(session, task)}
    wanted = select(Person).where(_below(actor), Person.active, Person.id.not_in(barred))
    if search.strip():
        wanted = wanted.where(containing(Person.name_key, search))
    found = await slice_of(session, wanted, BY_NAME, part)
    ids = [each.id for each in found.rows]
    away = await presence.away_now(session, ids)
    opened, late = await _load_of(session, ids)
    described = [
        Candidate(
            person=each,
            open_tasks=opened.get(each.id, 0),
            overdue_tasks=late.get(each.id, 0),
            away=away.get(each.id),
        )
        for each in found.rows
    ]
    return found.of(described)


async def _load_of(
    session: AsyncSession, ids: Sequence[UUID]
) -> tuple[dict[UUID, int], dict[UUID, int]]:
    """Open and overdue tasks of each."""
    late = func.count().filter(lists.overdue())
    rows = await session.execute(
        select(Task.assignee_id, func.count(), late)
        .where(Task.assignee_id.in_(ids), IS_OPEN)
        .group_by(Task.assignee_id)
    )
    counted = [(row[0], row[1], row[2]) for row in rows]
    return {each[0]: each[1] for each in counted}, {each[0]: each[2] for each in counted}


def _below(actor: Principal) -> ColumnElement[bool]:
    return Person.id.in_(select(tree.below(actor.person_id).c.id))


async def _handed_on(session: AsyncSession, task: Task) -> frozenset[UUID]:
    handovers = await load.handovers_of(session, task)
    return policy.who_handed_on(task.assignee_id, handovers)
