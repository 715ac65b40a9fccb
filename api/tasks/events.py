"""What happens to tasks, as facts."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from api.outbox import About, Event, Turn
from shared.contracts.tasks import TaskStatus
from shared.contracts.telegram import ObjectKind


class TaskEvent(Event, frozen=True):
    """Every event of a task names it."""

    task_id: UUID

    @property
    def about(self) -> About:
        return About(ObjectKind.TASK, self.task_id)


class TaskCreated(TaskEvent, frozen=True, tag="task_created"):
    kind: ClassVar[str] = "task_created"
    assignee_id: UUID

    @property
    def gives_to(self) -> UUID:
        return self.assignee_id


class TaskDelegated(TaskEvent, frozen=True, tag="task_delegated"):
    kind: ClassVar[str] = "task_delegated"
    before: UUID
    assignee_id: UUID
    comment_id: UUID | None = None
    """The word that went with it."""

    @property
    def people(self) -> tuple[UUID, ...]:
        return (self.before,)

    @property
    def gives_to(self) -> UUID:
        return self.assignee_id

    @property
    def quotes(self) -> UUID | None:
        return self.comment_id


class TaskStatusChanged(TaskEvent, frozen=True, tag="task_status_changed"):
    kind: ClassVar[str] = "task_status_changed"
    old: TaskStatus
    new: TaskStatus
    comment_id: UUID | None = None
    """The result or the reason."""

    @property
    def turn(self) -> Turn | None:
        return None if self.comment_id else Turn("status", self.old, self.new)

    @property
    def quotes(self) -> UUID | None:
        return self.comment_id


class TaskCommented(TaskEvent, frozen=True, tag="task_commented"):
    kind: ClassVar[str] = "task_commented"
    comment_id: UUID

    @property
    def quotes(self) -> UUID:
        return self.comment_id


class TaskEdited(TaskEvent, frozen=True, tag="task_edited"):
    """`fields` are those of the contract `TaskChange`, and `files`, `comment`."""

    kind: ClassVar[str] = "task_edited"
    fields: list[str]


class TaskReminder(TaskEvent, frozen=True):
    """Of a due date: the one that the task had then."""

    deadline: datetime


class TaskDueSoon(TaskReminder, frozen=True, tag="task_due_soon"):
    kind: ClassVar[str] = "task_due_soon"


class TaskOverdue(TaskReminder, frozen=True, tag="task_overdue"):
    kind: ClassVar[str] = "task_overdue"
