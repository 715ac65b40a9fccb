"""What happens to people, as facts."""

from typing import ClassVar
from uuid import UUID

from api.outbox import Event
from shared.contracts.telegram import BotScope


class ChatLost(Event, frozen=True):
    """The chat is the person's no longer, and is the one that is told."""

    person_id: UUID
    scope: BotScope
    old_chat_id: int


class TelegramRelinked(ChatLost, frozen=True, tag="telegram_relinked"):
    """The person registered from another account (R7)."""

    kind: ClassVar[str] = "telegram_relinked"


class TelegramEnded(ChatLost, frozen=True, tag="telegram_ended"):
    """The number it came by was corrected, or an administrator ended it (R7)."""

    kind: ClassVar[str] = "telegram_ended"


class LinkSent(Event, frozen=True):
    """A one-time link goes to the person by letter. The event names the link and holds no secret:
    whoever writes the letter derives it (`auth/links/sent.py`)."""

    person_id: UUID
    link_id: UUID


class Invited(LinkSent, frozen=True, tag="invited"):
    """An employee may set the own password (K2)."""

    kind: ClassVar[str] = "invited"
    firm: str
    """Whose desk it is; may be empty."""


class PasswordAsked(LinkSent, frozen=True, tag="password_asked"):
    """Somebody said at the login that the person has forgotten the password."""

    kind: ClassVar[str] = "password_asked"


class PasswordChanged(Event, frozen=True, tag="password_changed"):
    """By the person or by a one-time link: if it was somebody else, the person must learn of it."""

    kind: ClassVar[str] = "password_changed"
    person_id: UUID
