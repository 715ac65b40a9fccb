"""The application of a desk on a port of this machine, for what test clients cannot do: streams,
and callers that hang up."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import uvicorn

from api.app import create_app
from shared.listening import address, listen
from tests.desk import Desk, until


class Served(uvicorn.Server):
    """A server in the test's own loop."""

    def __init__(self, app: Any, url: str, lifespan: Literal["on", "off"]) -> None:
        config = uvicorn.Config(
            app, log_config=None, lifespan=lifespan, timeout_graceful_shutdown=1
        )
        super().__init__(config)
        self.url = url

    async def is_done(self) -> None:
        """Nothing that was asked is still at work."""
        await until(lambda: not self.server_state.tasks)


@asynccontextmanager
async def served(desk: Desk, *, live: bool = False) -> AsyncIterator[Served]:
    """`live`: with the stream of what changes, which costs an application of its own."""
    desk.held.road.register()
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
