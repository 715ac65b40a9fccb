"""The application of a desk on a port of this machine, for what test clients cannot do: streams,
and callers that hang up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import aiohttp
import msgspec
import uvicorn

from api.app import create_app
from api.auth import sessions
from api.http.slow_callers import Patience, PatientProtocol
from shared.listening import address, listen
from tests.desk import Desk, until


class Served(uvicorn.Server):
    """A server in the test's own loop."""

    def __init__(self, app: Any, url: str, lifespan: Literal["on", "off"]) -> None:
        config = uvicorn.Config(
            Patience(app),
            http=PatientProtocol,
            log_config=None,
            lifespan=lifespan,
            timeout_graceful_shutdown=1,
        )
        super().__init__(config)
        self.url = url

    async def is_done(self) -> None:
        """Nothing that was asked is still at work."""
        await until(lambda: not self.server_state.tasks)


@asynccontextmanager
async def served(desk: Desk, *, live: bool = False) -> AsyncIterator[Served]:
    """`live`: with the stream of what changes, which costs an application of its own."""
    desk.held.pipeline.register()
    listening = listen("127.0.0.1", 0)
    app = create_app(desk.settings, desk.held) if live else desk.app
    server = Served(app, address(listening), "on" if live else "off")
    running = asyncio.create_task(server.serve([listening]))
    await until(lambda: server.started)
    try:
        yield server
    finally:
        server.should_exit = True
        await running


class Page:
    """An open page: the events it was told, in order."""

    def __init__(self, response: aiohttp.ClientResponse, cookie: str) -> None:
        self.response = response
        self.cookie = cookie

    async def line(self) -> str:
        while True:
            line = (await asyncio.wait_for(self.response.content.readline(), 10)).decode().strip()
            if line:
                return line

    async def rest(self) -> str:
        """Until the server ends it."""
        return (await asyncio.wait_for(self.response.content.read(), 10)).decode()

    async def event(self) -> Any:
        while True:
            line = await self.line()
            if line.startswith("data: "):
                return msgspec.json.decode(line.removeprefix("data: "))


@asynccontextmanager
async def watching(
    desk: Desk, key: str, url: str, cookie: str = "", *, after: str = ""
) -> AsyncIterator[Page]:
    """In a session of its own, or in that of the cookie. `after` a position nothing is read yet."""
    if not cookie:
        async with desk.held.database.begin() as session:
            secret = await sessions.open_for(session, desk.ids[key], "test", None)
        cookie = f"{sessions.COOKIE}={secret}"
    headers = {"Cookie": cookie}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.get(f"{url}/api/stream", params={"after": after}) as response,
    ):
        assert response.status == 200
        assert response.content_type == "text/event-stream"
        assert response.headers["Cache-Control"] == "no-store"
        page = Page(response, cookie)
        if not after:
            assert (await page.event())["kind"] == "listening"
        yield page
