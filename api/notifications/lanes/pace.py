"""Telegram's pace (Q7): so many messages a second for the bot, one a second for a chat."""

import time
from collections import OrderedDict

CHAT_SECONDS = 1.0
GROUP_SECONDS = 3.0
"""20 a minute in a group."""
REMEMBERED_CHATS = 10_000


class Pace:
    """Gives every message its moment. Times are seconds of `time.monotonic`."""

    def __init__(self, per_second: float) -> None:
        self._gap = 1.0 / per_second
        self._next = 0.0
        self._chats: OrderedDict[int, float] = OrderedDict()

    def wait_for_chat(self, chat_id: int) -> float:
        """Seconds until the chat may hear again; 0 books the chat's turn."""
        if wait := self.wait_of_chat(chat_id):
            return wait
        self.told(chat_id)
        return 0.0

    def told(self, chat_id: int) -> None:
        """The chat hears at this moment: its next turn is counted from here."""
        # Groups and channels have negative ids.
        gap = CHAT_SECONDS if chat_id > 0 else GROUP_SECONDS
        self._chats[chat_id] = time.monotonic() + gap
        self._chats.move_to_end(chat_id)
        if len(self._chats) > REMEMBERED_CHATS:
            self._chats.popitem(last=False)

    def wait_of_chat(self, chat_id: int) -> float:
        """Seconds until the chat may hear again; books nothing."""
        return max(0.0, self._chats.get(chat_id, 0.0) - time.monotonic())

    def wait_for_bot(self) -> float:
        """Seconds until the bot's next slot, which is thereby booked."""
        moment = time.monotonic()
        slot = max(moment, self._next)
        self._next = slot + self._gap
        return slot - moment
