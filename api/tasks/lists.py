"""Many tasks by scope and filters, each within the caller's right."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.http.paging import slice_of
from api.objects.words import searched
from api.people.staff import tree
from api.principal import Principal
from api.tasks import load
from api.tasks.models import Task
from shared.contracts.priority import Priority
from shared.contracts.tasks import OPEN_TASKS, TaskScope, TaskSort, TaskStatus


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The filters of a list; empty ones filter nothing."""

    scope: TaskScope = TaskScope.ALL
    statuses: list[TaskStatus] = field(default_factory=list[TaskStatus])
    open: bool | None = None
    overdue: bool | None = None
    assignee_id: UUID | None = None
    author_id: UUID | None = None
    ticket_id: UUID | None = None
    due_before: datetime | None = None
    search: str = ""
    sort: TaskSort = TaskSort.DUE


async def page(
    session: AsyncSession, who: Principal, wanted: Wanted, limit: int, offset: int
) -> tuple[list[Task], int]:
    """The page and the count of all that match."""
    found = select(Task).where(load.seen_by(who), *_scope(who, wanted.scope))
    found = _filtered(found, wanted).options(*load.ROW).order_by(*ORDERS[wanted.sort], Task.id)
    rows, total = await slice_of(session, found, limit, offset)
    return list(rows), total


def _scope(who: Principal, scope: TaskScope) -> list[ColumnElement[bool]]:
    me = who.person_id
    match scope:
        case TaskScope.MINE:
            return [Task.assignee_id == me]
        case TaskScope.GIVEN:
            return [Task.author_id == me, Task.assignee_id != me]
        case TaskScope.PEOPLE:
            return [Task.assignee_id.in_(select(tree.below(me).c.id)), Task.assignee_id != me]
        case TaskScope.FOLLOWED:
            return [load.followed_by(who)]
        case TaskScope.ALL:
            return []


def _filtered(query: Select[Task], wanted: Wanted) -> Select[Task]:
    if wanted.statuses:
        query = query.where(Task.status.in_(wanted.statuses))
    if wanted.open is not None:
        query = query.where(IS_OPEN if wanted.open else ~IS_OPEN)
    if wanted.overdue is not None:
        late = overdue()
        query = query.where(late if wanted.overdue else ~late)
    if wanted.due_before is not None:
        query = query.where(Task.due_at < wanted.due_before)
    for column, value in (
        (Task.assignee_id, wanted.assignee_id),
        (Task.author_id, wanted.author_id),
        (Task.ticket_id, wanted.ticket_id),
    ):
        if value is not None:
            query = query.where(column == value)
    return query.where(*searched(Task.search_text, wanted.search))


IS_OPEN = Task.status.in_(OPEN_TASKS)


def overdue() -> ColumnElement[bool]:
    """`policy.is_overdue` as a condition."""
    return and_(IS_OPEN, Task.due_at.is_not(None), Task.due_at <= now())


_URGENCY = case({each: rank for rank, each in enumerate(reversed(Priority))}, value=Task.priority)
_BY_DUE = Task.due_at.asc().nulls_last()
ORDERS: dict[TaskSort, tuple[ColumnElement[Any], ...]] = {
    TaskSort.DUE: (_BY_DUE, _URGENCY),
    TaskSort.PRIORITY: (_URGENCY, _BY_DUE),
    TaskSort.UPDATED: (Task.updated_at.desc(),),
    TaskSort.CREATED: (Task.created_at.desc(),),
}
