"""Employees' tasks on the wire."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.absences import AbsenceKind
from shared.contracts.base import Answer, Ask, Document
from shared.contracts.comments import Said
from shared.contracts.files import FileInfo, MissingFile
from shared.contracts.history import HistoryEntry
from shared.contracts.limits import Ids, Many, Number, Text, Title
from shared.contracts.people import PersonRef
from shared.contracts.priority import Priority


class TaskStatus(StrEnum):
    """Where a task stands."""

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
    """Followed by me."""
    ALL = "all"
    """Everything that I may see."""


class TaskSort(StrEnum):
    """The order of a list of tasks."""

    DUE = "due"
    """The nearest due date first, undated last, then by priority."""
    PRIORITY = "priority"
    """The most important first."""
    UPDATED = "-updated_at"
    """The latest change first."""
    CREATED = "-created_at"
    """The newest first."""


class TaskAction(StrEnum):
    """What the caller may do with the task now."""

    START = "start"
    COMPLETE = "complete"
    REOPEN = "reopen"
    CANCEL = "cancel"
    DELEGATE = "delegate"
    EDIT = "edit"
    COMMENT = "comment"
    FOLLOW = "follow"
    MUTE = "mute"
    SNOOZE = "snooze"
    """Be told of it again later."""


class TicketOfTask(Answer, frozen=True):
    """The ticket a task belongs to."""

    id: UUID
    number: int | None
    """Null for who may not see that ticket."""


class TaskOfTicket(Answer, frozen=True):
    """A task on the page of the ticket it belongs to."""

    id: UUID
    number: int
    title: str
    status: TaskStatus
    assignee: PersonRef
    """Who has it to do."""


class TaskRow(Answer, frozen=True):
    """A task in a list."""

    id: UUID
    number: int
    title: str
    status: TaskStatus
    priority: Priority
    author: PersonRef
    assignee: PersonRef
    """Who has it to do."""
    due_at: datetime | None
    overdue: bool
    """Whether it is open and past its due date."""
    ticket: TicketOfTask | None
    created_at: datetime
    updated_at: datetime
    version: int


class TaskComment(Said, frozen=True):
    """A word on a task."""

    is_result: bool = False
    """Whether it went with completing."""


class Task(TaskRow, frozen=True):
    """The whole task."""

    text: str
    files: list[FileInfo]
    comments: list[TaskComment]
    history: list[HistoryEntry]
    watchers: list[PersonRef]
    allowed: list[TaskAction]
    following: bool
    muted: bool
    completed_at: datetime | None
    """When it was done; null: not done."""
    snoozed_until: datetime | None = None
    """The caller put it off and is told again then; null: not put off."""
    edited_at: datetime | None = None


class TaskDraft(Ask, frozen=True):
    """A new task. `title` is cut from the text when absent (T5); no assignee means the caller."""

    title: Title | None = None
    """One line; null: cut from the text."""
    text: Text = ""
    assignee_id: UUID | None = None
    """An active employee; null: the caller."""
    priority: Priority = Priority.NORMAL
    due_at: datetime | None = None
    """When it has to be done, with an offset; null: whenever."""
    watcher_ids: Ids = []
    """Employees who are to be told of what happens to it."""
    ticket_id: UUID | None = None
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class TaskChange(Ask, frozen=True):
    """A partial edit; `version` is the one the caller saw, a newer one answers 409."""

    version: Number
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`."""
    title: Title | UnsetType = UNSET
    text: Text | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    due_at: datetime | UnsetType | None = UNSET
    ticket_id: UUID | UnsetType | None = UNSET


class TaskMove(Ask, frozen=True):
    """What goes with starting, completing, reopening or cancelling."""

    version: Number | None = None
    """The one that the caller saw; null: whichever is the newest."""
    text: Text = ""
    """The result or the reason, kept as a comment; may be empty."""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class Delegate(Ask, frozen=True):
    """Hand the task to somebody below (D1–D6). Answers 409 `assignee_absent` with `until` for who
    is away, unless `absent_ok` says that the caller knows (D2); 409 `version_conflict` when the
    task has changed since `version` (D4); 200 and nothing changed for the same person (D5)."""

    assignee_id: UUID
    """Somebody below the caller."""
    comment: Text = ""
    """A word to the new assignee; may be empty."""
    version: Number | None = None
    """The one that the caller saw; null: whichever is the newest."""
    absent_ok: bool = False


class Delegatee(Answer, frozen=True):
    """Somebody below the caller, with what choosing needs (D1, D2)."""

    person: PersonRef
    open_tasks: int
    """How many the person has to do."""
    overdue_tasks: int
    """How many of those are late."""
    absent_until: date | None = None
    """The last day of the absence that covers today; null: is here."""
    absence: AbsenceKind | None = None
    """Why the person is away; null: is here, or the caller may not know."""


class TaskCommentDraft(Ask, frozen=True):
    """A word on a task; a text or a file at least."""

    text: Text = ""
    file_ids: Ids = []
    missing_files: Many[MissingFile] = []


class TaskReminders(Document, frozen=True):
    """When people are reminded of their tasks' due dates."""

    soon_minutes: Number = 120
    """Minutes of the assignee's own working hours before the due date; 0 reminds of late tasks
    alone."""
