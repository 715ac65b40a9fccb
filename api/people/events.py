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


class PasswordChanged(Event, frozen=True, tag="password_changed"):
    """By the person or by a one-time link: if it was somebody else, the person must learn of it."""

    kind: ClassVar[str] = "password_changed"
    person_id: UUID
