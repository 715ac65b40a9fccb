"""Tasks, and the receipts for what is made of them."""

from uuid import UUID

from bot_staff.tasks.messages import heading
from shared.contracts.comments import AttachFiles
from shared.contracts.tasks import Task, TaskComment, TaskCommentDraft
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.contracts.tickets import Visibility
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Landing
from shared.telegram.inbox.drafts import Draft
from shared.telegram.inbox.made import Made, Noun, Receipt, Shown, shown
from shared.work import cards
from shared.work.rendering import file_lines
from shared.work.task_card import card_of, task_status
from shared.work.text import esc, fitting


async def _get(task_id: UUID, visit: Visit) -> Task:
    return await visit.api.tasks.get(task_id)


async def _attach(landing: Landing, more: Draft, visit: Visit) -> Task:
    parts = AttachFiles(
        file_ids=more.file_ids,
        missing_files=more.missing,
        comment_id=landing.comment_id,
        text=more.text,
    )
    return await visit.api.tasks.attach(landing.object_id, parts, key=visit.key)


async def _comment(
    task_id: UUID, draft: Draft, _: Visibility, key: str, visit: Visit
) -> Made[Task]:
    order = TaskCommentDraft(text=draft.text, file_ids=draft.file_ids, missing_files=draft.missing)
    said = await visit.api.tasks.comment(task_id, order, key=key)
    return Made(receipt=COMMENTED, object_id=task_id, comment_id=said.id, quiet=not said.files)


def _created(task: Task, _: UUID | None, visit: Visit) -> Shown:
    """Number, title, assignee, due date, files, and what may be done next."""
    return shown(cards.made_task(card_of(task), visit.reader))


def _commented(task: Task, comment_id: UUID | None, visit: Visit) -> Shown:
    """What was added, and where."""
    said = visit.t("task-commented", heading=heading(task, visit.t))
    return _with_files(said, task, comment_id, visit), None


def _moved(task: Task, comment_id: UUID | None, visit: Visit) -> Shown:
    """What the task is now, and the files of the word that went with it."""
    status = task_status(task.status, visit.t)
    said = visit.t("task-moved-to", heading=heading(task, visit.t), status=status)
    return _with_files(said, task, comment_id, visit), None


def _delegated(task: Task, _: UUID | None, visit: Visit) -> Shown:
    name = esc(task.assignee.name)
    return visit.t("delegate-done", heading=heading(task, visit.t), name=name), None


def _delegated_before(task: Task, _: UUID | None, visit: Visit) -> Shown:
    """The same person again changed nothing (D5)."""
    name = esc(task.assignee.name)
    return visit.t("delegate-same", heading=heading(task, visit.t), name=name), None


def _with_files(said: str, task: Task, comment_id: UUID | None, visit: Visit) -> str:
    found = [each for each in task.comments if each.id == comment_id]
    return fitting([said, *_files(found, visit)])


def _files(comments: list[TaskComment], visit: Visit) -> list[str]:
    return [line for each in comments for line in file_lines(each.files, visit.t)]


TASKS = Noun(kind=ObjectKind.TASK, get=_get, attach=_attach, comment=_comment)

CREATED = Receipt(name="task-created", noun=TASKS, drawn=_created, role=MessageRole.RECEIPT)
COMMENTED = Receipt(name="task-commented", noun=TASKS, drawn=_commented)
MOVED = Receipt(name="task-moved", noun=TASKS, drawn=_moved)
DELEGATED = Receipt(name="task-delegated", noun=TASKS, drawn=_delegated, joined=False)
DELEGATED_BEFORE = Receipt(
    name="task-delegated-before",
    noun=TASKS,
    drawn=_delegated_before,
    joined=False,
    followed=False,
)
