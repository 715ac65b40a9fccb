"""The inbox and push subscriptions on the wire."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line
from shared.contracts.telegram import ObjectKind


class Notification(Answer, frozen=True):
    """A notice in the person's inbox, already in the person's language."""

    id: UUID
    kind: str
    """The event, as `ticket_assigned`."""
    title: str
    body: str
    """The text, without markup; may be empty."""
    why: str
    """A sentence: why the person gets it (N1)."""
    link: str
    """Path inside the PWA, same origin."""
    created_at: datetime
    read_at: datetime | None
    """When it was read, anywhere; null: not yet."""
    can_wait: bool = False
    """Whether something is still to be done about it, so that it can be put off."""
    snoozed_until: datetime | None = None
    """The caller put it off and is told again then; null: not put off."""


class SnoozeTerm(StrEnum):
    """Until when; days begin with the person's own working hours."""

    HOUR = "hour"
    """An hour from now."""
    TOMORROW = "tomorrow"
    MONDAY = "monday"


class SnoozeWish(Ask, frozen=True):
    """Until when to put something off."""

    term: SnoozeTerm = SnoozeTerm.HOUR
    """Until when."""
    until: datetime | None = None
    """A moment of one's own in place of the term; null: by the term."""


class Snooze(SnoozeWish, kw_only=True, frozen=True):
    """What to put off, and until when."""

    object_kind: ObjectKind
    object_id: UUID


class Snoozed(Answer, frozen=True):
    """Until when it was put off."""

    until: datetime
    """The moment, in UTC."""


class Inbox(Answer, frozen=True):
    """A page of the caller's notices, the newest first."""

    items: list[Notification]
    """Without those about what the caller may no longer see."""
    unread: int
    """Notices not read yet, up to 1000: there counting ends."""
    next_cursor: str | None
    """For the next page; null: this was the last."""


class LiveEvent(Answer, frozen=True):
    """One line of `GET /api/stream`: what to fetch again, never the content itself."""

    kind: str
    """`listening`, `notification`, `session_ended`, or the kind of the object that has changed."""
    id: str = ""
    """Of what has changed; empty where there is nothing to name."""
    unread: int | None = None
    """How many notices are not read yet, where that may have changed; null: as before."""


class PushKey(Answer, frozen=True):
    """What a browser subscribes with."""

    public_key: str
    """The VAPID key, url-safe base64 without padding, as `applicationServerKey` wants it."""


class PushSubscriptionDraft(Ask, frozen=True):
    """A subscription as the browser gives it, flattened."""

    endpoint: Line
    """The address at the browser's push service; https, on a public host."""
    p256dh: Line
    """The browser's public key, url-safe base64."""
    auth: Line
    """The browser's secret, url-safe base64."""
    name: Line = ""
    """Shown in the list of devices; may be empty."""


class PushSubscription(Answer, frozen=True):
    """A device of the person; the endpoint is a secret and is never listed whole (P12)."""

    id: UUID
    name: str
    host: str
    """Of the push service."""
    enabled: bool
    """Whether the person wishes to be told there."""
    created_at: datetime
    last_delivery_at: datetime | None
    """When a push got through last; null: never."""
    current: bool = False
    """Whether the request named this very endpoint's hash."""
    endpoint_hash: str = ""
    """SHA-256 of the endpoint in hex: lets a browser find its own row (P5)."""


class PushSwitch(Ask, frozen=True):
    """Whether a device is told anything."""

    enabled: bool


class TestAnswer(Answer, frozen=True):
    """What the counterpart itself said to a test message."""

    ok: bool
    """Whether the counterpart took it."""
    answer: str
    """Its own words, or ours where there was none."""
