"""Employees' tasks on the wire."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.absences import AbsenceKind
from shared.contracts.base import Answer, Ask
from shared.contracts.files import FileInfo, MissingFile
from shared.contracts.history import HistoryEntry
from shared.contracts.limits import Ids, Many, Number, Text, Title
from shared.contracts.people import PersonRef
from shared.contracts.priority import Priority


class TaskStatus(StrEnum):
    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"


OPEN_TASKS = frozenset({TaskStatus.NEW, TaskStatus.IN_PROGRESS})


class TaskScope(StrEnum):
    """Whose tasks a list shows; every one of them holds only what the caller may see."""

    MINE = "mine"
    """Assigned to me."""
    GIVEN = "given"
    """Written by me for somebody else."""
    PEOPLE = "people"
    """Of everybody below me, at any depth."""
    FOLLOWED = "followed"
    ALL = "all"


class TaskSort(StrEnum):
    DUE = "due"
    """The nearest due date first, undated last, then by priority."""
    PRIORITY = "priority"
    UPDATED = "-updated_at"
    CREATED = "-created_at"


class TaskAction(StrEnum):
    """What the caller may do with the task now; the policy computes it, nobody else."""

    START = "start"
    COMPLETE = "complete"
    REOPEN = "reopen"
    CANCEL = "cancel"
    DELEGATE = "delegate"
    EDIT = "edit"
    COMMENT = "comment"
    FOLLOW = "follow"


class TicketOfTask(Answer, frozen=True):
    """The ticket a task belongs to; `number` is None for who may not see that ticket."""

    id: UUID
    number: int | None


class TaskOfTicket(Answer, frozen=True):
    """A task on the page of the ticket it belongs to."""

    id: UUID
    number: int
    title: str
    status: TaskStatus
    assignee: PersonRef


class TaskRow(Answer, frozen=True):
    """A task in a list."""

    id: UUID
    number: int
    title: str
    status: TaskStatus
    priority: Priority
    author: PersonRef
    assignee: PersonRef
    due_at: datetime | None
    overdue: bool
    ticket: TicketOfTask | None
    created_at: datetime
    updated_at: datetime
    version: int


class TaskComment(Answer, frozen=True):
    id: UUID
    author: PersonRef
    text: str
    files: list[FileInfo]
    created_at: datetime
    edited_at: datetime | None
    is_result: bool = False
    """The word that went with completing."""
    earlier: list[str] = []


class Task(TaskRow, frozen=True):
    """The whole task."""

    text: str
    files: list[FileInfo]
    comments: list[TaskComment]
    history: list[HistoryEntry]
    watchers: list[PersonRef]
    actions: list[TaskAction]
    following: bool
    muted: bool
    completed_at: datetime | None
    snoozed_until: datetime | None = None
    """When the caller, who put it off, is told of it again."""
    edited_at: datetime | None = None


class TaskDraft(Ask, frozen=True):
    """A new task. `title` is cut from the text when absent (T5); no assignee means the caller."""

    title: Title | None = None
    text: Text = ""
    assignee_id: UUID | None = None
    priority: Priority = Priority.NORMAL
    due_at: datetime | None = None
    watcher_ids: Ids = []
    ticket_id: UUID | None = None
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class TaskChange(Ask, frozen=True):
    """A partial edit; `version` is the one the caller saw, a newer one answers 409."""

    version: Number
    title: Title | UnsetType = UNSET
    text: Text | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    due_at: datetime | UnsetType | None = UNSET
    ticket_id: UUID | UnsetType | None = UNSET


class TaskMove(Ask, frozen=True):
    """Start, complete, reopen or cancel. `text` is the result or the reason, kept as a comment."""

    version: Number | None = None
    text: Text = ""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class Delegate(Ask, frozen=True):
    """Hand the task to somebody below (D1–D6). Answers 409 `assignee_absent` with `until` for who
    is away, unless `absent_ok` says that the caller knows (D2); 409 `version_conflict` when the
    task has changed since `version` (D4); 200 and nothing changed for the same person (D5)."""

    assignee_id: UUID
    comment: Text = ""
    version: Number | None = None
    absent_ok: bool = False


class Delegatee(Answer, frozen=True):
    """Somebody below the caller, with what choosing needs (D1, D2)."""

    person: PersonRef
    open_tasks: int
    overdue_tasks: int
    absent_until: date | None = None
    """The last day of the absence that covers today."""
    absence: AbsenceKind | None = None


class TaskCommentDraft(Ask, frozen=True):
    text: Text = ""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class TaskCommentChange(Ask, frozen=True):
    text: Text


class AttachTaskFiles(Ask, frozen=True):
    """Files that came later than their task or comment (T2)."""

    file_ids: Ids = []
    missing_files: Many[MissingFile] = []
    comment_id: UUID | None = None
    text: Text = ""
    """A caption that came with the late part; it is added as lines of text."""


class TaskReminders(Ask, frozen=True):
    """When people are reminded of their tasks' due dates."""

    soon_minutes: Number = 120
    """Minutes of the assignee's own working hours before the due date; 0 reminds of late tasks
    alone."""
