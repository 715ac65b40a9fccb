"""Who hears of what happens to tasks, one function an event."""

from api.notifications.types.event_context import EventContext
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.task.facts import TaskNow
from api.tasks.events import (
    NEWS,
    TaskCommented,
    TaskCreated,
    TaskDelegated,
    TaskEdited,
    TaskEvent,
    TaskReminder,
    TaskStatusChanged,
)


def created(event: TaskCreated, now: EventContext) -> Candidates:
    """Who is to do it, and whoever was asked to watch."""
    if task := _task(event, now):
        yield event.assignee_id, Why.ASSIGNEE
        yield from _watchers(task)


def delegated(event: TaskDelegated, now: EventContext) -> Candidates:
    """Who got it, who had it, who gave it (D3)."""
    if task := _task(event, now):
        yield event.assignee_id, Why.ASSIGNEE
        yield event.before, Why.FORMER
        yield task.author_id, Why.AUTHOR
        yield from _watchers(task)


def spoken(event: TaskCommented | TaskStatusChanged, now: EventContext) -> Candidates:
    """Both sides of the task, and who follows."""
    if task := _task(event, now):
        yield task.assignee_id, Why.ASSIGNEE
        yield task.author_id, Why.AUTHOR
        yield from _watchers(task)


def edited(event: TaskEdited, now: EventContext) -> Candidates:
    """Both sides, when the work itself has changed."""
    task = _task(event, now)
    if task and not NEWS.isdisjoint(event.fields):
        yield task.assignee_id, Why.ASSIGNEE
        yield task.author_id, Why.AUTHOR
        yield from _watchers(task)


def reminded(event: TaskReminder, now: EventContext) -> Candidates:
    """Who does it; managers read of what is late in their digest (G6)."""
    if task := _task(event, now):
        yield task.assignee_id, Why.ASSIGNEE


def _task(event: TaskEvent, now: EventContext) -> TaskNow | None:
    task = now.subject_of(event)
    return task if isinstance(task, TaskNow) else None


def _watchers(task: TaskNow) -> Candidates:
    for person_id in sorted(task.watchers):
        yield person_id, Why.WATCHER
