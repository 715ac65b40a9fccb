"""The inbox, the live stream and the bots' side of notices over HTTP."""

from functools import partial
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, Request
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, HeaderParameter, JSONBody, QueryParameter
from litestar.response import Stream
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import faults
from api.auth.callers import still_there
from api.http.handlers import get, post, put
from api.http.paging import LargeId, PageCursor, Slice, Word
from api.notifications.bots import bot_looks, source_messages, texts
from api.notifications.bots import config as bot_config
from api.notifications.bots import messages as telegram_refs
from api.notifications.inbox import inbox
from api.notifications.inbox.stream import Lines
from api.principal import (
    BotCaller,
    Principal,
    requires_bot,
    requires_employee,
    requires_scope,
)
from api.security.secrets import Vault
from api.settings import Settings
from api.signals.live import Live
from shared.contracts.desk_settings import BotWords
from shared.contracts.notifications import Inbox
from shared.contracts.telegram import (
    BotConfig,
    BotName,
    FaultReports,
    MessageRef,
    MessageRefDraft,
    SourceDraft,
    SourcePlace,
)
from shared.quarantine import Noted

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]


class InboxController(Controller):
    path = "/api/notifications"
    tags = ("notifications",)
    guards = (requires_scope("notify"),)

    @get("/", operation_id="list_notifications")
    async def list_notifications(
        self,
        session: Session,
        principal: Caller,
        unread: FromQuery[bool] = False,
        object_id: FromQuery[UUID | None] = None,
        cursor: PageCursor = "",
        limit: Annotated[int, QueryParameter(ge=1, le=100)] = 30,
    ) -> Inbox:
        """List the caller's inbox, the newest first."""
        part = Slice(limit, cursor=cursor)
        return await inbox.page(session, principal, part, unread_only=unread, about=object_id)

    @post("/{notice_id:uuid}/read", operation_id="read_notification", status_code=204)
    async def read(self, session: Session, principal: Caller, notice_id: FromPath[UUID]) -> None:
        """Mark a notice as read. Nothing about it is sent by another channel any more."""
        await inbox.read(session, principal, notice_id)

    @post("/read-all", operation_id="read_all_notifications", status_code=204)
    async def read_all(self, session: Session, principal: Caller) -> None:
        """Mark all notices as read."""
        await inbox.read_all(session, principal)


class StreamController(Controller):
    path = "/api/stream"
    tags = ("notifications",)
    guards = (requires_employee, requires_scope("notify"))

    @get("/", operation_id="stream")
    async def stream(
        self,
        request: Request[Any, Any, Any],
        principal: Caller,
        channels: NamedDependency[Live],
        lines: NamedDependency[Lines],
        after: FromQuery[Word] = "",
        last_event_id: Annotated[str, HeaderParameter(name="Last-Event-ID", max_length=100)] = "",
    ) -> Stream:
        """Hear what has changed, as server-sent events. Each is a `LiveEvent` as JSON and says what
        to fetch again, never the content; the first is `listening`, and comments keep the line
        open. Whoever comes `after` a position, the `Last-Event-ID` of an earlier answer or event,
        and has missed nothing since hears no `listening`."""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        again = partial(still_there, request)
        heard = lines.listen(channels, principal, again, after or last_event_id)
        return Stream(heard, media_type="text/event-stream", headers=headers)


class BotController(Controller):
    path = "/api"
    tags = ("bots",)
    guards = (requires_bot,)

    @get("/bots/config", operation_id="bot_config")
    async def config(
        self,
        request: Request[Any, BotCaller, Any],
        session: Session,
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> BotConfig:
        """Read what the bot needs to run."""
        return await bot_config.of(session, settings, vault, request.auth.scope)

    @get("/bots/words", operation_id="bot_words")
    async def words(
        self,
        request: Request[Principal | None, BotCaller, Any],
        session: Session,
        settings: NamedDependency[Settings],
        locale: Word = "",
    ) -> BotWords:
        """Read what the bot says in the desk's own words now, in one language: the caller's, unless
        it is named."""
        spoken = locale or (request.user.locale if request.user else "")
        return await texts.words(session, settings, request.auth.scope, spoken)

    @put("/bots/name", operation_id="introduce_bot", status_code=204)
    async def introduce(
        self, request: Request[Any, BotCaller, Any], session: Session, data: JSONBody[BotName]
    ) -> None:
        """Tell what Telegram calls the bot, as soon as it is asked. Links into the bot are made of
        its name, and the channel counts as working from then on."""
        await bot_looks.introduced(session, request.auth.scope, data)

    @post("/bots/faults", operation_id="report_faults", status_code=204)
    async def report_faults(
        self, request: Request[Any, BotCaller, Any], session: Session, data: JSONBody[FaultReports]
    ) -> None:
        """Report each minute that the bot lives, when it last heard of Telegram, and what it set
        aside since it last told: kinds and ids only, never content."""
        await bot_looks.note(session, request.auth.scope, data)
        await faults.keep(session, [Noted(**msgspec.structs.asdict(each)) for each in data.faults])

    @post("/telegram/messages", operation_id="remember_message", status_code=204)
    async def remember(
        self,
        request: Request[Any, BotCaller, Any],
        session: Session,
        data: JSONBody[MessageRefDraft],
    ) -> None:
        """Remember which objects a message of the bot is about. A reply to it belongs to them."""
        await telegram_refs.remember(session, request.auth.scope, data)

    @get("/telegram/messages", operation_id="find_message")
    async def find(
        self,
        request: Request[Any, BotCaller, Any],
        session: Session,
        chat_id: LargeId,
        message_id: LargeId,
    ) -> MessageRef:
        """Find the objects that a message of the bot is about."""
        return await telegram_refs.find(session, request.auth.scope, chat_id, message_id)

    @post("/telegram/source-messages", operation_id="remember_source_message", status_code=204)
    async def remember_source(
        self,
        request: Request[Any, BotCaller, Any],
        session: Session,
        data: JSONBody[SourceDraft],
    ) -> None:
        """Remember which words a person's messages became. Later edits of those messages follow
        them."""
        await source_messages.remember(session, request.auth.scope, data)

    @get("/telegram/source-messages", operation_id="find_source_message")
    async def find_source_message(
        self,
        request: Request[Any, BotCaller, Any],
        session: Session,
        chat_id: LargeId,
        message_id: LargeId,
    ) -> SourcePlace:
        """Find where a person's message came to stand."""
        return await source_messages.find(session, request.auth.scope, chat_id, message_id)
