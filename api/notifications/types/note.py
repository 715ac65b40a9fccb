"""One event for one reader, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final
from uuid import UUID

from api.notifications.types.audience import Why
from api.notifications.types.facts import CommentNow, Lost, Subject
from api.notifications.types.situation import Situation
from api.outbox import Event
from api.principal import Principal

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
    attachments: list[str] = field(default_factory=list[str])
    lost: list[Lost] = field(default_factory=list[Lost])


def note_of(
    event: Event, reader: Principal, why: Why, now: Situation, *, form: Form = Form.NEWS
) -> Note:
    """The note, as things stand."""
    return Note(
        event=event,
        reader=reader,
        why=why,
        subject=now.subject_of(event),
        comment=now.comment_of(event),
        actor=now.actor_of(event),
        names=now.names_in(event),
        form=form,
    )
