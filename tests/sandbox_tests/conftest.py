"""One small world for each test of the sandbox itself."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA
from tests.sandbox.world import CLIENT_TOKEN


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with Sandbox() as one:
        yield one


@pytest.fixture
async def bot(world: Sandbox) -> AsyncIterator[Bot]:
    """The real library's client, pointed at the sandbox with the client bot's token."""
    api = TelegramAPIServer.from_base(world.telegram.url)
    async with Bot(CLIENT_TOKEN, session=AiohttpSession(api=api)) as one:
        yield one


@pytest.fixture
def anna(world: Sandbox) -> Actor:
    return Actor(world, ANNA)


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session
