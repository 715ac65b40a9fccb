"""The edge of every request: its session; for a write one transaction, committed before the
answer leaves.

The framework's own autocommit swallows a failing commit and the caller reads 201 about nothing;
here the answer waits for the commit, and the idempotent answer (Q12) is stored in the same one.
A session is no dependency that cleans up after itself: the framework forgets to, if a later
dependency refuses, and the connection would be lost.
"""

import gzip
import hashlib
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
import structlog
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy.ext.asyncio import AsyncSession

from api import idempotency, outbox
from api.db import Database
from api.errors import Invalid
from api.principal import BotCaller, Principal
from api.problems import MEDIA_TYPE
from shared.contracts.base import Problem

log = structlog.get_logger()

READS = frozenset({"GET", "HEAD", "OPTIONS"})
KEYED_BODY_LIMIT = 2 * 1024 * 1024
"""Bytes of a keyed JSON body that are held to be compared; files are compared by length."""

SECRET_ANSWERS = (
    "/api/session",
    "/api/setup",
    "/api/tokens",
    "/api/password",
    "/password-link",
    "/api/upload-links",
)
"""Ends of paths whose answers hold a cookie or a token: told once and never kept, not even for a
repeat."""

Nudge = Callable[[], Awaitable[None]]


class HungUp(Exception):
    """The caller is gone and the body did not come whole: what was asked is not known."""


class Edge(ASGIMiddleware):
    """Gives a request its session and settles it: commit, or nothing happened."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        state = scope["litestar_app"].state
        if _method(scope) in READS:
            await _read_only(scope, receive, send, next_app)
            return
        claim: UUID | None = None
        key = _header(scope, b"idempotency-key")
        if key and not scope["path"].rstrip("/").endswith(SECRET_ANSWERS):
            try:
                fingerprint, receive = await _fingerprint(scope, receive)
            except HungUp:
                return  # Nobody is there to be answered.
            found = await idempotency.claim(state.database, _caller(scope), key, fingerprint)
            if isinstance(found, idempotency.Answer):
                await _replay(found, send)
                return
            claim = found
        # Outside of the transaction: on SQLite whoever renews would wait for it.
        async with idempotency.renewed(state.database, claim):
            await Write(scope, send, state.database, state.nudge, claim).run(receive, next_app)


async def _read_only(scope: Scope, receive: Receive, send: Send, app: ASGIApp) -> None:
    """The connection goes back before the answer leaves: a slow reader must not hold it."""
    async with scope["litestar_app"].state.database.reads() as session:
        scope["state"]["session"] = session

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                await session.close()
            await send(message)

        await app(scope, receive, answer)


class Write:
    """One writing request on its way through."""

    def __init__(
        self, scope: Scope, send: Send, database: Database, nudge: Nudge, claim: UUID | None
    ) -> None:
        self.scope = scope
        self.send = send
        self.database = database
        self.nudge = nudge
        self.claim = claim
        self.start: Message | None = None
        self.body = bytearray()
        self.settled = False

    async def run(self, receive: Receive, app: ASGIApp) -> None:
        async with self.database.session() as session:
            self.scope["state"]["session"] = session

            async def hold(message: Message) -> None:
                await self._hold(session, message)

            try:
                await app(self.scope, receive, hold)
            finally:
                if not self.settled:
                    await session.rollback()
                    await self._release()

    async def _hold(self, session: AsyncSession, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._settle(session)

    async def _settle(self, session: AsyncSession) -> None:
        assert self.start is not None and self.start["type"] == "http.response.start"
        done = self.start["status"] < 400
        self.settled = True
        try:
            if done and self.claim:
                await idempotency.keep(session, self.claim, self._answer())
            if done or self.scope["state"].get("remembered"):
                await session.commit()
            else:
                # SQLite has one writer: the refused transaction ends before the key is freed.
                await session.rollback()
        except idempotency.Overtaken as overtaken:
            await session.rollback()
            await _say_overtaken(self.send, overtaken)
            return
        except Exception:
            log.exception("commit failed", path=self.scope["path"])
            await session.rollback()
            await self._release()
            await _say_failure(self.send)
            return
        if not done:
            await self._release()
        # The connection goes back before the answer: a caller may come again at once.
        await session.close()
        if outbox.owes_nudge(session):
            await self._tell()
        await self.send(self.start)
        await self.send(
            {"type": "http.response.body", "body": bytes(self.body), "more_body": False}
        )

    def _answer(self) -> idempotency.Answer:
        start: Any = self.start
        headers: dict[bytes, bytes] = dict(start["headers"])
        # Kept as it was before compression: whoever repeats it may not take gzip.
        zipped = headers.get(b"content-encoding") == b"gzip"
        return idempotency.Answer(
            status=start["status"],
            content_type=headers.get(b"content-type", b"").decode(),
            body=gzip.decompress(self.body) if zipped else bytes(self.body),
        )

    async def _release(self) -> None:
        if self.claim:
            await idempotency.release(self.database, self.claim)

    async def _tell(self) -> None:
        try:
            await self.nudge()
        except Exception:
            # The events are committed and the interval tick will find them.
            log.exception("nudge failed")


def _method(scope: Scope) -> str:
    return str(scope.get("method", "GET"))


def _header(scope: Scope, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            text = value.decode("latin-1").strip()
            if len(text) > 200:
                raise Invalid("Idempotency-Key is longer than 200 characters")
            return text
    return ""


def _caller(scope: Scope) -> str:
    user: Principal | None = scope.get("user")
    bot: BotCaller | None = scope.get("auth")
    if user is not None:
        return str(user.person_id)
    return f"bot:{bot.scope}" if bot else "anonymous"


async def _fingerprint(scope: Scope, receive: Receive) -> tuple[str, Receive]:
    """A hash of what is asked. A multipart body has a new boundary at every try, so of files
    only the length is compared."""
    asked = hashlib.sha256(f"{_method(scope)} {scope['path']}\n".encode())
    asked.update(scope.get("query_string", b"") + b"\n")
    if _header(scope, b"content-type").startswith("multipart/"):
        asked.update(_header(scope, b"content-length").encode())
        return asked.hexdigest(), receive
    body = await _read(receive)
    asked.update(body)
    return asked.hexdigest(), _again(body, receive)


async def _read(receive: Receive) -> bytes:
    """The whole body. Raises HungUp, Invalid."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise HungUp
        body += message.get("body", b"")
        if len(body) > KEYED_BODY_LIMIT:
            raise Invalid("the body is too large")
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Give the body that was read once more, then the rest of the connection."""
    given = False

    async def replay() -> Any:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


async def _replay(kept: idempotency.Answer, send: Send) -> None:
    headers = [(b"idempotency-replayed", b"true"), (b"content-type", kept.content_type.encode())]
    await _respond(send, kept.status, headers, kept.body)


async def _say_overtaken(send: Send, overtaken: idempotency.Overtaken) -> None:
    log.warning("a write was still for longer than its lease, and another try goes on")
    body = msgspec.json.encode(
        Problem(status=overtaken.status, title=str(overtaken), code=overtaken.code)
    )
    await _respond(send, overtaken.status, [(b"content-type", MEDIA_TYPE.encode())], body)


async def _say_failure(send: Send) -> None:
    body = msgspec.json.encode(Problem(status=500, title="internal error", code="internal"))
    await _respond(send, 500, [(b"content-type", MEDIA_TYPE.encode())], body)


async def _respond(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body, "more_body": False})
