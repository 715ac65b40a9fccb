"""A task as its reader sees it in a messenger: heading, facts and buttons, as plain data.

The bot draws with these functions, and the delivery pipeline its notices and stale messages.
`cards.py` makes a whole card of it. All texts are plain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.contracts.people import PersonRef
from shared.contracts.priority import Priority
from shared.contracts.tasks import Task, TaskAction, TaskComment, TaskRow, TaskStatus
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator
from shared.work.buttons import Rows, TaskButton, TaskPress, short
from shared.work.drawing.files import File, files_of
from shared.work.drawing.reader import Reader
from shared.work.notify_controls import Chosen, chosen, notify_controls_of, notify_rows
from shared.work.text import cut

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
    text: str = ""
    edited: bool = False
    files: tuple[File, ...] = ()
    comments: Sequence[TaskComment] = ()
    """The last ones at least, the oldest first."""
    mine: Chosen = field(default_factory=Chosen)


def card_of(task: TaskRow) -> TaskCard:
    """The facts of a task as the API told it; a row of a list knows nothing of it."""
    whole = _whole(task) if isinstance(task, Task) else {}
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
        **whole,
    )


def _whole(task: Task) -> dict[str, Any]:
    return {
        "allowed": frozenset(task.allowed),
        "text": task.text,
        "edited": task.edited_at is not None,
        "files": files_of(task.files),
        "comments": task.comments,
        "mine": chosen(task),
    }


def task_heading(card: TaskCard, t: Translator) -> str:
    """`Task №12 · Title`, the first line of everything about a task."""
    return t("task-heading", number=str(card.number), title=card.title)


def task_status(status: TaskStatus, t: Translator) -> str:
    return t(f"task-status-{status.value.replace('_', '-')}")


def task_lines(card: TaskCard, reader: Reader) -> list[str]:
    """The facts below the heading."""
    t = reader.t
    lines = [t("task-state", status=task_status(card.status, t))]
    if card.due_at:
        late = "task-due-late" if card.overdue else "task-due"
        lines.append(t(late, due=reader.by(card.due_at)))
    if card.priority is not Priority.NORMAL:
        lines.append(t("card-priority", priority=t(f"card-priority-{card.priority.value}")))
    lines.append(t("task-assignee", name=reader.called(card.assignee)))
    if card.author.id != card.assignee.id:
        lines.append(t("task-author", name=reader.called(card.author)))
    if card.ticket is not None:
        lines.append(t("task-ticket", number=str(card.ticket)))
    return lines


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


def notify_buttons(card: TaskCard, reader: Reader) -> Rows:
    """How much of it to hear (N3)."""
    return notify_rows(notify_controls_of(card, ObjectKind.TASK, card.mine), reader)


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
