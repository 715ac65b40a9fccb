"""What happens to people, as facts."""

from typing import ClassVar
from uuid import UUID

from api.outbox import Event
from shared.contracts.telegram import BotScope


class TelegramRelinked(Event, frozen=True, tag="telegram_relinked"):
    """The person registered from another account: the old chat is told (R7)."""

    kind: ClassVar[str] = "telegram_relinked"
    person_id: UUID
    scope: BotScope
    old_chat_id: int
