"""What happens to tasks, as facts."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

import msgspec

from api.outbox import About, Event, Turn
from shared.contracts.tasks import TaskStatus
from shared.contracts.telegram import ObjectKind

NEWS = frozenset({"title", "text", "due_at", "priority"})
"""Fields whose change is told; the others only bring old messages up to date."""


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
    def turns(self) -> tuple[Turn, ...]:
        return (Turn("assignee_id", self.before, self.assignee_id),)

    def without(self, field: str) -> Event | None:  # noqa: ARG002 - it has one
        """The word that went with it is not for who had it, so it goes as a hand-over."""
        return self if self.comment_id else None

    def since(self, turn: Turn) -> Event:
        return msgspec.structs.replace(self, before=turn.old)

    @property
    def people(self) -> tuple[UUID, ...]:
        return (self.before, self.assignee_id)

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
    def turns(self) -> tuple[Turn, ...]:
        return (Turn("status", self.old, self.new),)

    def without(self, field: str) -> Event | None:  # noqa: ARG002 - it has one
        """The result or the reason."""
        if self.comment_id is None:
            return None
        return TaskCommented(by=self.by, task_id=self.task_id, comment_id=self.comment_id)

    def since(self, turn: Turn) -> Event:
        return msgspec.structs.replace(self, old=turn.old)

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
    moved: dict[str, tuple[str, str]] = msgspec.field(default_factory=dict[str, tuple[str, str]])
    """Of short fields what they were and what they became."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        return tuple(Turn(field, old, new) for field, (old, new) in self.moved.items())

    def without(self, field: str) -> Event | None:
        fields = [each for each in self.fields if each != field]
        if NEWS.isdisjoint(fields):
            return None
        moved = {each: turn for each, turn in self.moved.items() if each != field}
        return msgspec.structs.replace(self, fields=fields, moved=moved)


class TaskReminder(TaskEvent, frozen=True):
    """Of a due date: the one that the task had then."""

    deadline: datetime


class TaskDueSoon(TaskReminder, frozen=True, tag="task_due_soon"):
    kind: ClassVar[str] = "task_due_soon"


class TaskOverdue(TaskReminder, frozen=True, tag="task_overdue"):
    kind: ClassVar[str] = "task_overdue"
