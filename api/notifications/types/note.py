"""One event for one reader, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Final
from uuid import UUID

from api.clock import now
from api.notifications.types.event_context import EventContext
from api.notifications.types.facts import CommentNow, Subject
from api.notifications.types.recipient import Why
from api.outbox import Event
from api.principal import Principal
from shared.i18n import translator
from shared.work.drawing.files import File
from shared.work.drawing.reader import Reader

STATUS: Final = "status"


class Form(Enum):
    """What the message is to say."""

    NEWS = auto()
    CARD = auto()
    """The object's card, as a bot drew it when it was asked for."""
    RECEIPT = auto()
    """The same below the words by which a bot said that the object was made (T9)."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """One event for one reader, with all that writing about it needs."""

    event: Event
    reader: Principal
    why: Why
    subject: Subject | None = None
    comment: CommentNow | None = None
    actor: str = ""
    names: Mapping[UUID, str] = field(default_factory=dict[UUID, str])
    """Of those whom the event names."""
    form: Form = Form.NEWS
    moment: datetime = field(default_factory=now)
    """When it is written."""

    @property
    def eyes(self) -> Reader:
        """The reader as drawing knows one; where the pages are is said by who composes."""
        who = self.reader
        return Reader(
            id=who.person_id,
            kind=who.kind,
            t=translator(who.locale),
            timezone=who.timezone,
            now=self.moment,
        )

    @property
    def as_card(self) -> bool:
        """It tells of no event."""
        return self.form is not Form.NEWS

    @property
    def object_gone(self) -> bool:
        """The event is about an object that is there no more."""
        return self.event.about is not None and self.subject is None

    @property
    def outdated(self) -> bool:
        """The event says nothing to the reader any more (D7, N3)."""
        subject = self.subject
        if subject is None:
            return False
        if self.why is Why.SNOOZED and not subject.is_open:
            return True
        lost = self.why is Why.ASSIGNEE and not subject.is_with(self.reader)
        return lost or not subject.concerns(self.reader, self.event)

    @property
    def still(self) -> bool:
        """Whether the object has the status that the event brought it to."""
        return self.subject is None or all(
            getattr(self.subject, each.field) == each.new
            for each in self.event.turns
            if each.field == STATUS
        )

    @property
    def overtaken(self) -> bool:
        """It tells of a status alone, and another act has moved the object on: that one is told,
        or is the reader's own (Q14)."""
        return not self.still and self.event.without(STATUS) is None

    @property
    def muted(self) -> bool:
        """The reader wishes to hear no more of the object, except to be given it, or what was
        asked for (N3)."""
        subject, reader = self.subject, self.reader.person_id
        wished = subject is not None and reader in subject.muted_by
        return wished and self.event.gives_to != reader and self.why is not Why.SNOOZED


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one event says: the rest of a message is the same for all."""

    title: str
    quote: str = ""
    files: tuple[File, ...] = ()


def note_of(
    event: Event, reader: Principal, why: Why, known: EventContext, *, form: Form = Form.NEWS
) -> Note:
    """The note, as things stand."""
    return Note(
        event=event,
        reader=reader,
        why=why,
        subject=known.subject_of(event),
        comment=known.comment_of(event),
        actor=known.actor_of(event),
        names=known.names_in(event),
        form=form,
    )
