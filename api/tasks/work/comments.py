"""Words on a task: written, edited, and files that came later."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.db import new_id
from api.errors import EmptyComment, NotAllowed, NotFound
from api.files import attachments
from api.files.models import Holder
from api.objects import versioned
from api.objects.words import clean, haystack_of, joined
from api.principal import Principal
from api.tasks import errors, policy, service
from api.tasks.events import TaskCommented
from api.tasks.models import Task, TaskComment
from shared.contracts.tasks import (
    AttachTaskFiles,
    TaskAction,
    TaskCommentChange,
    TaskCommentDraft,
)
from shared.contracts.telegram import ObjectKind


async def add(
    session: AsyncSession, actor: Principal, task: Task, draft: TaskCommentDraft, *, files: int
) -> UUID:
    """A comment, and the event that tells of it. Returns its id.

    Raises EmptyComment, TaskCancelled, UnknownFile, TooManyFiles.
    """
    if not says_something(draft):
        raise EmptyComment
    _require_listeners(task)
    comment = await write(session, actor, task, draft, files=files)
    event = TaskCommented(by=actor.person_id, task_id=task.id, comment_id=comment.id)
    outbox.record(session, event)
    await session.flush()
    return comment.id


async def write(
    session: AsyncSession,
    actor: Principal,
    task: Task,
    draft: TaskCommentDraft,
    *,
    files: int,
    is_result: bool = False,
) -> TaskComment:
    """The comment alone, for acts whose own event tells of it."""
    comment = TaskComment(
        id=new_id(),
        task_id=task.id,
        author_id=actor.person_id,
        text=clean(draft.text),
        is_result=is_result,
    )
    session.add(comment)
    await session.flush()
    holder = Holder(ObjectKind.TASK, task.id, comment.id)
    await attachments.take(session, actor, draft, holder, limit=files)
    await versioned.touch(session, task)
    return comment


def says_something(draft: TaskCommentDraft) -> bool:
    return bool(clean(draft.text) or draft.file_ids or draft.missing_files)


async def change(
    session: AsyncSession, actor: Principal, task: Task, comment_id: UUID, new: TaskCommentChange
) -> None:
    """Edit the own comment; the old text stays readable (T13).

    Raises NotFound, NotAllowed, EmptyComment.
    """
    comment = await _own(session, actor, task, comment_id)
    text = clean(new.text)
    if text == comment.text:
        return
    if not text and not await attachments.came_with(session, comment.id):
        raise EmptyComment
    comment.reword(text)
    service.record_edit(session, actor, task, ["comment"])
    await session.flush()


async def attach_late(
    session: AsyncSession, actor: Principal, task: Task, parts: AttachTaskFiles, *, files: int
) -> None:
    """Parts that came after their task or comment join it (T2), a caption as more text.

    Raises NotFound, NotAllowed, TaskCancelled, UnknownFile, TooManyFiles.
    """
    _require_listeners(task)
    comment = None
    if parts.comment_id is not None:
        comment = await _own(session, actor, task, parts.comment_id)
    elif task.author_id != actor.person_id:
        raise NotAllowed
    holder = Holder(ObjectKind.TASK, task.id, parts.comment_id)
    await attachments.take(session, actor, parts, holder, limit=files)
    if words := clean(parts.text):
        await _add_words(session, actor, task, comment, words)
    service.record_edit(session, actor, task, ["files"])
    await session.flush()


async def _add_words(
    session: AsyncSession, actor: Principal, task: Task, comment: TaskComment | None, words: str
) -> None:
    if comment is not None:
        await versioned.hold(session, comment, "text")
        comment.append(words)
        return
    await versioned.hold(session, task, "text", "title", "version")
    old, new = task.text, joined(task.text, words)
    haystack = haystack_of(task.number, task.title, new)
    await versioned.move(session, task, text=new, haystack=haystack)
    await service.note(session, task, actor, "text", old, new)


def _require_listeners(task: Task) -> None:
    if not policy.possible(task.status, TaskAction.COMMENT):
        raise errors.TaskCancelled(status=task.status)


async def _own(
    session: AsyncSession, actor: Principal, task: Task, comment_id: UUID
) -> TaskComment:
    comment = await session.get(TaskComment, comment_id)
    if comment is None or comment.task_id != task.id:
        raise NotFound
    if comment.author_id != actor.person_id:
        raise NotAllowed
    return comment
