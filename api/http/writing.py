"""One writing request on its way through: its answer is held back until its work is committed."""

from collections.abc import Collection
from contextlib import suppress
from typing import Any
from uuid import UUID

import structlog
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.errors import Refusal
from api.http import answering, idempotency
from api.http.idempotency import Answer, Claim
from api.http.problems import OUTAGE, is_unavailable
from api.principal import BotCaller
from api.signals import live

log = structlog.get_logger()


class Write:
    """Runs once; commits what went well, and takes back what was refused or failed."""

    def __init__(
        self, scope: Scope, send: Send, session: AsyncSession, claim: Claim | None
    ) -> None:
        self.scope = scope
        self.send = send
        self.session = session
        self.claim = claim
        self.start: Message | None = None
        self.body = bytearray()
        self.settled = False

    async def run(self, receive: Receive, app: ASGIApp) -> None:
        self.scope["state"]["session"] = self.session
        bot: BotCaller | None = self.scope.get("auth")
        outbox.pressed_below(self.session, bot.pressed_below if bot else None)
        try:
            await app(self.scope, receive, self._hold)
        finally:
            if not self.settled:
                await self.session.rollback()

    async def _hold(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish()

    async def _finish(self) -> None:
        assert self.start is not None and self.start["type"] == "http.response.start"
        done = self.start["status"] < 400
        self.settled = True
        try:
            others = await self._settle(done=done)
        except Exception as error:
            if is_unavailable(error):
                OUTAGE.noted(error)
            else:
                log.exception("commit failed", path=self.scope["path"])
            await self._fail(error)
            return
        # The connection goes back before the answer: a caller may come again at once.
        await self.session.close()
        if others:
            await answering.say(others, self.send)
            return
        if outbox.owes_nudge(self.session):
            await self._tell()
        if people := live.whose_access_changed(self.session):
            await self._ask_again(people)
        await self.send(self.start)
        await self.send(
            {"type": "http.response.body", "body": bytes(self.body), "more_body": False}
        )

    async def _settle(self, *, done: bool) -> Answer | Refusal | None:
        """Commit or take back. Returns what is to be told instead, where another request under
        the key has done the work: then this one has done nothing."""
        session, claim = self.session, self.claim
        if done and claim and not await idempotency.keep(session, claim, self._answer()):
            await session.rollback()
            kept = await idempotency.find(session, claim)
            return kept.told(claim) if kept else idempotency.IdempotencyInFlight()
        if done or self.scope["state"].get("remembered"):
            await outbox.write(session)
            await session.commit()
            return None
        await session.rollback()
        # What is refused may have been done a moment ago by the request that this one repeats.
        kept = await idempotency.find(session, claim) if claim else None
        return kept.told(claim) if kept and claim else None

    async def _fail(self, error: Exception) -> None:
        with suppress(SQLAlchemyError, OSError):
            await self.session.rollback()
        await answering.say_failure(self.send, error)

    def _answer(self) -> Answer:
        start: Any = self.start
        headers: dict[bytes, bytes] = dict(start["headers"])
        return Answer(
            status=start["status"],
            content_type=headers.get(b"content-type", b"").decode(),
            body=bytes(self.body),
        )

    async def _tell(self) -> None:
        try:
            await self.scope["litestar_app"].state.nudge()
        except Exception:
            # The events are committed and the interval tick will find them.
            log.exception("nudge failed")

    async def _ask_again(self, people: Collection[UUID]) -> None:
        try:
            await self.scope["litestar_app"].state.ask_again(people)
        except Exception:
            # Access has ended whoever hears of it; each stream asks by itself within a heartbeat.
            log.exception("open streams were not told")
