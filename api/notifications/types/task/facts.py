"""Tasks as subjects of notices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.activity import watchers
from api.clock import now
from api.notifications.types import rows
from api.notifications.types.facts import CommentNow, State, Subject
from api.objects import versioned
from api.outbox import Event
from api.people.views import ref
from api.principal import Principal
from api.signals.live import of_person
from api.tasks import load as tasks
from api.tasks import policy, views
from api.tasks.events import TaskDelegated, TaskOverdue, TaskReminder
from api.tasks.models import Task, TaskComment, TaskWatcher
from api.tasks.policy import TaskFacts
from api.tickets.models import Ticket, TicketWatcher
from api.tickets.policy import TicketFacts
from api.tickets.policy import may_see as may_see_ticket
from shared.contracts import tasks as wire
from shared.contracts.people import PersonRef
from shared.contracts.priority import Priority
from shared.contracts.tasks import OPEN_TASKS, TaskAction
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator, dates
from shared.work import cards, task_card
from shared.work.drawing.files import File
from shared.work.drawing.message import Message
from shared.work.drawing.reader import Reader
from shared.work.task_card import TaskCard


@dataclass(frozen=True, kw_only=True)
class TicketOf:
    """The ticket it belongs to, for those who may see that one."""

    number: int
    facts: TicketFacts
    watchers: frozenset[UUID]

    def number_for(self, reader: Principal) -> int | None:
        watches = reader.person_id in self.watchers
        seen = may_see_ticket(reader, self.facts, watches=watches)
        return self.number if seen else None


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
    edited: bool = False
    files: tuple[File, ...] = ()
    last_words: tuple[wire.TaskComment, ...] = ()
    """Known where a card is drawn."""
    ticket: TicketOf | None = None

    @property
    def path(self) -> str:
        return task_card.task_path(self.id)

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

    def heading(self, eyes: Reader) -> str:
        return eyes.t("task-heading", number=str(self.number), title=self.title)

    def subject(self, t: Translator) -> str:
        return t("notice-task-subject", number=str(self.number), title=self.title)

    def state(self, reader: Principal, eyes: Reader) -> State:
        """Who no longer sees the task learns that it was handed on, and has nothing to press."""
        if not self.may_see(reader):
            return State(lines=[eyes.t("task-handed-on")])
        card = self._card_for(reader)
        return State(
            lines=task_card.task_lines(card, eyes), draws=lambda: cards.rows_of_task(card, eyes)
        )

    def card(self, reader: Principal, eyes: Reader) -> Message:
        if not self.may_see(reader):
            return self._handed_on(eyes)
        return cards.of_task(self._card_for(reader), eyes)

    def receipt(self, reader: Principal, eyes: Reader) -> Message:
        if not self.may_see(reader):
            return self._handed_on(eyes)
        return cards.made_task(self._card_for(reader), eyes)

    def _handed_on(self, eyes: Reader) -> Message:
        about = [eyes.t("task-handed-on")]
        return Message(title=self.heading(eyes), about=about, locale=eyes.t.locale)

    def letter(self, reader: Principal, t: Translator) -> dict[str, str]:
        """Who no longer sees the task learns no more than its name, as on the card."""
        name = {"number": str(self.number), "title": self.title}
        if not self.may_see(reader):
            return {**name, "author": "", "assignee": "", "status": "", "due": ""}
        due = dates.lasting(self.due_at, reader.timezone, t, self.moment) if self.due_at else ""
        return {
            **name,
            "author": self.author.name,
            "assignee": self.assignee.name,
            "status": task_card.task_status(self.status, t),
            "due": due,
        }

    def _card_for(self, reader: Principal) -> TaskCard:
        return TaskCard(
            id=self.id,
            number=self.number,
            title=self.title,
            status=self.status,
            version=self.version,
            author=self.author,
            assignee=self.assignee,
            priority=self.priority,
            due_at=self.due_at,
            ticket=self.ticket.number_for(reader) if self.ticket else None,
            overdue=policy.is_overdue(self.status, self.due_at, self.moment),
            allowed=frozenset(policy.allowed(reader, self)),
            text=self.text,
            edited=self.edited,
            files=self.files,
            comments=self.last_words,
            mine=self.chosen_by(reader),
        )


async def load(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, TaskNow]:
    """The tasks with all that telling of them needs."""
    wanted = select(Task).where(Task.id.in_(ids)).options(*tasks.ROW, selectinload(Task.files))
    found = list(await session.scalars(wanted))
    facts = await tasks.facts_of(session, found)
    following = await watchers.by_item(session, TaskWatcher, ids)
    tickets = await _tickets(session, {row.ticket_id for row in found if row.ticket_id})
    moment = now()
    return {
        row.id: _now(
            row,
            facts[row.id],
            moment=moment,
            watchers=following.get(row.id, frozenset()),
            ticket=tickets.get(row.ticket_id) if row.ticket_id else None,
        )
        for row in found
    }


async def _tickets(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, TicketOf]:
    if not ids:
        return {}
    found = await session.scalars(select(Ticket).where(Ticket.id.in_(ids)))
    following = await watchers.by_item(session, TicketWatcher, ids)
    return {
        row.id: TicketOf(
            number=row.number, facts=row.facts, watchers=following.get(row.id, frozenset())
        )
        for row in found
    }


async def comments(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, CommentNow]:
    """Words that were said on tasks."""
    return await rows.comments(session, TaskComment, ids)


async def last_words(
    session: AsyncSession, ids: Collection[UUID]
) -> Mapping[UUID, Sequence[wire.TaskComment]]:
    """For everybody who sees the task."""
    found = await rows.last_words(session, TaskComment, ids)
    return {task_id: [views.comment(each) for each in said] for task_id, said in found.items()}


async def seen(session: AsyncSession, who: Principal, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """By the condition that lists ask by."""
    return await versioned.versions(session, Task, ids, tasks.seen_by(who))


async def versions(session: AsyncSession, ids: Collection[UUID]) -> Mapping[UUID, int]:
    """The tasks' versions now."""
    return await versioned.versions(session, Task, ids)


def _now(
    row: Task,
    facts: TaskFacts,
    *,
    moment: datetime,
    watchers: frozenset[UUID],
    ticket: TicketOf | None,
) -> TaskNow:
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
        edited=row.edited_at is not None,
        files=rows.files(row.files),
        ticket=ticket,
        watchers=watchers,
    )
