"""Beginning and ending the work on a task: one table of moves, one way to make them."""

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.activity.comments import says_something
from api.clock import now
from api.principal import Principal
from api.tasks import policy, service
from api.tasks.events import TaskStatusChanged
from api.tasks.models import Task
from api.tasks.work import comments
from shared.contracts.tasks import TaskAction, TaskCommentDraft, TaskMove, TaskStatus


async def make(
    session: AsyncSession,
    actor: Principal,
    task: Task,
    action: TaskAction,
    order: TaskMove,
    *,
    files: int,
) -> None:
    """Move the task; the result or the reason becomes a comment with at most `files` files.

    Raises MoveNotAllowed, NotAllowed, VersionConflict, UnknownFile, TooManyFiles.
    """
    await service.require(session, actor, task, action, seen=order.version)
    old, new = task.status, policy.MOVES[action][1]
    completed_at = now() if new is TaskStatus.DONE else None
    await service.move(session, task, status=new, completed_at=completed_at)
    await service.note(session, task, actor, "status", old, new)
    said = TaskCommentDraft(
        text=order.text, file_ids=order.file_ids, missing_files=order.missing_files
    )
    comment = None
    if says_something(said):
        done = action is TaskAction.COMPLETE
        comment = await comments.write(session, actor, task, said, files=files, is_result=done)
    event = TaskStatusChanged(
        by=actor.person_id,
        task_id=task.id,
        old=old,
        new=new,
        comment_id=comment.id if comment else None,
    )
    outbox.record(session, event)
    await session.flush()
