"""Whoever says nothing, or not to the end, is not waited for: each open connection is a descriptor,
and strangers open them."""

import asyncio
import resource
from typing import Any, Final

from uvicorn.protocols.http.auto import AutoHTTPProtocol

HEAD_SECONDS = 20.0
"""From the connection, or the last answer, to a request whose headers are whole."""
HEAD_LIMIT = 64 * 1024
"""Bytes of headers: the parser itself would keep whatever comes."""
PIECE_SECONDS = 30.0
"""The longest silence in the middle of a body."""
BODY_SECONDS = 1800.0
"""A whole body: 50 MB by a poor mobile line."""
SPARE: Final = 256
"""Descriptors that are left for the database, files, counterparts and the library."""
MOST: Final = 20_000

Asgi = Any
"""The two libraries spell the same protocol by types of their own."""


class Patience:
    """Around the application: a body that stops coming is a 408, and its handler sees a caller
    who hung up."""

    def __init__(self, app: Asgi) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body = _Body(receive, send)
        try:
            await self.app(scope, body.receive, body.send)
        finally:
            if body.late and not body.answered:
                await _refuse(send)


class _Body:
    """One request's."""

    def __init__(self, receive: Any, send: Any) -> None:
        self._receive = receive
        self._send = send
        self._until = asyncio.get_running_loop().time() + BODY_SECONDS
        self._whole = False
        self.late = False
        self.answered = False

    async def receive(self) -> Any:
        if self._whole:
            return await self._receive()
        left = self._until - asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(min(PIECE_SECONDS, left)):
                message = await self._receive()
        except TimeoutError:
            self.late = self._whole = True
            return {"type": "http.disconnect"}
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Any) -> None:
        # What a handler says about a caller who hung up is not for one who is still there.
        if self.late and not self.answered:
            return
        self.answered = True
        await self._send(message)


async def _refuse(send: Any) -> None:
    headers = [(b"connection", b"close"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 408, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


class PatientProtocol(AutoHTTPProtocol):
    """uvicorn's, which waits for headers for ever."""

    cycle: Any
    loop: asyncio.AbstractEventLoop
    transport: Any
    _head: asyncio.TimerHandle | None = None
    _unasked = 0
    """Bytes that came since the last request was whole, its headers included."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_asked():
            self._stop()
            self._unasked = 0
            return
        self._unasked += len(data)
        if self._unasked > HEAD_LIMIT and not self.transport.is_closing():
            self.transport.close()
        elif self._head is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def _is_asked(self) -> bool:
        """A request is being answered or its body comes."""
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._head = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop(self) -> None:
        if self._head:
            self._head.cancel()
            self._head = None

    def _give_up(self) -> None:
        self._head = None
        if not self._is_asked() and not self.transport.is_closing():
            self.transport.close()


def most_connections() -> int:
    """As many as the process has descriptors for, once it has taken all it may have; more callers
    than that are told 503 instead of breaking everybody's files and database."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + SPARE if hard == resource.RLIM_INFINITY else min(hard, MOST + SPARE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(wanted - SPARE, SPARE)
