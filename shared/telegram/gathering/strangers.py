"""What somebody said before the desk knew who it is (U10): kept for an hour, then offered.

Nothing is downloaded for a stranger: files stay at Telegram until the person is known.
"""

from collections.abc import Sequence
from typing import Final

from aiogram.types import Message, Update

from shared.telegram.gathering.albums import Collector
from shared.telegram.memory.spool import Spool

KEPT: Final = 3600
"""Seconds after the last word."""
MOST: Final = 20
"""Messages of one chat."""
LARGEST: Final = 16 * 1024
"""Characters of one message as it came, its files' names and keys with it."""


def _bag(chat_id: int) -> str:
    return f"stranger:{chat_id}"


async def keep(parts: Sequence[Message], update_id: int, spool: Spool) -> bool:
    """False when there is no room for one of them."""
    bag = _bag(parts[0].chat.id)
    kept = await spool.items(bag)
    for part in parts:
        told = Update(update_id=update_id, message=part).model_dump_json(exclude_unset=True)
        field = str(part.message_id)
        if len(told) > LARGEST or (field not in kept and len(kept) >= MOST):
            return False
        kept[field] = told
        await spool.put(bag, field, told, KEPT)
    return True


async def reword(edited: Message, update_id: int, spool: Spool) -> None:
    """What was edited is offered as it is now; what is not kept stays so."""
    if str(edited.message_id) in await spool.items(_bag(edited.chat.id)):
        await keep([edited], update_id, spool)


async def hand_over(chat_id: int, collector: Collector) -> None:
    """To the collector, which gives all of it out as one message once this update is done."""
    await collector.take_over(_bag(chat_id), f"{chat_id}:before")
