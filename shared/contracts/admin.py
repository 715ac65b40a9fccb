"""Channel settings, e-mail templates and the delivery log on the wire."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, NewType

from msgspec import Meta

from shared.contracts.base import Answer, Ask, Document
from shared.contracts.limits import LONGEST_TEXT, Number, Text
from shared.contracts.people import ChannelKind, PersonRef
from shared.contracts.telegram import ObjectKind

Lane = NewType("Lane", str)
"""A channel with its own queue and pace, by its name; each runs by itself (Q8). An open list."""

Value = Annotated[str, Meta(max_length=LONGEST_TEXT)] | Number | bool
"""What a channel's setting can be."""


class SettingKind(StrEnum):
    """How a setting is asked for."""

    TEXT = "text"
    """A line."""
    LINES = "lines"
    """A text of several lines."""
    NUMBER = "number"
    """An integer."""
    SWITCH = "switch"
    """On or off."""
    CHOICE = "choice"
    """One of `choices`."""


class SettingField(Answer, frozen=True):
    """A setting that a channel has."""

    name: str
    """The key in `settings`."""
    kind: SettingKind
    """How it is asked for."""
    secret: bool
    """Whether it is masked in answers."""
    required: bool
    """Whether nothing is sent without it."""
    default: str | int | bool
    """What it is where nobody has set it."""
    choices: list[str]
    """What it may be; empty where anything goes."""
    variable: str
    """The variable of the environment that sets it; empty where it comes with another."""


SECRET_MASK = "••••••••"  # noqa: S105  # hides a secret, is none
"""Stands for a kept secret in answers; sent back unchanged it keeps the secret."""


class ChannelFault(Answer, frozen=True):
    """What keeps a channel from working, in the reader's words."""

    since: datetime
    """When it began."""
    at: datetime
    """When it was last met."""
    sentence: str
    """What is wrong."""
    advice: str
    """What to do."""
    answer: str
    """The counterpart's own words."""


class Standing(StrEnum):
    """How a channel stands, the worst first."""

    NOT_CONFIGURED = "not_configured"
    """It lacks what it needs to send."""
    DISABLED = "disabled"
    """Switched off."""
    PAUSED = "paused"
    """Nothing is sent for a while."""
    FAILING = "failing"
    """The last one did not get through, or its bot hears nothing."""
    STARTING = "starting"
    """It is set up, and its bot has not come with these settings yet."""
    UNTRIED = "untried"
    """It is set up, and nothing was sent yet."""
    WORKING = "working"
    """The last one got through, or its bot hears."""


class ChannelView(Answer, frozen=True):
    """A channel as the administrator sees it; secrets are masked (X4)."""

    lane: Lane
    channel: ChannelKind
    configured: bool
    """Whether it has what it needs to send."""
    enabled: bool
    """Whether it is switched on."""
    standing: Standing
    """How it stands, in one word."""
    source: str
    """`system` or `environment`; the environment wins and is read-only here."""
    settings: dict[str, str | int | bool]
    """By the names of `fields`."""
    fields: list[SettingField]
    """What the channel asks of the administrator, in the order of a form."""
    takes_address: bool
    """Whether a test message may go to an address that is named."""
    healthy: bool | None
    """Whether the last one got through; null: nothing was sent yet."""
    last_sent_at: datetime | None
    """When something got through last; null: never."""
    last_error: str | None
    """What the counterpart said to the last failure; null: none since it worked."""
    last_error_at: datetime | None
    """When that was."""
    fault: ChannelFault | None
    """What is wrong now, in words; null: nothing is."""
    paused_until: datetime | None
    """Nothing is sent before; null: not paused."""
    pending: int
    """Deliveries that wait."""
    version: int
    """Grows with every save, from 0."""
    changed_by: PersonRef | None
    """Who saved it last; null: nobody, or before this was kept."""


class ChannelUpdate(Document, kw_only=True, frozen=True):
    """The whole of a channel's settings."""

    enabled: bool
    settings: dict[str, Value]
    """By the names of the channel's `fields`; one that is left out gets its default."""


class Template(Answer, frozen=True):
    """A letter about one event in one language."""

    event: str
    """The event that the letter tells of."""
    about: ObjectKind
    """The kind of object that the event happens to: letters are listed by it."""
    locale: str
    """`ru` or `en`."""
    body: str
    """The source, with variables as `{{ number }}`."""
    is_default: bool
    """Whether it is the built-in one."""
    version: int
    """Grows with every save, from 0."""
    changed_by: PersonRef | None
    """Who changed it or put it back last; null: nobody, or before this was kept."""
    variables: list[str]
    """What the source may name."""


class TemplateDraft(Ask, frozen=True):
    """The source of a letter, to be saved or looked at."""

    body: Text
    """The source, with variables as `{{ number }}`."""
    version: Number | None = None
    """As of each document of settings (`base.Document`)."""


class TemplatePreview(Answer, frozen=True):
    """The letter about an example, as it would be sent."""

    subject: str
    """The letter's subject."""
    text: str
    """The part in plain text."""
    html: str
    """The part in HTML."""


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    """Waits for its time, its channel or its next try."""
    SENT = "sent"
    """The counterpart took it."""
    FAILED = "failed"
    """A permanent refusal or a dead address."""
    EXPIRED = "expired"
    """Not sent while it was of any use."""
    SKIPPED = "skipped"
    """Not sent on purpose; the reason says why."""
