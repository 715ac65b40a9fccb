"""Rows to contracts: what the caller may read of a task."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.activity import comments, history, mutes, snoozes, watchers
from api.clock import now
from api.files.service import info as file_info
from api.people.views import ref
from api.principal import Principal
from api.tasks import load, models, policy
from api.tasks.ports import TicketNumbers
from api.tasks.work.delegation import Candidate
from shared.contracts.tasks import Delegatee, Task, TaskComment, TaskRow, TicketOfTask


async def rows(
    session: AsyncSession,
    who: Principal,
    tasks: Iterable[models.Task],
    ticket_numbers: TicketNumbers,
) -> list[TaskRow]:
    """Lines of a list; the numbers of their tickets are asked for all at once."""
    found = list(tasks)
    ids = {each.ticket_id for each in found if each.ticket_id}
    numbers = await ticket_numbers(session, who, ids)
    return [_row(each, numbers) for each in found]


def _row(task: models.Task, numbers: dict[UUID, int]) -> TaskRow:
    link = None
    if task.ticket_id:
        link = TicketOfTask(id=task.ticket_id, number=numbers.get(task.ticket_id))
    return TaskRow(
        id=task.id,
        number=task.number,
        title=task.title,
        status=task.status,
        priority=task.priority,
        author=ref(task.author),
        assignee=ref(task.assignee),
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
    fresh = await load.fresh(session, task.id)
    facts = await load.facts(session, fresh)
    followers = await watchers.of(session, models.TaskWatcher, fresh.id)
    (head,) = await rows(session, who, [fresh], ticket_numbers)
    following = any(each.person_id == who.person_id for each in followers)
    return Task(
        **{name: getattr(head, name) for name in TaskRow.__struct_fields__},
        text=fresh.text,
        files=[file_info(each) for each in fresh.files],
        comments=[
            comment(each) for each in await comments.of(session, models.TaskComment, fresh.id)
        ],
        history=[
            history.entry(each) for each in await history.of(session, models.TaskChange, fresh.id)
        ],
        watchers=[ref(each.person) for each in followers],
        allowed=policy.allowed(who, facts) if policy.may_see(who, facts, watches=following) else [],
        following=following,
        muted=await mutes.is_muted(session, who, fresh.id),
        snoozed_until=await snoozes.until(session, who, fresh.id),
        completed_at=fresh.completed_at,
        edited_at=fresh.edited_at,
    )


def comment(row: models.TaskComment) -> TaskComment:
    return TaskComment(
        id=row.id,
        author=ref(row.author),
        text=row.text,
        files=[file_info(each) for each in row.files],
        created_at=row.created_at,
        edited_at=row.edited_at,
        is_result=row.is_result,
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
