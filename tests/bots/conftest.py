"""A world, a desk and the two bots as they really run, but for a process of their own."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import structlog

import bot_client.dispatcher
import bot_staff.dispatcher
from shared.contracts.telegram import BotConfig, BotScope
from shared.settings import Settings
from shared.telegram.runtime import Program, serve
from tests.bots.desk import Desk
from tests.bots.desk_server import DeskServer
from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, BORIS, DARYA, PAVEL
from tests.sandbox.telegram.queue import UpdateQueue
from tests.sandbox.world import CLIENT_TOKEN, STAFF_TOKEN

# The default renderer draws every local variable of a traceback, for seconds.
structlog.configure(
    processors=[structlog.processors.format_exc_info, structlog.processors.KeyValueRenderer()]
)

PROGRAMS: dict[BotScope, Program] = {
    BotScope.CLIENT: bot_client.dispatcher.PROGRAM,
    BotScope.STAFF: bot_staff.dispatcher.PROGRAM,
}
TOKENS = {BotScope.CLIENT: CLIENT_TOKEN, BotScope.STAFF: STAFF_TOKEN}


class Running:
    """A bot that was started; `stop` is what SIGTERM does."""

    def __init__(self, scope: BotScope, settings: Settings) -> None:
        self._stop = asyncio.Event()
        self.task = asyncio.create_task(serve(PROGRAMS[scope], settings, self._stop))

    async def stop(self) -> None:
        self._stop.set()
        await asyncio.wait_for(self.task, 20)

    async def kill(self) -> None:
        """As `kill -9` does, as far as one process can: nothing is finished."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


def config(scope: BotScope, revision: str = "1") -> BotConfig:
    return BotConfig(
        scope=scope,
        token=TOKENS[scope],
        revision=revision,
        support_phone="+7 495 000-00-00",
        support_hours="пн-пт 9-18",
        default_country="RU",
        webhook_secret="a-secret",
    )


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with Sandbox() as one:
        yield one


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def desk_url(desk: Desk) -> AsyncIterator[str]:
    server = DeskServer(desk)
    await server.open()
    yield server.url
    await server.close()


@pytest.fixture
def settings(world: Sandbox, desk_url: str, tmp_path: Path) -> Settings:
    """Albums wait a tenth of a second instead of two."""
    return Settings(
        data_dir=tmp_path,
        api_url=desk_url,
        telegram_api_url=world.telegram.url,
        album_silence=0.15,
        album_limit=1.0,
    )


async def started(scope: BotScope, settings: Settings, desk: Desk) -> AsyncIterator[Running]:
    desk.config = config(scope)
    running = Running(scope, settings)
    yield running
    await running.stop()


@pytest.fixture
async def client_bot(settings: Settings, desk: Desk) -> AsyncIterator[Running]:
    async for running in started(BotScope.CLIENT, settings, desk):
        yield running


@pytest.fixture
async def staff_bot(settings: Settings, desk: Desk) -> AsyncIterator[Running]:
    async for running in started(BotScope.STAFF, settings, desk):
        yield running


@pytest.fixture
def anna(world: Sandbox) -> Actor:
    return Actor(world, ANNA)


@pytest.fixture
def pavel(world: Sandbox) -> Actor:
    return Actor(world, PAVEL)


@pytest.fixture
def boris(world: Sandbox) -> Actor:
    return Actor(world, BORIS)


@pytest.fixture
def darya(world: Sandbox) -> Actor:
    return Actor(world, DARYA)


@pytest.fixture
def given_out(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The updates that Telegram has given out so far, to bring them again."""
    kept: list[dict[str, Any]] = []
    put = UpdateQueue.put

    def keeping(queue: UpdateQueue, kind: str, body: dict[str, Any]) -> int | None:
        number = put(queue, kind, body)
        kept.append({"update_id": number, kind: body})
        return number

    monkeypatch.setattr(UpdateQueue, "put", keeping)
    return kept
