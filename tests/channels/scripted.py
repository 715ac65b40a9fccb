"""An HTTP counterpart that answers what it was told, and remembers what it was asked."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import web

from shared.listening import listen
from tests.sandbox.shutting import shut


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return msgspec.json.decode(self.body)


class Scripted:
    """Answers in turn; the last answer stays for all that follows. Listens on 127.0.0.1."""

    def __init__(self) -> None:
        self.port = 0
        self.connections = 0
        """Those without a request too, such as a TLS handshake at this plain server."""
        self.requests: list[Asked] = []
        self.hangs = False
        self._script: deque[tuple[int, bytes, dict[str, str]]] = deque()
        self._server = web.Server(self._answer, access_log=None)
        self._listening: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def answers(
        self, status: int, body: str | bytes | dict[str, Any] = b"", **headers: str
    ) -> None:
        """Add an answer; a header's name is written with underscores."""
        content = "text/plain"
        if isinstance(body, dict):
            body, content = msgspec.json.encode(body), "application/json"
        raw = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._script.append((status, raw, {"Content-Type": content} | named))

    async def open(self) -> None:
        """Listen on a free port."""
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(self._connected, sock=listen("127.0.0.1", 0))
        self.port = self._listening.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Refuse connections from now on."""
        if self._listening:
            await shut(self._listening)
            await self._server.shutdown(0.1)

    def _connected(self) -> asyncio.Protocol:
        self.connections += 1
        return self._server()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        self.requests.append(Asked(request.method, request.path, dict(request.headers), body))
        if self.hangs:
            await asyncio.Event().wait()
        status, raw, headers = self._script[0]
        if len(self._script) > 1:
            self._script.popleft()
        return web.Response(status=status, body=raw, headers=headers)
