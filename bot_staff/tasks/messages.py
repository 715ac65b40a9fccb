"""Messages about a task: the card, the list, the confirmations; each is remembered (C1)."""

from collections.abc import Sequence
from uuid import UUID

from aiogram.types import InlineKeyboardMarkup

from shared.contracts.base import Page
from shared.contracts.tasks import OPEN_TASKS, Task, TaskComment, TaskRow
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.i18n import Translator, dates
from shared.telegram.chat.keyboards import below
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Landing
from shared.work import cards
from shared.work.drawing.reader import Reader
from shared.work.rendering import file_lines
from shared.work.task_card import card_of, task_heading, task_status
from shared.work.text import bold, esc, fitting


def heading(task: TaskRow, t: Translator) -> str:
    """As HTML."""
    return esc(task_heading(card_of(task), t), 200)


def buttons(task: Task, visit: Visit) -> InlineKeyboardMarkup:
    """What this person may do with the task now, and the way to its page."""
    return below(cards.rows_of_task(card_of(task), visit.reader))


async def show_card(task: Task, visit: Visit) -> None:
    """A new message with the card; the delivery pipeline keeps it true from now on."""
    card = cards.of_task(card_of(task), visit.reader)
    await visit.speak.show(card, _about(task, MessageRole.CARD))


async def confirm_created(task: Task, visit: Visit, edit: int | None = None) -> int:
    """Number, title, assignee, due date, files, and what may be done next."""
    card = cards.made_task(card_of(task), visit.reader)
    return await visit.speak.show(card, _about(task, MessageRole.RECEIPT), edit=edit)


async def confirm_comment(
    task: Task,
    made: TaskComment,
    albums: Sequence[str],
    visit: Visit,
    edit: int | None = None,
) -> None:
    """Say what was added and where; late parts of the albums will join it (T2)."""
    about = _about(task, MessageRole.CONFIRMATION, made.id)
    said = visit.t("task-commented", heading=heading(task, visit.t))
    text = fitting([said, *file_lines(made.files, visit.t)])
    message_id = await visit.speak.say(text, about=about, edit=edit)
    await visit.collector.landed(albums, _landing(task, made, message_id))


async def confirm_moved(task: Task, albums: Sequence[str], visit: Visit) -> None:
    """Say what the task is now; late parts of the albums join the word that went with it (T2)."""
    status = task_status(task.status, visit.t)
    said = visit.t("task-moved-to", heading=heading(task, visit.t), status=status)
    word = task.comments[-1] if task.comments else None
    lines = [said, *(file_lines(word.files, visit.t) if word and albums else [])]
    about = _about(task, MessageRole.CONFIRMATION, word.id if word and albums else None)
    message_id = await visit.speak.say(fitting(lines), about=about)
    if word:
        await visit.collector.landed(albums, _landing(task, word, message_id))


def list_text(title: str, page: Page[TaskRow], visit: Visit) -> str:
    """A line a task; the buttons below open them."""
    t, reader = visit.t, visit.reader
    if not page.items:
        return f"{bold(title)}\n{t('list-empty')}"
    lines = [_list_line(row, reader, t) for row in page.items]
    return fitting([bold(title), t("list-total", count=page.total), "", *lines])


def _list_line(row: TaskRow, reader: Reader, t: Translator) -> str:
    said = [t("card-heading", number=str(row.number), title=esc(row.title))]
    if row.assignee.id != reader.id:
        said.append(esc(row.assignee.name))
    if row.due_at:
        due = dates.moment(row.due_at, reader.timezone, t, reader.now)
        said.append(t("task-list-late" if row.overdue else "task-list-due", due=due))
    if row.status not in OPEN_TASKS:
        said.append(task_status(row.status, t))
    return " — ".join(said)


def _landing(task: Task, comment: TaskComment, confirmation_id: int) -> Landing:
    return Landing(
        object_id=task.id,
        kind=ObjectKind.TASK,
        comment_id=comment.id,
        confirmation_id=confirmation_id,
    )


def _about(task: Task, role: MessageRole, comment_id: UUID | None = None) -> About:
    return About(
        role=role,
        kind=ObjectKind.TASK,
        objects=[task.id],
        version=task.version,
        comment_id=comment_id,
    )
