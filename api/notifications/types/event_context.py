"""What is true now of the things events speak of, loaded in bulk as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.types import nouns as table
from api.notifications.types import staff as employees
from api.notifications.types.facts import CommentNow, Post, Subject
from api.notifications.types.staff import Staff
from api.outbox import About, Event
from api.people.models import Person
from shared.contracts.people import PersonKind, Role
from shared.contracts.telegram import ObjectKind


@dataclass(frozen=True, kw_only=True)
class EventContext:
    """Everything that deciding and writing need; missing ids are things that are gone."""

    subjects: dict[About, Subject] = field(default_factory=dict[About, Subject])
    comments: dict[UUID, CommentNow] = field(default_factory=dict[UUID, CommentNow])
    names: dict[UUID, str] = field(default_factory=dict[UUID, str])
    admins: frozenset[UUID] = frozenset()
    """Known where it is decided who hears of an event about no object."""
    staff: Staff = field(default_factory=Staff)
    """Who can hear of tickets; known where it is decided who does."""

    def subject_of(self, event: Event) -> Subject | None:
        """The object of the event; None when it has none, or it is gone."""
        return self.subjects.get(event.about) if event.about else None

    def post_of(self, event: Event) -> Post | None:
        """What the event tells a whole channel."""
        subject = self.subject_of(event)
        return subject.post(event) if subject else None

    def comment_of(self, event: Event) -> CommentNow | None:
        """The comment the event quotes."""
        return self.comments.get(event.quotes) if event.quotes else None

    def names_in(self, event: Event) -> dict[UUID, str]:
        """The names of those whom the event names."""
        return {each: self.names.get(each, "") for each in event.people}

    def actor_of(self, event: Event) -> str:
        """The name of who did it; empty for the system itself."""
        return self.names.get(event.by, "") if event.by else ""


async def load(
    session: AsyncSession,
    events: Iterable[Event],
    *,
    told: bool = False,
    cards: Iterable[About] = (),
) -> EventContext:
    """The situation of these events, a few statements a kind of object; with `hearing` also what
    deciding who hears of them needs, and of `cards` what only a whole card shows."""
    events = list(events)
    tickets = any(e.about and e.about.kind is ObjectKind.TICKET for e in events)
    elsewhere = any(e.about is None for e in events)
    return EventContext(
        subjects=await table.load(session, {e.about for e in events if e.about}, cards=cards),
        comments=await _comments(session, events),
        names=await _names(session, {each for e in events for each in (e.by, *e.people) if each}),
        admins=await _admins(session) if told and elsewhere else frozenset(),
        staff=await employees.load(session) if told and tickets else Staff(),
    )


async def _comments(session: AsyncSession, events: list[Event]) -> dict[UUID, CommentNow]:
    found: dict[UUID, CommentNow] = {}
    for kind, source in table.SUBJECTS.items():
        quoted = {e.quotes for e in events if e.quotes and e.about and e.about.kind is kind}
        if quoted:
            found.update(await source.comments(session, quoted))
    return found


async def _names(session: AsyncSession, ids: set[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = await session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {row.id: row.name for row in rows}


async def _admins(session: AsyncSession) -> frozenset[UUID]:
    ids = await session.scalars(
        select(Person.id).where(
            Person.kind == PersonKind.EMPLOYEE, Person.active, Person.role == Role.ADMIN
        )
    )
    return frozenset(ids)
