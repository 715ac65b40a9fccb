"""Tasks of somebody who left: to whoever takes them over (D8)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.activity import history
from api.db import add_missing, new_id
from api.errors import VersionConflict
from api.objects import versioned
from api.tasks.events import TaskDelegated
from api.tasks.models import Task, TaskChange, TaskDelegation, TaskWatcher


async def pass_on(session: AsyncSession, task: Task, *, by: UUID | None, to: UUID) -> None:
    """A delegation that nobody below the leaver needs to make. Raises VersionConflict."""
    before = task.assignee_id
    if not await versioned.move(session, task, assignee_id=to):
        raise VersionConflict
    await history.add(session, TaskChange, task.id, by, "assignee", before, to)
    session.add(TaskDelegation(task_id=task.id, by_id=before, from_id=before, to_id=to))
    event = TaskDelegated(by=by, task_id=task.id, before=before, assignee_id=to)
    outbox.record(session, event)


async def watch(session: AsyncSession, task_ids: Collection[UUID], person_id: UUID) -> int:
    """The person hears what becomes of them; returns of how many."""
    if task_ids:
        rows = [{"id": new_id(), "object_id": each, "person_id": person_id} for each in task_ids]
        await add_missing(session, TaskWatcher, rows)
    return len(task_ids)
