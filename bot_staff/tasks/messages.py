"""Messages about a task: the card, the list, the confirmations; each is remembered (C1)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from aiogram.types import InlineKeyboardMarkup

from shared.contracts.base import Page
from shared.contracts.tasks import OPEN_TASKS, Task, TaskComment, TaskRow
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.i18n import Translator, dates
from shared.telegram.chat.keyboards import with_page
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Landing
from shared.work.bells import bell_of, chosen
from shared.work.rendering import file_lines
from shared.work.task_card import (
    Eyes,
    card_of,
    task_buttons,
    task_heading,
    task_lines,
    task_path,
    task_status,
)
from shared.work.text import bold, esc, fitting, quote

LAST_COMMENTS: Final = 3
COMMENT_LIMIT: Final = 400


def eyes_of(visit: Visit) -> Eyes:
    """The person's own, at this moment."""
    return Eyes(visit.me.id, visit.me.timezone, datetime.now(UTC))


def heading(task: TaskRow, t: Translator) -> str:
    """As HTML."""
    return esc(task_heading(card_of(task), t), 200)


def buttons(task: Task, visit: Visit) -> InlineKeyboardMarkup:
    """What this person may do with the task now, and the way to its page."""
    card = card_of(task)
    bells = visit.bells(bell_of(task, ObjectKind.TASK, chosen(task)))
    rows = [*task_buttons(card, visit.t), *bells]
    return with_page(rows, task_path(task.id), visit.t, visit.base_url)


async def show_card(task: Task, visit: Visit) -> None:
    """A new message with the card; the delivery road keeps it true from now on."""
    await visit.speak.say(
        _card_text(task, visit), buttons(task, visit), about=_about(task, MessageRole.CARD)
    )


def _card_text(task: Task, visit: Visit) -> str:
    card = card_of(task)
    lines = [bold(task_heading(card, visit.t))]
    lines += map(esc, task_lines(card, eyes_of(visit), visit.t))
    if task.text:
        lines.append(quote(task.text))
    lines += file_lines(task.files, visit.t)
    for comment in task.comments[-LAST_COMMENTS:]:
        lines += ["", *_comment_lines(comment, visit)]
    return fitting(lines)


def _comment_lines(comment: TaskComment, visit: Visit) -> list[str]:
    mine = comment.author.id == visit.me.id
    name = visit.t("card-you") if mine else esc(comment.author.name)
    key = "task-result-by" if comment.is_result else "card-comment"
    text = [quote(comment.text, COMMENT_LIMIT)] if comment.text else []
    return [visit.t(key, name=name), *text, *file_lines(comment.files, visit.t)]


async def confirm_created(task: Task, visit: Visit, edit: int | None = None) -> int:
    """Number, title, assignee, due date, files, and what may be done next."""
    card = card_of(task)
    lines = [visit.t("task-created"), bold(task_heading(card, visit.t))]
    lines += map(esc, task_lines(card, eyes_of(visit), visit.t))
    lines += file_lines(task.files, visit.t)
    about = _about(task, MessageRole.RECEIPT)
    return await visit.speak.say(fitting(lines), buttons(task, visit), about=about, edit=edit)


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
    t, eyes = visit.t, eyes_of(visit)
    if not page.items:
        return f"{bold(title)}\n{t('list-empty')}"
    lines = [_list_line(row, eyes, t) for row in page.items]
    return fitting([bold(title), t("list-total", count=page.total), "", *lines])


def _list_line(row: TaskRow, eyes: Eyes, t: Translator) -> str:
    said = [t("card-heading", number=str(row.number), title=esc(row.title))]
    if row.assignee.id != eyes.id:
        said.append(esc(row.assignee.name))
    if row.due_at:
        due = dates.moment(row.due_at, eyes.timezone, t, eyes.now)
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
