"""Who may do what with a task: pure, and the same for page, API, bot and notice (X1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.principal import Principal
from shared.contracts.tasks import OPEN_TASKS, TaskAction, TaskStatus

S = TaskStatus

MOVES: dict[TaskAction, tuple[frozenset[TaskStatus], TaskStatus]] = {
    TaskAction.START: (frozenset({S.NEW}), S.IN_PROGRESS),
    TaskAction.COMPLETE: (OPEN_TASKS, S.DONE),
    TaskAction.REOPEN: (frozenset({S.DONE, S.CANCELLED}), S.IN_PROGRESS),
    TaskAction.CANCEL: (OPEN_TASKS, S.CANCELLED),
}
"""The moves: from which statuses, and where to."""


@dataclass(frozen=True, kw_only=True)
class TaskFacts:
    """What the policy needs to know of a task, as plain data."""

    status: TaskStatus
    author_id: UUID
    assignee_id: UUID
    above_author: frozenset[UUID]
    """The author's managers, at any height."""
    above_assignee: frozenset[UUID]


@dataclass(frozen=True)
class Handover:
    """One delegation: who handed the task on, and to whom."""

    by_id: UUID
    to_id: UUID


def is_overdue(status: TaskStatus, due_at: datetime | None, moment: datetime) -> bool:
    """Whether it is still to be done and its time is over."""
    return status in OPEN_TASKS and due_at is not None and due_at <= moment


def may_see(who: Principal, task: TaskFacts, *, watches: bool = False) -> bool:
    """The author, the assignee, who follows, the managers above both, and administrators; a
    contact never."""
    if not who.is_employee:
        return False
    return watches or _works_on(who, task) or _answers_for(who, task)


def allowed(who: Principal, task: TaskFacts) -> list[TaskAction]:
    """Everything the caller may do now, in the order in which it is shown."""
    return [each for each in TaskAction if allows(who, task, each)]


def allows(who: Principal, task: TaskFacts, action: TaskAction) -> bool:
    """Whether the caller, who sees the task, may do this now."""
    return possible(task.status, action) and entitled(who, task, action)


def possible(status: TaskStatus, action: TaskAction) -> bool:
    """Whether anybody could do this to a task in that status."""
    match action:
        case TaskAction.FOLLOW | TaskAction.MUTE:
            return True
        case TaskAction.COMMENT:
            return status is not S.CANCELLED
        case TaskAction.EDIT | TaskAction.DELEGATE | TaskAction.SNOOZE:
            return status in OPEN_TASKS
        case _:
            return status in MOVES[action][0]


def entitled(who: Principal, task: TaskFacts, action: TaskAction) -> bool:
    """Whether this is the caller's to do, if the status allows it.

    Who works on a task begins and ends it; who answers for it also changes and cancels it. Only
    a manager delegates (D1). Both sides hear of it anyway, so the others alone follow.
    """
    works, answers = _works_on(who, task), _answers_for(who, task)
    match action:
        case TaskAction.COMMENT | TaskAction.MUTE | TaskAction.SNOOZE:
            return True
        case TaskAction.FOLLOW:
            return who.person_id not in (task.author_id, task.assignee_id)
        case TaskAction.START | TaskAction.COMPLETE:
            return works or answers
        case TaskAction.EDIT | TaskAction.CANCEL:
            return answers
        case TaskAction.REOPEN:
            return answers or (works and task.status is S.DONE)
        case TaskAction.DELEGATE:
            return who.manages and (works or answers)


def _works_on(who: Principal, task: TaskFacts) -> bool:
    return who.person_id == task.assignee_id


def _answers_for(who: Principal, task: TaskFacts) -> bool:
    above = task.above_author | task.above_assignee
    return who.is_admin or who.person_id == task.author_id or who.person_id in above


def who_handed_on(assignee_id: UUID, handovers: Iterable[Handover]) -> frozenset[UUID]:
    """Those through whose hands the task came to its assignee: it must not return to them (D6).

    `handovers` are the task's delegations, the oldest first. The chain is read backwards: who
    gave it to the assignee, who had given it to that one, and so on.
    """
    givers: set[UUID] = set()
    holder = assignee_id
    for each in reversed(list(handovers)):
        if each.to_id == holder:
            givers.add(each.by_id)
            holder = each.by_id
    return frozenset(givers)
