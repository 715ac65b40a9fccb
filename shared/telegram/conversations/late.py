"""The rest of an album comes when its first photos already stand somewhere (T2).

It joins them, and the confirmation is edited, not repeated.
"""

from typing import Any

from aiogram import Router
from aiogram.types import Message

from shared.telegram.chat.filters import CameLate
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Landing, Whole
from shared.telegram.inbox.drafts import drafted
from shared.telegram.inbox.made import Receipt, joins


def router(*receipts: Receipt[Any]) -> Router:
    """`receipts` are those that the bot gives for what takes more parts."""
    known = {each.name: each for each in receipts}

    async def rest_of_album_came(_: Message, whole: Whole, landing: Landing, visit: Visit) -> None:
        more = await drafted(whole, visit)
        await joins(known[landing.receipt], landing, more, visit)

    late = Router(name="late")
    late.message(CameLate(known))(rest_of_album_came)
    return late
