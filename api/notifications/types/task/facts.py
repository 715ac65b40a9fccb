"""Tasks as subjects of notices."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.clock import now
from api.notifications.types import rows
from api.notifications.types.facts import Card, CommentNow, Lost, Subject, rung
from api.objects import versioned
from api.outbox import Event
from api.people.views import ref
from api.principal import Principal
from api.signals.live import of_person
from api.tasks import load as tasks
from api.tasks import policy
from api.tasks.events import TaskDelegated, TaskOverdue, TaskReminder
from api.tasks.models import Task, TaskComment, TaskWatcher
from api.tasks.policy import TaskFacts
from shared.contracts.people import PersonRef
from shared.contracts.priority import Priority
from shared.contracts.tasks import OPEN_TASKS, TaskAction
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator, dates
from shared.work import task_card as task_cards
from shared.work.bells import bell_of


@dataclass(frozen=True, kw_only=True)
class TaskNow(TaskFacts, Subject):
    """A task as it stands at this moment."""

    kind: ClassVar[ObjectKind] = ObjectKind.TASK

    id: UUID
    number: int
    title: str
    text: str
    priority: Priority
    due_at: datetime | None
    author: PersonRef
    assignee: PersonRef
    version: int
    moment: datetime
    """When all this was true: what is late is late then."""
    files: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()

    @property
    def path(self) -> str:
        return task_cards.task_path(self.id)

    @property
    def pages(self) -> tuple[str, ...]:
        people = {self.author_id, self.assignee_id, *self.above_author, *self.above_assignee}
        return tuple(of_person(each) for each in sorted(people | self.watchers))

    @property
    def critical(self) -> bool:
        return self.priority is Priority.CRITICAL

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_TASKS

    def may_wait(self, reader: Principal) -> bool:
        return TaskAction.SNOOZE in policy.allowed(reader, self)

    def may_see(self, reader: Principal) -> bool:
        return policy.may_see(reader, self, watches=reader.person_id in self.watchers)

    def may_hear(self, reader: Principal, event: Event, comment: CommentNow | None) -> bool:  # noqa: ARG002 - all words of a task are for all who see it
        """Who was given the task and who gave it up may know that, whatever became of it."""
        taken = isinstance(event, TaskDelegated) and event.before == reader.person_id
        return taken or event.gives_to == reader.person_id or self.may_see(reader)

    def concerns(self, reader: Principal, event: Event) -> bool:  # noqa: ARG002 - the same for all
        """A reminder of what is done, of a date that moved, or "soon" of what is late already
        says nothing (Q10)."""
        if not isinstance(event, TaskReminder):
            return True
        runs = self.status in OPEN_TASKS and self.due_at == event.deadline
        return runs and isinstance(event, TaskOverdue) is (event.deadline <= self.moment)

    def is_with(self, reader: Principal) -> bool:
        return self.assignee_id == reader.person_id

    def heading(self, t: Translator) -> str:
        return t("task-heading", number=str(self.number), title=self.title)

    def made(self, t: Translator) -> str:
        return t("task-created")

    def subject(self, t: Translator) -> str:
        return t("notice-task-subject", number=str(self.number), title=self.title)

    def card(self, reader: Principal, t: Translator) -> Card:
        """Who no longer sees the task learns that it was handed on, and has nothing to press."""
        if not self.may_see(reader):
            return Card(lines=[t("task-handed-on")])
        card = self._card_for(reader)
        eyes = task_cards.Eyes(reader.person_id, reader.timezone, self.moment)
        bell = bell_of(card, self.kind, self.chosen_by(reader))
        return Card(
            lines=task_cards.task_lines(card, eyes, t),
            buttons=[*task_cards.task_buttons(card, t), *rung(bell, reader, t)],
        )

    def letter(self, reader: Principal, t: Translator) -> dict[str, str]:
        """Who no longer sees the task learns no more than its name, as on the card."""
        name = {"number": str(self.number), "title": self.title}
        if not self.may_see(reader):
            return {**name, "author": "", "assignee": "", "status": "", "due": ""}
        due = dates.moment(self.due_at, reader.timezone, t, self.moment) if self.due_at else ""
        return {
            **name,
            "author": self.author.name,
            "assignee": self.assignee.name,
            "status": task_cards.task_status(self.status, t),
            "due": due,
        }

    def _card_for(self, reader: Principal) -> task_cards.TaskCard:
        return task_cards.TaskCard(
            id=self.id,
            number=self.number,
            title=self.title,
            status=self.status,
            version=self.version,
            author=self.author,
            assignee=self.assignee,
            priority=self.priority,
            due_at=self.due_at,
            overdue=policy.is_overdue(self.status, self.due_at, self.moment),
            allowed=frozenset(policy.allowed(reader, self)),
        )


async def load(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, TaskNow]:
    """The tasks with all that telling of them needs."""
    wanted = select(Task).where(Task.id.in_(ids)).options(*tasks.ROW, selectinload(Task.files))
    found = list(await session.scalars(wanted))
    facts = await tasks.facts_of(session, found)
    watching = select(TaskWatcher.task_id, TaskWatcher.person_id)
    watchers = await rows.people(session, watching.where(TaskWatcher.task_id.in_(ids)))
    moment = now()
    return {
        row.id: _now(row, facts[row.id], watchers.get(row.id, frozenset()), moment) for row in found
    }


async def comments(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, CommentNow]:
    """Words that were said on tasks."""
    return await rows.comments(session, TaskComment, ids)


async def versions(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """The tasks' versions now."""
    return await versioned.versions(session, Task, ids)


def _now(row: Task, facts: TaskFacts, watchers: frozenset[UUID], moment: datetime) -> TaskNow:
    return TaskNow(
        id=row.id,
        number=row.number,
        title=row.title,
        text=row.text,
        status=row.status,
        priority=row.priority,
        due_at=row.due_at,
        author_id=row.author_id,
        author=ref(row.author),
        assignee_id=row.assignee_id,
        assignee=ref(row.assignee),
        above_author=facts.above_author,
        above_assignee=facts.above_assignee,
        version=row.version,
        moment=moment,
        files=rows.received(row.files),
        lost=rows.lost(row.files),
        watchers=watchers,
    )
