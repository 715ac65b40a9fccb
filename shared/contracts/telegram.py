"""What the two bots and the API say to each other about Telegram itself."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Ids, Large, Line, Many, Number, Text


class BotScope(StrEnum):
    """Each bot looks for people in its own scope only (R6)."""

    STAFF = "staff"
    CLIENT = "client"


class BotConfig(Answer, frozen=True):
    """What a bot process needs to run; `revision` changes whenever it must start anew."""

    scope: BotScope
    token: str
    revision: str
    support_phone: str
    support_hours: str
    default_country: str
    webhook_secret: str
    """Derived from the secret key; the header of every webhook call must equal it."""


class Registration(Ask, frozen=True):
    """A contact card as the bot got it; the API decides whether it counts (R1, R3–R6)."""

    phone: Line
    contact_user_id: Large | None
    """`contact.user_id` of the card; None on a card typed in by hand."""
    user_id: Large
    chat_id: Large
    username: Line | None = None
    language_code: Line | None = None


class TelegramLinkOffer(Answer, frozen=True):
    """Told once: opens the person's bot and makes it know the person (R11)."""

    url: str
    bot: str
    """The bot's name in Telegram, without the @."""
    expires_at: datetime


class TelegramJoin(Ask, frozen=True):
    """Somebody came to the bot by such a link."""

    token: Line
    user_id: Large
    chat_id: Large
    username: Line | None = None


class BotName(Ask, frozen=True):
    """What Telegram calls the bot."""

    username: Line


class FaultReport(Ask, frozen=True):
    """What a bot set aside since it last told: its kind and id, nothing of what it held (U8)."""

    what: Annotated[str, Meta(max_length=64)]
    thing: Annotated[str, Meta(max_length=200)]
    error: Annotated[str, Meta(max_length=100)]
    """The error's type."""
    at: Annotated[str, Meta(max_length=300)]
    """Where in the code it was."""
    times: Annotated[int, Meta(ge=1, le=1_000_000)]


class FaultReports(Ask, frozen=True):
    faults: Annotated[list[FaultReport], Meta(max_length=500)]


class Reachability(Ask, frozen=True):
    """The person blocked the bot or came back (R9)."""

    user_id: Large
    reachable: bool


class ObjectKind(StrEnum):
    TICKET = "ticket"
    TASK = "task"
    ABSENCE = "absence"
    DIGEST = "digest"
    """A list of things on one day; replies belong to the things."""


class MessageRole(StrEnum):
    """What the message is, so that the road knows how to write it anew when it gets stale."""

    CARD = "card"
    """Has the object's buttons: drawn anew when the object changes."""
    RECEIPT = "receipt"
    """The bot's answer to the act that made the object, with its buttons: drawn anew as a card, but
    goes on saying that the object was made."""
    NOTICE = "notice"
    """A notice that the delivery road sent."""
    CONFIRMATION = "confirmation"
    """The bot's answer to a person's own act, without buttons: it stays as it was."""
    LIST = "list"
    """Several objects in one message; a reply asks which."""


class MessageRefDraft(Ask, frozen=True):
    """A bot sent a message about these objects: replies to it belong to them (C1)."""

    chat_id: Large
    message_id: Large
    role: MessageRole
    object_kind: ObjectKind
    object_ids: Ids
    version: Number = 0
    comment_id: UUID | None = None


class MessageRef(Answer, frozen=True):
    chat_id: int
    message_id: int
    role: MessageRole
    object_kind: ObjectKind
    object_ids: list[UUID]
    comment_id: UUID | None = None


class Spoken(Ask, frozen=True):
    """One message of a person, and the words that it brought; a caption that came later is still
    empty."""

    message_id: Large
    text: Text


class SpokenDraft(Ask, frozen=True):
    """These messages of a person became this object's words, or its comment's: edits follow them
    (T13)."""

    chat_id: Large
    object_kind: ObjectKind
    object_id: UUID
    parts: Many[Spoken]
    comment_id: UUID | None = None


class SpokenPlace(Answer, frozen=True):
    """Where a person's message came to stand, with all the messages that stand there."""

    object_kind: ObjectKind
    object_id: UUID
    comment_id: UUID | None
    parts: list[Spoken]
    """In the order of the messages."""
