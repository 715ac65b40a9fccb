"""Rows of tasks, their comments, history, delegations and watchers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.db import Base, Dated, enum_of
from api.files.models import StoredFile
from api.objects.versioned import Versioned
from api.objects.words import Said
from api.people.history import HistoryLine
from api.people.models import Person
from shared.contracts.priority import Priority
from shared.contracts.tasks import TaskStatus


class Task(Versioned):
    __tablename__ = "tasks"

    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    status: Mapped[TaskStatus] = mapped_column(enum_of(TaskStatus), index=True)
    priority: Mapped[Priority] = mapped_column(enum_of(Priority))
    due_at: Mapped[datetime | None] = mapped_column(index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    assignee_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    ticket_id: Mapped[UUID | None] = mapped_column(index=True)
    """Of another slice: its number and whether the reader sees it are asked by `ports`."""
    completed_at: Mapped[datetime | None] = mapped_column()
    edited_at: Mapped[datetime | None] = mapped_column()
    haystack: Mapped[str] = mapped_column(Text)
    """As a ticket's: number, title and text, case-folded."""

    author: Mapped[Person] = relationship(foreign_keys=[author_id], lazy="raise")
    assignee: Mapped[Person] = relationship(foreign_keys=[assignee_id], lazy="raise")
    files: Mapped[list[StoredFile]] = relationship(
        primaryjoin="and_(Task.id == foreign(StoredFile.object_id), "
        "StoredFile.comment_id.is_(None))",
        order_by=(StoredFile.position, StoredFile.id),
        lazy="raise",
        viewonly=True,
    )


class TaskComment(Said):
    __tablename__ = "task_comments"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    is_result: Mapped[bool] = mapped_column(default=False)

    author: Mapped[Person] = relationship(lazy="raise")
    files: Mapped[list[StoredFile]] = relationship(
        primaryjoin="TaskComment.id == foreign(StoredFile.comment_id)",
        order_by=(StoredFile.position, StoredFile.id),
        lazy="raise",
        viewonly=True,
    )


class TaskChange(HistoryLine):
    """One line of a task's history."""

    __tablename__ = "task_changes"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)


class TaskDelegation(Dated):
    """One link of the chain through which the task came to its assignee (D6)."""

    __tablename__ = "task_delegations"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    from_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))


class TaskWatcher(Base):
    __tablename__ = "task_watchers"
    __table_args__ = (UniqueConstraint("task_id", "person_id"),)

    task_id: Mapped[UUID] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)

    person: Mapped[Person] = relationship(lazy="raise")
