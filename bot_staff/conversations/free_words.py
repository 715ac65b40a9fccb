"""Words outside any talk: nobody guesses for which ticket they are (C3).

— (text, a photo) — Reply to a ticket's message, or press its button. [№12 · …]
"""

from aiogram import Router
from aiogram.types import Message

from shared.telegram.albums import Whole
from shared.telegram.content import content_of
from shared.telegram.lists import PAGE, which_ticket
from shared.telegram.visit import Visit


def router() -> Router:
    words = Router(name="free words")
    words.message()(said_something)
    return words


async def said_something(_: Message, whole: Whole, visit: Visit) -> None:
    if content_of(whole.parts, visit.t).refused:
        await visit.speak.say(visit.t("accepted-kinds"))
        return
    mine = await visit.api.tickets(assignee="me", is_open=True, limit=PAGE)
    await which_ticket([row.id for row in mine.items], visit)
