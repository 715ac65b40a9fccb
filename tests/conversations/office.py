"""The real API on a real socket, and a bot as it really runs, in the process of the test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from aiogram import Dispatcher
from pydantic import SecretStr

import bot_client.dispatcher
import bot_staff.dispatcher
from shared.contracts.telegram import BotScope
from shared.settings import Settings
from shared.telegram.run.runtime import Program, serve
from tests.cast import Actor
from tests.conversations.door import Door, served
from tests.desk import Desk

PROGRAMS: dict[BotScope, Program] = {
    BotScope.STAFF: bot_staff.dispatcher.PROGRAM,
    BotScope.CLIENT: bot_client.dispatcher.PROGRAM,
}


@cache
def program(scope: BotScope) -> Program:
    """The bot's own, but that its talks are put together once a process: that takes 40 ms."""
    made = Dispatcher()
    PROGRAMS[scope].fill(made)
    routers = made.sub_routers

    def fill(dispatcher: Dispatcher) -> None:
        for router in routers:
            router._parent_router = None  # pyright: ignore[reportPrivateUsage]
            dispatcher.include_router(router)

    return Program(PROGRAMS[scope].menu, fill, PROGRAMS[scope].first_reads)


class Running:
    """A process of a bot, as far as the process of the test can be one."""

    def __init__(self, scope: BotScope, settings: Settings) -> None:
        self._stop = asyncio.Event()
        self.task = asyncio.create_task(serve(program(scope), settings, self._stop))

    async def stop(self) -> None:
        """As SIGTERM does."""
        self._stop.set()
        await asyncio.wait_for(self.task, 20)

    async def kill(self) -> None:
        """As `kill -9` does: nothing is finished."""
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


class Office:
    """`desk` is the API's side, `enters` brings a person to the bot; `door` can be shut on the
    bot, and `restarts` ends the bot's process and starts another."""

    def __init__(self, desk: Desk, door: Door, url: str, folder: Path, scope: BotScope) -> None:
        self.desk = desk
        self.door = door
        self.scope = scope
        # Not validated: that reads the environment for the time of a whole talk.
        self.settings = Settings.model_construct(
            data_dir=folder / "bot",
            api_url=url,
            base_url=desk.settings.base_url,
            bot_service_token=SecretStr(desk.settings.service_token(scope)),
            telegram_api_url=desk.world.telegram.url,
            album_silence=0.02,
            album_limit=1.0,
        )
        self.bots: list[Running] = []

    async def start(self, **settings: Any) -> Running:
        """One more process of the bot; `settings` are those in which it differs."""
        own = self.settings.model_copy(update=settings)
        self.bots.append(Running(self.scope, own))
        return self.bots[-1]

    async def stop(self) -> None:
        """Every bot that still runs is stopped."""
        while self.bots:
            bot = self.bots.pop()
            if not bot.task.cancelled():
                await bot.stop()

    async def restarts(self) -> None:
        await self.stop()
        await self.start()

    async def enters(self, key: str) -> Actor:
        """A registered person of the cast, in front of the bot."""
        await self.desk.links(key)
        return self.desk.actor(key)

    async def ticket(self, number: int = 1) -> Any:
        """The whole ticket, as an employee sees it now."""
        client = await self.desk.calls("boris")
        answer = await client.get(f"/api/tickets/by-number/{number}")
        assert answer.status_code == 200, answer.text
        return answer.json()


@asynccontextmanager
async def open_office(
    desk: Desk, folder: Path, scope: BotScope, *, empty: bool = False
) -> AsyncIterator[Office]:
    """An office with its bot at work, or an `empty` one."""
    door = Door(desk.app)
    async with served(door) as url:
        office = Office(desk, door, url, folder, scope)
        if not empty:
            await office.start()
        try:
            yield office
        finally:
            await office.stop()
