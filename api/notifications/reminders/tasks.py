"""Due dates of tasks that come near, and that pass: told to who does the task (Q10)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.clock import now
from api.db import Database
from api.notifications.reminders import reminder_log, rules
from api.notifications.reminders.reminder_log import Due
from api.objects import quarantine
from api.people.calendar import schedules
from api.people.calendar.workdays import WorkTime
from api.settings import Settings
from api.tasks.events import TaskDueSoon, TaskOverdue
from api.tasks.models import Task, TaskChange
from shared.contracts.tasks import OPEN_TASKS

KIND = "task"
AHEAD = timedelta(days=31)
"""No due date beyond is near: a working week and the longest holidays fit in."""
ANNOUNCED = ("due_at", "assignee")
"""Changes with which the assignee reads the due date anyway."""


class Step(StrEnum):
    SOON = "soon"
    OVERDUE = "overdue"


def step(due_at: datetime, work: WorkTime, soon_minutes: int, at: datetime) -> Step | None:
    """What the moment asks for: nothing outside the assignee's working hours. Pure."""
    if not work.is_working_at(at):
        return None
    if at >= due_at:
        return Step.OVERDUE
    return Step.SOON if _is_near(due_at, work, soon_minutes, at) else None


def _is_near(due_at: datetime, work: WorkTime, soon_minutes: int, at: datetime) -> bool:
    return due_at <= work.add_working_minutes(at, soon_minutes)


async def run(database: Database, settings: Settings) -> int:
    """Record what is due; returns how many events that were."""
    at = now()
    async with database.reads() as session:
        soon_minutes = (await rules.load(session)).soon_minutes
        times = await schedules.work_times(session, settings)
        due: list[Due] = []
        for task, since in await _running(session, at):
            with quarantine.one("due date", task_id=task.id):
                work = times.of(task.assignee)
                if task.due_at and (reached := step(task.due_at, work, soon_minutes, at)):
                    due.append(_due(task, reached, since, work, soon_minutes))
    return await reminder_log.record(database, due)


async def _running(session: AsyncSession, at: datetime) -> Iterable[tuple[Task, datetime]]:
    """Open tasks of which the step that may be reached now was not told, with the moment at
    which the assignee last read the due date."""
    reached = case((Task.due_at <= at, literal(Step.OVERDUE.value)), else_=Step.SOON.value)
    announced = (
        select(func.max(TaskChange.created_at))
        .where(TaskChange.object_id == Task.id, TaskChange.field.in_(ANNOUNCED))
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Task, func.coalesce(announced, Task.created_at))
        .where(
            Task.status.in_(OPEN_TASKS),
            Task.due_at <= at + AHEAD,
            ~reminder_log.is_told(Task.id, KIND, reached, Task.due_at),
        )
        .options(joinedload(Task.assignee))
    )
    return [(task, since) for task, since in rows]


def _due(task: Task, reached: Step, since: datetime, work: WorkTime, soon_minutes: int) -> Due:
    """Who was given a date that was near already has just read it: no second word says so."""
    assert task.due_at is not None, "only tasks with a due date are asked for"
    read = reached is Step.SOON and _is_near(task.due_at, work, soon_minutes, since)
    told = TaskDueSoon if reached is Step.SOON else TaskOverdue
    return Due(
        object_id=task.id,
        kind=KIND,
        threshold=reached,
        deadline=task.due_at,
        event=None if read else told(by=None, task_id=task.id, deadline=task.due_at),
    )
