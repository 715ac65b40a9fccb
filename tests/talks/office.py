"""The real API on a real socket, and a bot as it really runs, in the process of the test."""

import asyncio
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import uvicorn

import bot_client.dispatcher
import bot_staff.dispatcher
from shared.contracts.telegram import BotScope
from shared.listening import address, listen
from shared.settings import Settings
from shared.telegram.runtime import Program, serve
from tests.cast import Actor
from tests.desk import SECRET, Desk, until

PROGRAMS: dict[BotScope, Program] = {
    BotScope.STAFF: bot_staff.dispatcher.PROGRAM,
    BotScope.CLIENT: bot_client.dispatcher.PROGRAM,
}


class Office:
    """`desk` is the API's side, `enters` brings a person to the bot; `door` can be shut
    on the bot, and `restarts` ends the bot's process and starts another."""

    def __init__(self, desk: Desk, door: "Door", url: str, folder: Path, scope: BotScope) -> None:
        self.desk = desk
        self.door = door
        self.scope = scope
        self.settings = Settings.model_validate(
            {
                "data_dir": folder / "bot",
                "api_url": url,
                "base_url": desk.settings.base_url,
                "secret_key": SECRET,
                "telegram_api_url": desk.world.telegram.url,
                "album_silence": 0.15,
                "album_limit": 1.0,
            }
        )
        self._stop = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.settings.data_dir.mkdir(exist_ok=True)
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(serve(PROGRAMS[self.scope], self.settings, self._stop))

    async def stop(self) -> None:
        self._stop.set()
        if self._running is not None:
            await asyncio.wait_for(self._running, 20)

    async def restarts(self) -> None:
        await self.stop()
        await self.start()

    async def enters(self, key: str) -> Actor:
        """A registered person of the cast, in front of the bot."""
        await self.desk.links(key)
        return self.desk.actor(key)


class Door:
    """The application behind a door. While it is `shut` every call answers 503; while it is
    `ajar` only "who is this?" is answered, and silence falls in the middle of what is done."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.shut = self.ajar = False

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        held = self.shut or (self.ajar and scope.get("path") != "/api/me")
        if not held or scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 503, "headers": []})
        await send({"type": "http.response.body", "body": b""})


class Server(uvicorn.Server):
    """uvicorn that leaves signals to the tests."""

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield


@asynccontextmanager
async def open_office(desk: Desk, folder: Path, scope: BotScope) -> AsyncIterator[Office]:
    door = Door(desk.app)
    listening = listen("127.0.0.1", 0)
    server = Server(uvicorn.Config(door, log_config=None, lifespan="off"))
    serving = asyncio.create_task(server.serve([listening]))
    await until(lambda: server.started)
    office = Office(desk, door, address(listening), folder, scope)
    await office.start()
    try:
        yield office
    finally:
        await office.stop()
        server.should_exit = True
        await serving
