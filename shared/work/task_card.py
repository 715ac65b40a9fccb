"""A task as its reader sees it in a messenger: heading, facts and buttons, as plain data.

The bot draws cards with these functions, and the delivery road its notices and stale messages; so
a card looks the same whoever sent it. All texts are plain: the side that sends them escapes them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.contracts.people import PersonRef
from shared.contracts.priority import Priority
from shared.contracts.tasks import Task, TaskAction, TaskRow, TaskStatus
from shared.i18n import Translator, dates
from shared.work.buttons import Rows, TaskButton, TaskPress, short
from shared.work.ticket_card import cut

LABEL_LIMIT = 60


@dataclass(frozen=True, kw_only=True)
class TaskCard:
    """What a card shows; `allowed` is what this very reader may do now."""

    id: UUID
    number: int
    title: str
    status: TaskStatus
    version: int
    author: PersonRef
    assignee: PersonRef
    priority: Priority = Priority.NORMAL
    due_at: datetime | None = None
    overdue: bool = False
    ticket: int | None = None
    """The number of the ticket it belongs to, for who may see that ticket."""
    allowed: frozenset[TaskAction] = frozenset()


@dataclass(frozen=True)
class Eyes:
    """Whose eyes the card is for, and when they look."""

    id: UUID
    timezone: str
    now: datetime


def card_of(task: TaskRow) -> TaskCard:
    """The facts of a task as the API told it; a row of a list knows nothing of it."""
    whole = task if isinstance(task, Task) else None
    return TaskCard(
        id=task.id,
        number=task.number,
        title=task.title,
        status=task.status,
        version=task.version,
        author=task.author,
        assignee=task.assignee,
        priority=task.priority,
        due_at=task.due_at,
        overdue=task.overdue,
        ticket=task.ticket.number if task.ticket else None,
        allowed=frozenset(whole.allowed) if whole else frozenset(),
    )


def task_heading(card: TaskCard, t: Translator) -> str:
    """`Task №12 · Title`, the first line of everything about a task."""
    return t("task-heading", number=str(card.number), title=card.title)


def task_status(status: TaskStatus, t: Translator) -> str:
    return t(f"task-status-{status.value.replace('_', '-')}")


def task_lines(card: TaskCard, eyes: Eyes, t: Translator) -> list[str]:
    """The facts below the heading."""
    lines = [t("task-state", status=task_status(card.status, t))]
    if card.due_at:
        due = dates.whole(card.due_at, eyes.timezone, t, eyes.now)
        lines.append(t("task-due-late" if card.overdue else "task-due", due=due))
    if card.priority is not Priority.NORMAL:
        lines.append(t("card-priority", priority=t(f"card-priority-{card.priority.value}")))
    lines.append(t("task-assignee", name=_name(card.assignee, eyes, t)))
    if card.author.id != card.assignee.id:
        lines.append(t("task-author", name=_name(card.author, eyes, t)))
    if card.ticket is not None:
        lines.append(t("task-ticket", number=str(card.ticket)))
    return lines


def _name(person: PersonRef, eyes: Eyes, t: Translator) -> str:
    return t("card-you") if person.id == eyes.id else person.name


ROWS = (
    ((TaskAction.START, TaskPress.START), (TaskAction.COMPLETE, TaskPress.DONE)),
    ((TaskAction.COMPLETE, TaskPress.RESULT),),
    ((TaskAction.COMMENT, TaskPress.COMMENT), (TaskAction.DELEGATE, TaskPress.DELEGATE)),
    ((TaskAction.REOPEN, TaskPress.REOPEN), (TaskAction.CANCEL, TaskPress.CANCEL)),
)
"""Which action each button does, row by row."""


def task_buttons(card: TaskCard, t: Translator) -> Rows:
    """Only what this reader may do now: a button that would be refused is not drawn."""
    rows: Rows = [
        [
            (t(f"task-press-{do.name.lower()}"), press(card, do))
            for action, do in row
            if action in card.allowed
        ]
        for row in ROWS
    ]
    return [row for row in rows if row]


def press(card: TaskCard, do: TaskPress) -> TaskButton:
    """The typed data of a button on this task at the version now shown."""
    return TaskButton(do=do, id=short(card.id), v=card.version)


def task_list_buttons(cards: Iterable[TaskCard], t: Translator) -> Rows:
    """A button a task; pressing it opens the card."""
    return [[(_list_label(card, t), press(card, TaskPress.OPEN))] for card in cards]


def _list_label(card: TaskCard, t: Translator) -> str:
    return cut(t("card-heading", number=str(card.number), title=card.title), LABEL_LIMIT)


def task_path(task_id: UUID) -> str:
    """The task's page inside the PWA."""
    return f"/tasks/{task_id}"
