"""The edge of every request: its session; for a write one transaction, committed before the
answer leaves.

The framework's own autocommit swallows a failing commit and the caller reads 201 about nothing;
here the answer waits for the commit, and who calls, the work and the idempotent answer (Q12) are
of the same transaction. It begins when the whole body is there: nobody holds it by being slow.
A session is no dependency that cleans up after itself: the framework forgets to, if a later
dependency refuses, and the connection would be lost.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from litestar import Litestar
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Refusal
from api.http import answering, asked, idempotency, packing
from api.http.given import Identify
from api.http.idempotency import Answer, Claim, Kept
from api.http.writing import Write
from api.principal import Connection, Principal
from api.security.secrets import Vault

READS = frozenset({"GET", "HEAD", "OPTIONS"})


Introduce = Callable[[Scope, AsyncSession], Awaitable[list[tuple[bytes, bytes]]]]
"""What the answer's headers say of the caller."""


class Edge(ASGIMiddleware):
    """Gives a request its session, asks who calls, and settles it: commit, or nothing happened."""

    scopes = (ScopeType.HTTP,)

    def __init__(
        self, identify: Identify, introduce: Introduce, position: Callable[[], str]
    ) -> None:
        self._identify = identify
        self._introduce = introduce
        self._position = position
        self._methods: dict[str, str] = {}
        self._in_flight: set[tuple[str, str]] = set()
        """Callers and keys that are at work in this process."""

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        if asked.method(scope) == "OPTIONS":
            await self._say_methods(scope, send)
            return
        send = packing.over(scope, send)
        if asked.method(scope) in READS:
            await self._read_only(scope, receive, send, next_app)
        else:
            try:
                body, receive = await asked.read(scope, receive)
            except asked.HungUp:
                return  # Nobody is there to be answered.
            await self._write(scope, receive, send, next_app, body)

    async def _say_methods(self, scope: Scope, send: Send) -> None:
        """Before any guard: what a path can be asked is no secret, and guards want a caller."""
        if not self._methods:
            self._methods = _methods_of(scope["litestar_app"])
        allowed = self._methods[scope["path_template"]]
        await answering.respond(send, 204, [(b"allow", allowed.encode())], b"")

    async def _read_only(self, scope: Scope, receive: Receive, send: Send, app: ASGIApp) -> None:
        """The connection goes back before the answer leaves: a slow reader must not hold it."""
        position = self._position()  # Before anything is read: what comes meanwhile is later.
        async with scope["litestar_app"].state.database.reads() as session:
            scope["state"]["session"] = session
            await self._ask(scope, session, "")
            told = await self._introduce(scope, session)
            if position and _is_page(scope):
                told = [*told, (b"last-event-id", position.encode())]

            async def answer(message: Message) -> None:
                if message["type"] == "http.response.start":
                    await session.close()
                    message["headers"] = [*message["headers"], *told]
                await send(message)

            await app(scope, receive, answer)

    async def _write(
        self, scope: Scope, receive: Receive, send: Send, app: ASGIApp, body: bytes
    ) -> None:
        state = scope["litestar_app"].state
        key = "" if asked.is_told_once(scope) else asked.key_of(scope)
        async with state.database.session() as session:
            if asked.is_apart(scope):
                async with state.database.reads() as reading:
                    claim, kept = await self._known(scope, reading, key, body)
            else:
                claim, kept = await self._known(scope, session, key, body)
            write = Write(scope, send, session, claim)
            if claim is None:
                await write.run(receive, app)
                return
            if kept:
                await session.close()
                await _replay(scope, kept.told(claim), send)
                return
            with self._at_work(claim):
                await write.run(receive, app)

    async def _known(
        self, scope: Scope, session: AsyncSession, key: str, body: bytes
    ) -> tuple[Claim | None, Kept | None]:
        """Who calls, the key, what is kept under it: of a person one statement tells all."""
        kept = await self._ask(scope, session, key)
        claim = _claim(scope, key, body)
        if claim and kept is None and scope["user"] is None:
            kept = await idempotency.find(session, claim)
        return claim, kept

    async def _ask(self, scope: Scope, session: AsyncSession, key: str) -> Kept | None:
        """Who calls; for what a connection that died at rest did not hear there is another one."""
        connection: Connection = ASGIConnection(scope)
        try:
            found = await self._identify(connection, session, key)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            await session.rollback()
            found = await self._identify(connection, session, key)
        scope["user"], scope["auth"] = found.user, found.bot
        return found.kept

    @contextmanager
    def _at_work(self, claim: Claim) -> Iterator[None]:
        """Raises IdempotencyInFlight for a repeat that this process can know of; those of others
        meet the key when they keep their answer."""
        mine = (claim.caller, claim.key)
        if mine in self._in_flight:
            raise idempotency.IdempotencyInFlight
        self._in_flight.add(mine)
        try:
            yield
        finally:
            self._in_flight.discard(mine)


def _is_page(scope: Scope) -> bool:
    """Somebody at the desk's pages, which listen from where their first answers were read."""
    user: Principal | None = scope["user"]
    return user is not None and user.session_id is not None


async def _replay(scope: Scope, kept: Answer | Refusal, send: Send) -> None:
    """A kept answer is told to nobody who could not ask for it now."""
    await scope["route_handler"].authorize_connection(ASGIConnection(scope))
    await answering.say(kept, send)


def _claim(scope: Scope, key: str, body: bytes) -> Claim | None:
    if not key:
        return None
    # A body may hold a password: what is kept of it says nothing without the key (X3).
    vault: Vault = scope["litestar_app"].state.vault
    marks = vault.marks("what was asked", asked.fingerprint(scope, body))
    return Claim(caller=asked.caller(scope), key=key, fingerprints=marks)


def _methods_of(app: Litestar) -> dict[str, str]:
    """By path, what it can be asked; the framework may know a path by several routes."""
    found: dict[str, set[str]] = {}
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            found.setdefault(route.path_format, set()).update(route.methods)
    return {path: ", ".join(sorted(methods)) for path, methods in found.items()}
