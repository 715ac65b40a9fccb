"""What the pipeline knows of one kind of event: a row of its noun's table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Any, Protocol
from uuid import UUID

from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.recipient import Candidates, Why
from shared.contracts.telegram import ObjectKind
from shared.i18n import Translator


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The letters about objects of one kind; an administrator may rewrite each event's (E5)."""

    about: ObjectKind
    facts: tuple[str, ...]
    """Variables that `Subject.letter` fills."""
    body: str
    """The text to start from, unless the event has its own, `admin-letter-<kind>`."""
    subject: str
    page: str
    """Where its example lives."""


class Reach(Enum):
    """By what a person is told."""

    CHOSEN = auto()
    """By all channels that the person chose for it."""
    ONE_CHANNEL = auto()
    """By Telegram alone, else by the first channel in the person's order that lives."""
    OLD_CHAT = auto()
    """By the chat alone that the event says the person has lost: a `ChatLost`."""
    LETTER = auto()
    """By letter alone, whatever the person chose: it holds a link for whoever reads the mailbox,
    and no line of the inbox tells of it."""
    INBOX = auto()
    """By nothing but the list of notices."""


@dataclass(frozen=True, kw_only=True)
class NoticeType:
    """How the pipeline tells of one kind of event; the functions are pure."""

    audience: Callable[[Any, EventContext], Candidates]
    words: Callable[[Note, Any, Translator], Words]
    age: timedelta
    """After this a delivery is `expired` (Q3)."""
    letter: Letter | None = None
    """None where no template may tell more than the words do (a deputy reads of the days alone)."""
    critical: bool = False
    """Passes quiet hours whatever it is about (Q5)."""
    mandatory: bool = False
    """Told for safety's sake: not muted, and its letter offers no unsubscribing (E3)."""
    rank: int = 1
    """The smaller goes first on a lane (Q7); what is critical goes before all."""
    reach: Reach = Reach.CHOSEN


class OfPerson(Protocol):
    """An event that happened to a person."""

    @property
    def person_id(self) -> UUID: ...


def the_person(event: OfPerson, _: EventContext) -> Candidates:
    """Whom it happened to."""
    yield event.person_id, Why.YOURSELF


def nobody(_: Any, __: EventContext) -> Candidates:
    """For an event that only brings old messages up to date."""
    yield from ()
