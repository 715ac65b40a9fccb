"""Rows of tasks, their comments, history, delegations and watchers."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, bindparam, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.activity.comments import ItemComment
from api.activity.history import HistoryLine
from api.activity.items import WorkItem
from api.activity.watchers import Watcher
from api.db import Dated, enum_of
from api.people.models import Person
from shared.contracts.tasks import OPEN_TASKS, TaskStatus


class Task(WorkItem):
    __tablename__ = "tasks"
    __table_args__ = (
        Index(
            "ix_tasks_open",
            "assignee_id",
            sqlite_where=text("status IN ('in_progress', 'new')"),
            postgresql_where=text("status IN ('in_progress', 'new')"),
        ),
        Index(
            "ix_tasks_due",
            "due_at",
            "id",
            sqlite_where=text("status IN ('in_progress', 'new')"),
            postgresql_where=text("status IN ('in_progress', 'new')"),
        ),
        Index("ix_tasks_created", "created_at", "id"),
        Index("ix_tasks_updated", "updated_at", "id"),
    )

    status: Mapped[TaskStatus] = mapped_column(enum_of(TaskStatus), index=True)
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    assignee_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    ticket_id: Mapped[UUID | None] = mapped_column(index=True)
    """Of another slice: its number and whether the reader sees it are asked by `ports`."""
    completed_at: Mapped[datetime | None] = mapped_column()

    author: Mapped[Person] = relationship(foreign_keys=[author_id], lazy="raise")
    assignee: Mapped[Person] = relationship(foreign_keys=[assignee_id], lazy="raise")


IS_OPEN: Final = Task.status.in_(
    bindparam("open", tuple(sorted(OPEN_TASKS)), expanding=True, literal_execute=True, unique=True)
)
"""As the index of open tasks says it: its condition is no parameter."""


class TaskComment(ItemComment):
    __tablename__ = "task_comments"

    object_id: Mapped[UUID] = mapped_column(
        "task_id", ForeignKey("tasks.id", ondelete="CASCADE"), index=True
    )
    is_result: Mapped[bool] = mapped_column(default=False)


class TaskChange(HistoryLine):
    """One line of a task's history."""

    __tablename__ = "task_changes"

    object_id: Mapped[UUID] = mapped_column(
        "task_id", ForeignKey("tasks.id", ondelete="CASCADE"), index=True
    )


class TaskDelegation(Dated):
    """One link of the chain through which the task came to its assignee (D6)."""

    __tablename__ = "task_delegations"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    from_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))


class TaskWatcher(Watcher):
    __tablename__ = "task_watchers"
    __table_args__ = (UniqueConstraint("task_id", "person_id"),)

    object_id: Mapped[UUID] = mapped_column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"))
