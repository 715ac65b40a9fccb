"""The log of deliveries on the wire: in the reader's words, with the counterparts' own beside."""

from datetime import datetime
from uuid import UUID

from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.base import Answer
from shared.contracts.people import PersonRef
from shared.contracts.telegram import ObjectKind


class DeliveryObject(Answer, frozen=True):
    """What a notice is about."""

    kind: ObjectKind
    id: UUID
    number: int | None
    """That people name it by; null: an absence has none."""
    title: str
    """Of a ticket or a task; whose absence it is. Empty: it is no more."""


class DeliveryTry(Answer, frozen=True):
    """One try to send."""

    at: datetime
    """When it ended."""
    outcome: str
    """`sent`, `perhaps` (the counterpart fell silent), `retry`, `rejected` or `gone` (the address
    is dead)."""
    words: str
    """What came of it, in the reader's words."""
    detail: str
    """The counterpart's own answer, without secrets."""


class DeliveryRow(Answer, frozen=True):
    """One notice on its way to one address."""

    id: UUID
    event_kind: str
    """The event that it tells of."""
    event: str
    """The same in words."""
    about: DeliveryObject | None
    """What the event happened to; null: to nothing that has a page."""
    edits: bool
    """It brings an older message up to date, and tells nothing new."""
    resent: bool
    """An administrator sent it once more."""
    person: PersonRef
    lane: Lane
    address: str
    """Masked: enough to know it again."""
    state: DeliveryState
    """Where it stands."""
    reason: str
    """Why it failed or was not sent, as it is kept; may be empty."""
    why: str
    """The same in words; may be empty."""
    advice: str
    """What to do about it; may be empty."""
    attempts: int
    """How often it was tried."""
    created_at: datetime
    due_at: datetime
    """When it is tried next."""
    settled_at: datetime | None
    """When it came to its end; null: still pending."""
    provider_id: str
    """The counterpart's own id of the message; may be empty."""
    tries: list[DeliveryTry]
    """The oldest first."""


class DeliveryStep(Answer, frozen=True):
    """One moment in the life of a delivery."""

    at: datetime | None
    """When; null: only that it was so is known."""
    until: datetime | None
    """Until when it lasts; null: it is a moment."""
    what: str
    """`happened`, `planned`, `held`, `tried`, `ended`, `read`, `next` or `resent`."""
    sentence: str
    """In the reader's words."""
    detail: str
    """The counterpart's own answer; may be empty."""
    delivery_id: UUID | None
    """Of the delivery that it tells of, where that is another."""


class DeliveryLife(Answer, frozen=True):
    """All that became of a delivery, and of what else was sent of the same event to the person."""

    delivery: DeliveryRow
    """As the list has it."""
    steps: list[DeliveryStep]
    """The oldest first."""
    beside: list[DeliveryRow]
    """The same news to the same person by other ways."""
