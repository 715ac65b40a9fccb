"""Rows to contracts: what the caller may read of a task."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from api.activity.comments import CommentLine
from api.clock import now
from api.files.service import info as file_info
from api.people.models import Person
from api.people.views import ref
from api.principal import Principal
from api.tasks import hanging, load, models, policy
from api.tasks.policy import TaskFacts
from api.tasks.ports import TicketNumbers
from api.tasks.work.delegation import Candidate
from shared.contracts.people import PersonRef
from shared.contracts.tasks import Delegatee, Task, TaskComment, TaskRow, TicketOfTask


async def lines(
    session: AsyncSession, who: Principal, found: Sequence[Any], ticket_numbers: TicketNumbers
) -> list[TaskRow]:
    """Of the columns of `lists.LINES`; the numbers of their tickets are asked for all at once."""
    ids = {each.ticket_id for each in found if each.ticket_id}
    numbers = await ticket_numbers(session, who, ids) if ids else {}
    return [
        _row(
            each,
            PersonRef(id=each.author_id, name=each.author, kind=each.author_kind),
            PersonRef(id=each.assignee_id, name=each.assignee, kind=each.assignee_kind),
            numbers,
        )
        for each in found
    ]


def _row(
    task: models.Task | Row[Any],
    author: PersonRef,
    assignee: PersonRef,
    numbers: dict[UUID, int],
) -> TaskRow:
    link = None
    if task.ticket_id:
        link = TicketOfTask(id=task.ticket_id, number=numbers.get(task.ticket_id))
    return TaskRow(
        id=task.id,
        number=task.number,
        title=task.title,
        status=task.status,
        priority=task.priority,
        author=author,
        assignee=assignee,
        due_at=task.due_at,
        overdue=policy.is_overdue(task.status, task.due_at, now()),
        ticket=link,
        created_at=task.created_at,
        updated_at=task.updated_at,
        version=task.version,
    )


async def whole(
    session: AsyncSession, who: Principal, task: models.Task, ticket_numbers: TicketNumbers
) -> Task:
    """The task with everything on it. The caller may have lost sight of it by the very act that
    is being answered: what was shown then is shown once more."""
    await session.flush()
    return await shown(session, who, await load.fresh(session, task.id), ticket_numbers)


async def shown(
    session: AsyncSession, who: Principal, fresh: models.Task, ticket_numbers: TicketNumbers
) -> Task:
    """The same of a row that was read a moment ago."""
    found = await hanging.read(session, who, fresh)
    facts = hanging.facts(fresh, found)
    numbers = await ticket_numbers(session, who, {fresh.ticket_id} if fresh.ticket_id else set())
    head = _row(fresh, ref(fresh.author), ref(fresh.assignee), numbers)
    following = any(each.id == who.person_id for each in found.watchers)
    return Task(
        **{name: getattr(head, name) for name in TaskRow.__struct_fields__},
        text=fresh.text,
        files=[file_info(each) for each in found.files],
        comments=[comment(each) for each in found.comments],
        history=found.changes,
        watchers=found.watchers,
        allowed=policy.allowed(who, facts) if policy.may_see(who, facts, watches=following) else [],
        following=following,
        muted=found.muted,
        snoozed_until=found.snoozed_until,
        completed_at=fresh.completed_at,
        edited_at=fresh.edited_at,
    )


def created(who: Principal, task: models.Task, assignee: Person) -> Task:
    """A task that its caller has just made, with nothing on it yet: from what is in hand."""
    # Its author answers for it, whoever else does.
    facts = TaskFacts(
        status=task.status,
        author_id=task.author_id,
        assignee_id=task.assignee_id,
        above_author=frozenset(),
        above_assignee=frozenset(),
    )
    author = PersonRef(id=who.person_id, name=who.name, kind=who.kind)
    head = _row(task, author, ref(assignee), {})
    return Task(
        **{name: getattr(head, name) for name in TaskRow.__struct_fields__},
        text=task.text,
        files=[],
        comments=[],
        history=[],
        watchers=[],
        allowed=policy.allowed(who, facts),
        following=False,
        muted=False,
        completed_at=None,
    )


def comment(row: models.TaskComment | CommentLine) -> TaskComment:
    is_result = row.own == hanging.RESULT if isinstance(row, CommentLine) else row.is_result
    return TaskComment(
        id=row.id,
        author=ref(row.author),
        text=row.text,
        files=[file_info(each) for each in row.files],
        created_at=row.created_at,
        edited_at=row.edited_at,
        is_result=is_result,
        earlier=row.earlier,
    )


def delegatee(each: Candidate) -> Delegatee:
    return Delegatee(
        person=ref(each.person),
        open_tasks=each.open_tasks,
        overdue_tasks=each.overdue_tasks,
        absent_until=each.away.until if each.away else None,
        absence=each.away.kind if each.away else None,
    )
