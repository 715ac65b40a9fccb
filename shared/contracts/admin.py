"""Channel settings, e-mail templates and the delivery log on the wire."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Number, Text
from shared.contracts.people import PersonRef
from shared.contracts.telegram import ObjectKind


class Lane(StrEnum):
    """A channel with its own queue and pace; each runs by itself (Q8)."""

    TELEGRAM_STAFF = "telegram-staff"
    TELEGRAM_CLIENT = "telegram-client"
    MATTERMOST = "mattermost"
    EMAIL = "email"
    PUSH = "push"


class TelegramSettings(Ask, tag_field="channel", tag="telegram", frozen=True):
    token: Line = ""
    support_phone: Line = ""
    support_hours: Line = ""


class MattermostSettings(Ask, tag_field="channel", tag="mattermost", frozen=True):
    """The hook must belong to a service account: its owner reads the direct messages (M2)."""

    url: Line = ""
    username: Line = ""
    icon_url: Line = ""


class EmailSettings(Ask, tag_field="channel", tag="email", frozen=True):
    host: Line = ""
    port: Number = 587
    security: Line = "starttls"
    """`starttls`, `tls` or `none`."""
    username: Line = ""
    password: Line = ""
    sender: Line = ""
    sender_name: Line = ""
    ca: Text = ""
    """Of a company's own certificate authority: PEM, or a file's path on the server."""


class PushSettings(Ask, tag_field="channel", tag="push", frozen=True):
    """Works by itself: keys are made at the first start."""

    contact: Line = ""
    """The `sub` of VAPID: `mailto:` or `https:`."""
    hide_text: bool = False
    """Send "new event" with no text (P11)."""


ChannelSettings = TelegramSettings | MattermostSettings | EmailSettings | PushSettings

SECRET_MASK = "••••••••"  # noqa: S105  # hides a secret, is none
"""Stands for a kept secret in answers; sent back unchanged it keeps the secret."""


class ChannelView(Answer, frozen=True):
    """A channel as the administrator sees it; secrets are masked (X4)."""

    lane: Lane
    configured: bool
    enabled: bool
    source: str
    """`system` or `environment`; the environment wins and is read-only here."""
    settings: ChannelSettings
    healthy: bool | None
    """None: nothing was sent yet."""
    last_sent_at: datetime | None
    last_error: str | None
    last_error_at: datetime | None
    paused_until: datetime | None
    pending: int


class ChannelUpdate(Ask, frozen=True):
    enabled: bool
    settings: ChannelSettings


class TestOrder(Ask, frozen=True):
    """Where the test message goes; empty means the administrator's own address."""

    address: Line = ""


class TestReport(Answer, frozen=True):
    """What came of a test message: a sentence in the asker's language, and the counterpart's own
    words as they came."""

    ok: bool
    sentence: str
    answer: str


class Template(Answer, frozen=True):
    event: str
    about: ObjectKind
    """The kind of object that the event happens to: letters are listed by it."""
    locale: str
    body: str
    is_default: bool
    variables: list[str]


class TemplateDraft(Ask, frozen=True):
    body: Text


class TemplatePreview(Answer, frozen=True):
    subject: str
    text: str
    html: str


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    """A permanent refusal or a dead address."""
    EXPIRED = "expired"
    SKIPPED = "skipped"
    """Not sent on purpose; the reason says why."""


class DeliveryTry(Answer, frozen=True):
    at: datetime
    outcome: str
    detail: str


class DeliveryRow(Answer, frozen=True):
    id: UUID
    event_kind: str
    person: PersonRef
    lane: Lane
    address: str
    """Masked."""
    state: DeliveryState
    reason: str
    attempts: int
    created_at: datetime
    due_at: datetime
    settled_at: datetime | None
    provider_id: str
    tries: list[DeliveryTry]
