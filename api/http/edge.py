"""The edge of every request: its session; for a write one transaction, committed before the
answer leaves.

The framework's own autocommit swallows a failing commit and the caller reads 201 about nothing;
here the answer waits for the commit, and the idempotent answer (Q12) is stored in the same one.
A session is no dependency that cleans up after itself: the framework forgets to, if a later
dependency refuses, and the connection would be lost.
"""

import gzip
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from typing import Any
from uuid import UUID

import structlog
from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.db import Database
from api.http import answering, asked, idempotency
from api.http.problems import OUTAGE, is_unavailable
from api.principal import BotCaller
from api.signals import live

log = structlog.get_logger()

READS = frozenset({"GET", "HEAD", "OPTIONS"})

Nudge = Callable[[], Awaitable[None]]


class Edge(ASGIMiddleware):
    """Gives a request its session and settles it: commit, or nothing happened."""

    scopes = (ScopeType.HTTP,)

    def __init__(self) -> None:
        self._methods: dict[str, str] = {}

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        state = scope["litestar_app"].state
        if asked.method(scope) == "OPTIONS":
            await self._say_methods(scope, send)
            return
        if asked.method(scope) in READS:
            await _read_only(scope, receive, send, next_app)
            return
        claim: UUID | None = None
        key = asked.key_of(scope)
        if key and not asked.is_told_once(scope):
            # A kept answer is told to nobody who could not ask for it now.
            await scope["route_handler"].authorize_connection(ASGIConnection(scope))
            try:
                what, receive = await asked.fingerprint(scope, receive)
            except asked.HungUp:
                return  # Nobody is there to be answered.
            # A body may hold a password: what is kept of it says nothing without the key (X3).
            marks = state.vault.marks("what was asked", what)
            found = await idempotency.claim(state.database, asked.caller(scope), key, marks)
            if isinstance(found, idempotency.Answer):
                await answering.replay(found, send)
                return
            claim = found
        # Outside of the transaction: on SQLite whoever renews would wait for it.
        async with idempotency.renewed(state.database, claim):
            await Write(scope, send, state.database, state.nudge, claim).run(receive, next_app)

    async def _say_methods(self, scope: Scope, send: Send) -> None:
        """Before any guard: what a path can be asked is no secret, and guards want a caller."""
        if not self._methods:
            self._methods = _methods_of(scope["litestar_app"])
        allowed = self._methods[scope["path_template"]]
        await answering.respond(send, 204, [(b"allow", allowed.encode())], b"")


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
            bot: BotCaller | None = self.scope.get("auth")
            outbox.pressed_below(session, bot.pressed_below if bot else None)

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
                await self._finish(session)

    async def _finish(self, session: AsyncSession) -> None:
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
            await answering.say_overtaken(self.send, overtaken)
            return
        except Exception as error:
            if is_unavailable(error):
                OUTAGE.noted(error)
            else:
                log.exception("commit failed", path=self.scope["path"])
            await self._fail(session, error)
            return
        if not done:
            await self._release()
        # The connection goes back before the answer: a caller may come again at once.
        await session.close()
        if outbox.owes_nudge(session):
            await self._tell()
        if people := live.whose_access_changed(session):
            await self._ask_again(people)
        await self.send(self.start)
        await self.send(
            {"type": "http.response.body", "body": bytes(self.body), "more_body": False}
        )

    async def _fail(self, session: AsyncSession, error: Exception) -> None:
        # A database that is away takes nothing back either: the key's lease ends by itself.
        with suppress(SQLAlchemyError, OSError):
            await session.rollback()
            await self._release()
        await answering.say_failure(self.send, error)

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

    async def _ask_again(self, people: Collection[UUID]) -> None:
        try:
            await self.scope["litestar_app"].state.ask_again(people)
        except Exception:
            # Access has ended whoever hears of it; each stream asks by itself within a heartbeat.
            log.exception("open streams were not told")


def _methods_of(app: Litestar) -> dict[str, str]:
    """By path, what it can be asked; the framework may know a path by several routes."""
    found: dict[str, set[str]] = {}
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            found.setdefault(route.path_format, set()).update(route.methods)
    return {path: ", ".join(sorted(methods)) for path, methods in found.items()}
