"""The way into the application over a real socket, on which everything can happen that happens to
a server: it is silent for a while, answers nonsense, or cuts the connection."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

from tests.sandbox.faults import Fault, Faults


class Door:
    """The application behind a door. While it is `shut` every call answers 503; while it is
    `ajar` only "who is this?" is answered, and silence falls in the middle of what is done."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._faults = Faults()
        self.shut = self.ajar = False
        self.asked: list[str] = []
        """Every call so far: method and path."""
        self.connections: list[Any] = []
        """And the other end of the connection of each."""

    def fail(
        self,
        path: str | None = None,
        *,
        status: int = 503,
        body: bytes = b"",
        hang_up: bool = False,
        lost_answer: bool = False,
        times: int | None = 1,
    ) -> Fault:
        """The next calls of this path, or of any, get this answer instead of the application's.

        `hang_up` cuts the connection with nothing done; `lost_answer` does it and cuts then.
        """
        how = {"status": status, "body": body, "hang_up": hang_up, "lost_answer": lost_answer}
        return self._faults.add(Fault(where={"path": path}, how=how, times=times))

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        path = scope["path"]
        self.asked.append(f"{scope['method']} {path}")
        self.connections.append(scope["client"])
        if self.shut or (self.ajar and path != "/api/me"):
            await _answer(send, 503, b"")
        elif fault := self._faults.meet(path=path):
            await self._go_wrong(fault.how, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _go_wrong(self, how: dict[str, Any], scope: Any, receive: Any, send: Any) -> None:
        if how["lost_answer"]:
            await self._app(scope, receive, _nobody_hears)
        if how["lost_answer"] or how["hang_up"]:
            send.__self__.transport.abort()  # uvicorn's `send` belongs to one request.
        else:
            await _answer(send, how["status"], how["body"])


async def _answer(send: Any, status: int, body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": body})


async def _nobody_hears(_: Any) -> None:
    pass


class _Server(uvicorn.Server):
    """uvicorn without what makes it wait: it looks ten times a second whether it shall end, and
    gives connections a tenth of a second to close."""

    async def open(self) -> str:
        """The address it listens on."""
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup()
        host, port = self.servers[0].sockets[0].getsockname()
        return f"http://{host}:{port}"

    async def close(self) -> None:
        """What was begun is finished."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await asyncio.gather(*self.server_state.tasks, return_exceptions=True)


@asynccontextmanager
async def served(door: Door) -> AsyncIterator[str]:
    """The address at which the door stands."""
    server = _Server(
        uvicorn.Config(door, host="127.0.0.1", port=0, log_config=None, lifespan="off")
    )
    url = await server.open()
    try:
        yield url
    finally:
        await server.close()
