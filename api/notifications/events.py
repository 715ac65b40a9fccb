"""What the pipeline itself has to tell."""

from typing import ClassVar
from uuid import UUID

from api.outbox import About, Event
from api.tickets.events import TicketEvent
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind
from shared.contracts.telegram import ObjectKind


class AddressDied(Event, frozen=True, tag="address_died"):
    """A person's address was switched off for good (Q4); told in the web only."""

    kind: ClassVar[str] = "address_died"
    person_id: UUID
    channel: ChannelKind
    reason: str


class ClientNotReached(TicketEvent, frozen=True, tag="client_not_reached"):
    """What was to be told the client of a ticket arrived nowhere, and no channel is left."""

    kind: ClassVar[str] = "client_not_reached"
    channel: ChannelKind
    reason: str


class ChannelFailing(Event, frozen=True, tag="channel_failing"):
    """A whole channel needs the administrator; told by the other channels (Q11)."""

    kind: ClassVar[str] = "channel_failing"
    lane: Lane
    reason: str


class FaultRepeats(Event, frozen=True, tag="fault_repeats"):
    """Things are set aside again and again (U8): the administrator looks for the cause."""

    kind: ClassVar[str] = "fault_repeats"
    count: int
    """How many things that are."""
    examples: list[str]
    """Kind, id, the error's type and how often, a line each; nothing of what they hold."""


class DigestDue(Event, frozen=True, tag="digest_due"):
    """The hour of a person's daily digest has come, and there is something to say."""

    kind: ClassVar[str] = "digest_due"
    person_id: UUID
    day_id: UUID

    @property
    def about(self) -> About:
        return About(ObjectKind.DIGEST, self.day_id)


class CardOutdated(Event, frozen=True, tag="card_outdated"):
    """A bot tells of a card that it drew before the object changed: who changed it knew no message
    to bring up to date."""

    kind: ClassVar[str] = "card_outdated"
    what: About

    @property
    def about(self) -> About:
        return self.what


class SnoozeEnded(Event, frozen=True, tag="snooze_ended"):
    """The time has come until which a person put an object off."""

    kind: ClassVar[str] = "snooze_ended"
    person_id: UUID
    what: About

    @property
    def about(self) -> About:
        return self.what
