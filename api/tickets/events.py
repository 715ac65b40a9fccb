"""What happens to tickets, as facts."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

import msgspec

from api.outbox import About, Event, Turn
from shared.contracts.sla import SlaGoal
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import TicketStatus, Visibility


class TicketEvent(Event, frozen=True):
    """Every event of a ticket names it."""

    ticket_id: UUID

    @property
    def about(self) -> About:
        return About(ObjectKind.TICKET, self.ticket_id)


class TicketOpened(TicketEvent, frozen=True, tag="ticket_opened"):
    kind: ClassVar[str] = "ticket_opened"
    given: bool = False
    """The queue's rule gave it to somebody at once, who is told so by `TicketAssigned`."""


class TicketAssigned(TicketEvent, frozen=True, tag="ticket_assigned"):
    """Taking a new ticket also moves it: one act, one event."""

    kind: ClassVar[str] = "ticket_assigned"
    assignee_id: UUID
    before: UUID | None = None
    status: TicketStatus | None = None
    """The status it moved to, if it moved."""
    at_opening: bool = False
    """By the queue's rule as it was opened: one act for who is told of the opening."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        given = Turn("assignee_id", self.before, self.assignee_id)
        moved = [Turn("status", TicketStatus.NEW, self.status)] if self.status else []
        return (given, *moved)

    def without(self, field: str) -> Event | None:
        if field == "status":
            return msgspec.structs.replace(self, status=None)
        if self.status is None:
            return None
        return TicketStatusChanged(
            by=self.by, ticket_id=self.ticket_id, old=TicketStatus.NEW, new=self.status
        )

    @property
    def people(self) -> tuple[UUID, ...]:
        return (self.assignee_id,)

    @property
    def gives_to(self) -> UUID:
        return self.assignee_id


class TicketQueued(TicketEvent, frozen=True, tag="ticket_queued"):
    """Who worked on it left, or works on tickets no more: it is back in its team's queue."""

    kind: ClassVar[str] = "ticket_queued"
    before: UUID

    @property
    def people(self) -> tuple[UUID, ...]:
        return (self.before,)

    @property
    def turns(self) -> tuple[Turn, ...]:
        return (Turn("assignee_id", self.before, None),)


class TicketStatusChanged(TicketEvent, frozen=True, tag="ticket_status_changed"):
    kind: ClassVar[str] = "ticket_status_changed"
    old: TicketStatus
    new: TicketStatus
    reason: str = ""
    comment_id: UUID | None = None
    """The public word that went with the change."""
    took: bool = False
    """Nobody had it: that word made it its author's (T17)."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        return (*_taken(self), Turn("status", self.old, self.new))

    def without(self, field: str) -> Event | None:
        """The word that went with it; nothing overtakes a cancellation, which has a reason."""
        if field != "status":
            return msgspec.structs.replace(self, took=False)
        if self.comment_id is None:
            return self if self.reason else None
        return TicketCommented(
            by=self.by,
            ticket_id=self.ticket_id,
            comment_id=self.comment_id,
            visibility=Visibility.PUBLIC,
            took=self.took,
        )

    def since(self, turn: Turn) -> Event:
        return msgspec.structs.replace(self, old=turn.old) if turn.field == "status" else self

    @property
    def has_words(self) -> bool:
        return bool(self.reason)

    @property
    def quotes(self) -> UUID | None:
        return self.comment_id


class TicketCommented(TicketEvent, frozen=True, tag="ticket_commented"):
    kind: ClassVar[str] = "ticket_commented"
    comment_id: UUID
    visibility: Visibility
    status: TicketStatus | None = None
    """The status it moved to: a client's answer brings a waiting or resolved ticket back, the
    desk's begins a new one (T17)."""
    before: TicketStatus | None = None
    """The status it moved from."""
    took: bool = False
    """Nobody had it: the answer made it its author's (T17)."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        moved = [Turn("status", self.before, self.status)] if self.status and self.before else []
        return (*_taken(self), *moved)

    def without(self, field: str) -> Event:
        if field != "status":
            return msgspec.structs.replace(self, took=False)
        return msgspec.structs.replace(self, status=None, before=None)

    @property
    def quotes(self) -> UUID:
        return self.comment_id


def _taken(event: TicketStatusChanged | TicketCommented) -> tuple[Turn, ...]:
    return (Turn("assignee_id", None, event.by),) if event.took else ()


class TicketRated(TicketEvent, frozen=True, tag="ticket_rated"):
    """The client's score, or the word that was added to it."""

    kind: ClassVar[str] = "ticket_rated"
    score: int
    word: str = ""
    added: bool = False
    """The score was told before, and the word came after it."""

    @property
    def adds_to(self) -> str:
        return self.kind if self.added else ""

    @property
    def has_words(self) -> bool:
        return True


class TicketEdited(TicketEvent, frozen=True, tag="ticket_edited"):
    """Title, text, priority, team or late files: cards are brought up to date, nobody is told."""

    kind: ClassVar[str] = "ticket_edited"
    fields: list[str]


class SlaEvent(TicketEvent, frozen=True):
    """About one promise, named by its deadline: it says nothing once the deadline moved."""

    goal: SlaGoal
    deadline: datetime


class SlaWarned(SlaEvent, frozen=True, tag="sla_warned"):
    """Little time is left."""

    kind: ClassVar[str] = "sla_warned"


class SlaBreached(SlaEvent, frozen=True, tag="sla_breached"):
    kind: ClassVar[str] = "sla_breached"


class SlaEscalated(SlaEvent, frozen=True, tag="sla_escalated"):
    kind: ClassVar[str] = "sla_escalated"
    to: UUID
