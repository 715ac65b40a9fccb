"""The HTTP client behind a bot."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import GetMe, Response, TelegramMethod

from shared.telegram.run.factory import make_bot
from shared.telegram.wire.session import LeanSession
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA
from tests.sandbox.world import CLIENT_TOKEN

LOOPS = 20
"""Far fewer rounds of the event loop than fit into the shortest sleep."""


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    async with Sandbox() as world:
        api = TelegramAPIServer.from_base(world.telegram.url)
        one = Bot(CLIENT_TOKEN, session=LeanSession(api))
        yield one
        await one.session.close()


async def test_it_is_closed_as_soon_as_its_connections_are(bot: Bot):
    """Nothing is slept through; afterwards it can be used again."""
    await bot.get_me()
    closing = asyncio.create_task(bot.session.close())
    for _ in range(LOOPS):
        await asyncio.sleep(0)
    assert closing.done()
    assert (await bot.get_me()).username == "vestovoy_client_bot"


async def test_what_it_has_learned_to_read_outlives_the_garbage(bot: Bot):
    """The type of an answer is built once, not anew after every collection."""
    await bot.get_me()
    reader = weakref.ref(Response[GetMe.__returning__])
    gc.collect()
    assert reader() is not None


async def test_only_documented_parameters_are_sent(monkeypatch: pytest.MonkeyPatch):
    """Previews of links are refused by the parameter that there is now, and no other."""
    sent: list[set[str]] = []
    async with Sandbox() as world:
        bot = make_bot(CLIENT_TOKEN, world.telegram.url)
        assert isinstance(bot.session, AiohttpSession)
        build = bot.session.build_form_data

        def watched(bot: Bot, method: TelegramMethod[Any]) -> Any:
            told: Any = build(bot, method)
            sent.append(set(msgspec.json.decode(told.decode())))
            return told

        monkeypatch.setattr(bot.session, "build_form_data", watched)
        world.telegram.account("client", ANNA).start()
        await bot.send_message(ANNA.telegram_id, "https://a.example")
        await bot.session.close()
    assert sent == [{"chat_id", "text", "parse_mode", "link_preview_options"}]
