"""A lean HTTP server on 127.0.0.1 that can be closed and opened again on the same port."""

import asyncio
import contextlib
import time
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import msgspec
from aiohttp import web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage
from aiohttp.streams import StreamReader
from aiohttp.web_protocol import RequestHandler

from shared.listening import listen
from tests.sandbox.faults import Faults
from tests.sandbox.pulse import Pulse
from tests.sandbox.shutting import shut

LARGEST_BODY = 64 * 1024 * 1024


@dataclass(slots=True)
class Arrival:
    """One request as it came, with what it was answered: refused ones are kept too."""

    to: str
    what: str
    payload: Any
    status: int
    at: float = field(default_factory=time.monotonic)

    @property
    def accepted(self) -> bool:
        return 200 <= self.status < 300


def as_json(
    body: Any, status: int = 200, headers: dict[str, str] | None = None
) -> web.StreamResponse:
    return web.Response(
        body=msgspec.json.encode(body),
        status=status,
        headers=headers,
        content_type="application/json",
    )


class HttpServer:
    """The ground of every HTTP counterpart: arrivals in order, faults, a pulse to wait by."""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self.faults = Faults()
        self.arrivals: list[Arrival] = []
        self.pulse = Pulse()
        self._tasks: set[asyncio.Future[None]] = set()
        self._server: web.Server | None = None
        self._listening: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def accepted(self) -> list[Arrival]:
        return [arrival for arrival in self.arrivals if arrival.accepted]

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        raise NotImplementedError

    async def open(self) -> None:
        """Listens; the port is chosen at the first opening and kept afterwards."""
        self._server = web.Server(self.answer, request_factory=_request, access_log=None)
        loop = asyncio.get_running_loop()
        door = listen("127.0.0.1", self.port)
        self._listening = await loop.create_server(self._server, sock=door)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def reopen(self) -> None:
        """Listens again on the same port."""
        await self.open()

    async def close(self) -> None:
        """Refuses connections and cuts those that are open."""
        listening, self._listening = self._listening, None
        server, self._server = self._server, None
        if listening is None or server is None:
            return
        await shut(listening)
        self.pulse.beat()
        await server.shutdown(0.1)

    @property
    def closed(self) -> bool:
        return self._listening is None

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Runs beside the answer; a connection that is gone is no error here."""
        task = asyncio.ensure_future(_quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def slow(self, seconds: float) -> None:
        """Every answer comes so much later, until healed."""
        self.faults.delay = seconds

    def heal(self) -> None:
        self.faults.heal()


async def _quietly(work: Coroutine[Any, Any, Any]) -> None:
    with contextlib.suppress(ConnectionError):
        await work


def hang_up(request: web.BaseRequest) -> web.StreamResponse:
    """Cuts the connection with no answer at all."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: AbstractStreamWriter,
    task: "asyncio.Task[None]",
    loop: asyncio.AbstractEventLoop | None = None,
) -> web.BaseRequest:
    return web.BaseRequest(
        message,
        payload,
        protocol,
        writer,
        task,
        loop or asyncio.get_running_loop(),
        client_max_size=LARGEST_BODY,
    )
