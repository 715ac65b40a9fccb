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
    title: str
    body: str
    why: str
    """A sentence: why the person gets it (N1)."""
    link: str
    """Path inside the PWA, same origin."""
    created_at: datetime
    read_at: datetime | None
    can_wait: bool = False
    """Something is still to be done about it, so that it can be put off."""
    snoozed_until: datetime | None = None


class SnoozeTerm(StrEnum):
    """Until when; days begin with the person's own working hours."""

    HOUR = "hour"
    TOMORROW = "tomorrow"
    MONDAY = "monday"


class SnoozeWish(Ask, frozen=True):
    """An `until` of one's own goes before the term."""

    term: SnoozeTerm = SnoozeTerm.HOUR
    until: datetime | None = None


class Snooze(SnoozeWish, kw_only=True, frozen=True):
    object_kind: ObjectKind
    object_id: UUID


class Snoozed(Answer, frozen=True):
    until: datetime


class Inbox(Answer, frozen=True):
    items: list[Notification]
    unread: int
    next_cursor: str | None


class LiveEvent(Answer, frozen=True):
    """One line of `GET /api/stream`: what to fetch again, never the content itself."""

    kind: str
    """`listening`, `notification`, `session_ended`, or the kind of the object that has changed."""
    id: str = ""
    unread: int | None = None


class PushKey(Answer, frozen=True):
    public_key: str
    """The VAPID key, url-safe base64 without padding, as `applicationServerKey` wants it."""


class PushSubscriptionDraft(Ask, frozen=True):
    """As the browser gives it, flattened; `name` is shown in the list of devices."""

    endpoint: Line
    p256dh: Line
    auth: Line
    name: Line = ""


class PushSubscription(Answer, frozen=True):
    """A device of the person; the endpoint is a secret and is never listed whole (P12)."""

    id: UUID
    name: str
    host: str
    enabled: bool
    created_at: datetime
    last_delivery_at: datetime | None
    current: bool = False
    """True when the request named this very endpoint's hash."""
    endpoint_hash: str = ""
    """SHA-256 of the endpoint in hex: lets a browser find its own row (P5)."""


class PushSwitch(Ask, frozen=True):
    enabled: bool


class TestAnswer(Answer, frozen=True):
    """What the counterpart itself said to a test message."""

    ok: bool
    answer: str
