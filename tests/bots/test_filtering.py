"""Where the filters of the conversations are asked."""

import threading

import pytest
from aiogram import Dispatcher, F, Router
from aiogram.filters import and_f
from aiogram.types import Message, Update

from shared.telegram.run.factory import make_bot
from shared.telegram.run.filtering import keep_filters_here
from shared.telegram.wire.reading import update_of
from tests.sandbox.people import ANNA
from tests.sandbox.world import CLIENT_TOKEN


def _update(words: str) -> Update:
    chat = {"id": ANNA.telegram_id, "type": "private"}
    said = {"message_id": 1, "date": 1, "chat": chat, "from": ANNA.as_user(), "text": words}
    return update_of({"update_id": 1, "message": said}, make_bot(CLIENT_TOKEN))


@pytest.mark.rule("Q15")
async def test_no_filter_is_asked_in_another_thread() -> None:
    """Of a router below another, by itself and within another filter; it chooses as before."""
    asked: list[threading.Thread] = []
    heard: list[str | None] = []

    def noted(_: Message) -> bool:
        asked.append(threading.current_thread())
        return True

    async def hears(message: Message) -> None:
        heard.append(message.text)

    dispatcher, below = Dispatcher(), Router()
    dispatcher.include_router(below)
    below.message.filter(noted)
    below.message(and_f(F.text == "да", noted), noted)(hears)
    keep_filters_here(dispatcher)
    for words in ("да", "нет"):
        await dispatcher.feed_update(make_bot(CLIENT_TOKEN), _update(words))
    assert heard == ["да"]
    assert set(asked) == {threading.main_thread()} and len(asked) == 4
