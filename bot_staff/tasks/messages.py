"""Messages about tasks: the card, and the list."""

from aiogram.types import InlineKeyboardMarkup

from shared.contracts.base import Page
from shared.contracts.tasks import Task, TaskRow
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.i18n import Translator, dates
from shared.telegram.chat.keyboards import below
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.work import cards
from shared.work.drawing.reader import Reader
from shared.work.rendering import total_line
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
    await visit.speak.show(cards.of_task(card_of(task), visit.reader), _about(task))


def list_text(title: str, page: Page[TaskRow], visit: Visit) -> str:
    """A line a task; the buttons below open them."""
    t, reader = visit.t, visit.reader
    if not page.items:
        return f"{bold(title)}\n{t('list-empty')}"
    lines = [_list_line(row, reader, t) for row in page.items]
    return fitting([bold(title), total_line(page, t), "", *lines])


def _list_line(row: TaskRow, reader: Reader, t: Translator) -> str:
    said = [t("card-heading", number=str(row.number), title=esc(row.title))]
    if row.assignee.id != reader.id:
        said.append(esc(row.assignee.name))
    if row.due_at:
        due = dates.moment(row.due_at, reader.timezone, t, reader.now)
        said.append(t("task-list-late" if row.overdue else "task-list-due", due=due))
    return " — ".join([*said, task_status(row.status, t)])


def _about(task: Task) -> About:
    return About(
        role=MessageRole.CARD, kind=ObjectKind.TASK, objects=[task.id], version=task.version
    )
