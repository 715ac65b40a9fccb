"""Messages about tasks: the card, and the list."""

from datetime import UTC, datetime
from typing import Final

from aiogram.types import InlineKeyboardMarkup

from shared.contracts.base import Page
from shared.contracts.tasks import OPEN_TASKS, Task, TaskComment, TaskRow
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.i18n import Translator, dates
from shared.telegram.chat.keyboards import with_page
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
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
    await visit.speak.say(_card_text(task, visit), buttons(task, visit), about=_about(task))


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


def _about(task: Task) -> About:
    return About(
        role=MessageRole.CARD, kind=ObjectKind.TASK, objects=[task.id], version=task.version
    )
