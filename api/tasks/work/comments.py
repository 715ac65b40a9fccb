"""Words on a task: written, edited, and files that came later."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.activity import comments
from api.activity.comments import CommentLine
from api.errors import EmptyComment
from api.files.models import FileOwner
from api.objects import versioned
from api.principal import Principal
from api.tasks import errors, policy, service
from api.tasks.events import TaskCommented
from api.tasks.hanging import RESULT
from api.tasks.models import Task, TaskComment
from shared.contracts.comments import AttachFiles, CommentChange
from shared.contracts.tasks import TaskAction, TaskCommentDraft
from shared.contracts.telegram import ObjectKind


async def add(
    session: AsyncSession, actor: Principal, task: Task, draft: TaskCommentDraft, *, files: int
) -> CommentLine:
    """A comment, and the event that tells of it.

    Raises EmptyComment, TaskCancelled, UnknownFile, TooManyFiles.
    """
    if not comments.says_something(draft):
        raise EmptyComment
    _require_listeners(task)
    comment = await write(session, actor, task, draft, files=files)
    event = TaskCommented(by=actor.person_id, task_id=task.id, comment_id=comment.id)
    outbox.record(session, event)
    return comment


async def write(
    session: AsyncSession,
    actor: Principal,
    task: Task,
    draft: TaskCommentDraft,
    *,
    files: int,
    is_result: bool = False,
) -> CommentLine:
    """The comment alone, for acts whose own event tells of it."""
    holder = FileOwner(ObjectKind.TASK, task.id)
    comment = await comments.write(
        session,
        actor,
        TaskComment,
        holder,
        draft,
        files=files,
        line=RESULT if is_result else "",
        is_result=is_result,
    )
    await versioned.touch(session, task)
    return comment


async def change(
    session: AsyncSession, actor: Principal, task: Task, comment_id: UUID, new: CommentChange
) -> None:
    """Edit the own comment. Raises NotFound, NotAllowed, EmptyComment."""
    comment = await comments.one(session, TaskComment, task.id, comment_id)
    if await comments.reword(session, actor, comment, new):
        service.record_edit(session, actor, task, ["comment"])
        await session.flush()


async def attach_late(
    session: AsyncSession, actor: Principal, task: Task, parts: AttachFiles, *, files: int
) -> None:
    """Parts that came after their task or comment join it (T2).

    Raises NotFound, NotAllowed, TaskCancelled, UnknownFile, TooManyFiles.
    """
    _require_listeners(task)
    comment = None
    if parts.comment_id is not None:
        comment = await comments.one(session, TaskComment, task.id, parts.comment_id)
    grown = await comments.attach_late(
        session, actor, ObjectKind.TASK, (task, comment), parts, files=files
    )
    if grown:
        await service.note(session, task, actor, "text", *grown)
    service.record_edit(session, actor, task, ["files"])
    await session.flush()


def _require_listeners(task: Task) -> None:
    if not policy.possible(task.status, TaskAction.COMMENT):
        raise errors.TaskCancelled(status=task.status)
