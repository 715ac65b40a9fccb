"""What the two bots and the API say to each other about Telegram itself."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Ids, Large, Line, Many, Number, Text


class BotScope(StrEnum):
    """Which bot: the staff's or the clients'. Each knows only its own people."""

    STAFF = "staff"
    CLIENT = "client"


class BotConfig(Answer, frozen=True):
    """What a bot process needs to run; `revision` changes whenever it must start anew."""

    scope: BotScope
    """Which of the two bots it is."""
    token: str
    """From BotFather."""
    revision: str
    """Changes whenever the bot must start anew."""
    support_phone: str
    support_hours: str
    default_country: str
    """ISO 3166 code: the country of phones without one."""
    webhook_secret: str
    """Derived from the secret key; the header of every webhook call must equal it."""


class Registration(Ask, frozen=True):
    """A contact card as the bot got it; the API decides whether it counts (R1, R3–R6)."""

    phone: Line
    """As the card has it."""
    contact_user_id: Large | None
    """`contact.user_id` of the card; null on a card typed in by hand."""
    user_id: Large
    chat_id: Large
    username: Line | None = None
    """Telegram's name of the user, without the @; null: none."""
    language_code: Line | None = None
    """Telegram's own, as `ru`; null: not known."""


class TelegramLinkOffer(Answer, frozen=True):
    """A one-time link into the person's bot, told once: opening it makes the bot know the
    person."""

    url: str
    bot: str
    """The bot's name in Telegram, without the @."""
    expires_at: datetime


class TelegramJoin(Ask, frozen=True):
    """Somebody came to the bot by a one-time link."""

    token: Line
    """What stood behind `/start`."""
    user_id: Large
    chat_id: Large
    username: Line | None = None
    """Telegram's name of the user, without the @; null: none."""


class BotName(Ask, frozen=True):
    """What Telegram calls the bot."""

    username: Line
    """Without the @."""


class FaultReport(Ask, frozen=True):
    """What a bot set aside since it last told: its kind and id, nothing of what it held (U8)."""

    what: Annotated[str, Meta(max_length=64)]
    """What kind of thing it was."""
    thing: Annotated[str, Meta(max_length=200)]
    """Its id."""
    error: Annotated[str, Meta(max_length=100)]
    """The error's type."""
    at: Annotated[str, Meta(max_length=300)]
    """Where in the code it was."""
    times: Annotated[int, Meta(ge=1, le=1_000_000)]
    """How often since the last report."""


class FaultReports(Ask, frozen=True):
    """What a bot set aside since it last told."""

    faults: Annotated[list[FaultReport], Meta(max_length=500)]
    """One for each kind and place."""
    heard_ago: Annotated[int, Meta(ge=0, le=2**31 - 1)] | None = None
    """Seconds since Telegram last answered it; null: it has not, or comes by itself (a webhook)."""
    trouble: Annotated[str, Meta(max_length=32)] = ""
    """What keeps it from hearing: `token`, `conflict` or `unreached`; empty: nothing."""


class Reachability(Ask, frozen=True):
    """The person blocked the bot or came back (R9)."""

    user_id: Large
    reachable: bool
    """False: the bot was blocked."""


class ObjectKind(StrEnum):
    """What a notice, a message or a file may be about."""

    TICKET = "ticket"
    TASK = "task"
    ABSENCE = "absence"
    DIGEST = "digest"
    """A list of things on one day; replies belong to the things."""


class MessageRole(StrEnum):
    """What a bot's message is; decides how it is brought up to date."""

    CARD = "card"
    """Has the object's buttons: drawn anew when the object changes."""
    RECEIPT = "receipt"
    """The bot's answer to the act that made the object, with its buttons: drawn anew as a card, but
    goes on saying that the object was made."""
    NOTICE = "notice"
    """A notice that the delivery pipeline sent."""
    CONFIRMATION = "confirmation"
    """The bot's answer to a person's own act, without buttons: it stays as it was."""
    LIST = "list"
    """Several objects in one message; a reply asks which."""


class MessageRefDraft(Ask, frozen=True):
    """A bot sent a message about these objects: replies to it belong to them (C1)."""

    chat_id: Large
    message_id: Large
    role: MessageRole
    """What kind of message it is."""
    object_kind: ObjectKind
    object_ids: Ids
    version: Number = 0
    """Of the object, when the message was drawn."""
    comment_id: UUID | None = None


class MessageRef(Answer, frozen=True):
    """What a message of a bot is about."""

    chat_id: int
    message_id: int
    role: MessageRole
    """What kind of message it is."""
    object_kind: ObjectKind
    object_ids: list[UUID]
    comment_id: UUID | None = None


class SourcePart(Ask, frozen=True):
    """One message of a person, and the words that it brought; a caption that came later is still
    empty."""

    message_id: Large
    text: Text
    """The words that it brought; may be empty."""


class SourceDraft(Ask, frozen=True):
    """These messages of a person became this object's words, or its comment's: edits follow them
    (T13)."""

    chat_id: Large
    object_kind: ObjectKind
    object_id: UUID
    parts: Many[SourcePart]
    """The messages, in their order."""
    comment_id: UUID | None = None


class SourcePlace(Answer, frozen=True):
    """Where a person's message came to stand, with all the messages that stand there."""

    object_kind: ObjectKind
    object_id: UUID
    comment_id: UUID | None
    parts: list[SourcePart]
    """In the order of the messages."""
