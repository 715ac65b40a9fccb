"""Many tasks by scope and filters, each within the caller's right."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.clock import now
from api.http.paging import Found, Slice, lines_of
from api.objects.cursors import Order
from api.objects.words import searched
from api.people.models import Person
from api.people.staff import tree
from api.principal import Principal
from api.tasks import load
from api.tasks.models import IS_OPEN, Task
from shared.contracts.priority import Priority
from shared.contracts.tasks import TaskScope, TaskSort, TaskStatus

_AUTHOR, _ASSIGNEE = aliased(Person), aliased(Person)
LINES: Final = (
    select(
        Task.id,
        Task.number,
        Task.title,
        Task.status,
        Task.priority,
        Task.due_at,
        Task.ticket_id,
        Task.created_at,
        Task.updated_at,
        Task.version,
        Task.author_id,
        _AUTHOR.name.label("author"),
        _AUTHOR.kind.label("author_kind"),
        Task.assignee_id,
        _ASSIGNEE.name.label("assignee"),
        _ASSIGNEE.kind.label("assignee_kind"),
    )
    .join(_AUTHOR, _AUTHOR.id == Task.author_id)
    .join(_ASSIGNEE, _ASSIGNEE.id == Task.assignee_id)
)
"""What a line of a list shows, in columns: an entity each costs more than the database."""


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
    session: AsyncSession, who: Principal, wanted: Wanted, part: Slice
) -> Found[Row[Any]]:
    """The page's lines. Raises Invalid."""
    where = [*_scope(who, wanted.scope), *_filters(wanted)]
    return await lines_of(session, LINES, where, ORDERS[wanted.sort], part)


def _scope(who: Principal, scope: TaskScope) -> list[ColumnElement[bool]]:
    """Within the caller's right: whose tasks are narrower than it need not ask for it again."""
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
            return [load.seen_by(who)]


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.statuses:
        found.append(Task.status.in_(wanted.statuses))
    if wanted.open is not None:
        found.append(IS_OPEN if wanted.open else ~IS_OPEN)
    if wanted.overdue is not None:
        late = overdue()
        found.append(late if wanted.overdue else ~late)
    if wanted.due_before is not None:
        found.append(Task.due_at < wanted.due_before)
    found += [
        column == value
        for column, value in (
            (Task.assignee_id, wanted.assignee_id),
            (Task.author_id, wanted.author_id),
            (Task.ticket_id, wanted.ticket_id),
        )
        if value is not None
    ]
    return found + searched(Task.search_text, wanted.search)


def overdue() -> ColumnElement[bool]:
    """`policy.is_overdue` as a condition."""
    return and_(IS_OPEN, Task.due_at.is_not(None), Task.due_at <= now())


_URGENCY = case({each: rank for rank, each in enumerate(reversed(Priority))}, value=Task.priority)
ORDERS: Final = {
    TaskSort.DUE: Order("tasks due", Task.due_at, _URGENCY, Task.id),
    TaskSort.PRIORITY: Order("tasks priority", _URGENCY, Task.due_at, Task.id),
    TaskSort.UPDATED: Order("tasks updated", Task.updated_at, Task.id, down=True),
    TaskSort.CREATED: Order("tasks created", Task.created_at, Task.id, down=True),
}
