"""One chat with one of the two bots, each of which has a lane."""

from dataclasses import dataclass
from typing import Final

from api.notifications.channels.base import Address
from shared.contracts.admin import Lane
from shared.contracts.telegram import BotScope

STAFF: Final = Lane("telegram-staff")
CLIENT: Final = Lane("telegram-client")
BOTS: Final = {STAFF: BotScope.STAFF, CLIENT: BotScope.CLIENT}


@dataclass(frozen=True, kw_only=True)
class TelegramAddress(Address):
    chat_id: int
    edit_message_id: int | None = None
    """Edit this message instead of sending a new one (stale cards)."""
