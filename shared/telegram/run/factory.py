"""The bot and the dispatcher as every process of ours wants them."""

import asyncio
from typing import Any, Final

import structlog
from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.dispatcher.middlewares.error import ErrorsMiddleware
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.types import LinkPreviewOptions

from shared.telegram.chat.middlewares import Parts, Presses, Tails
from shared.telegram.wire.answers import Session
from shared.work.text import plain

NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)
PATIENCE: Final = 30
"""Seconds: a conversation that has to pause longer than that has lost its person anyway."""

log = structlog.get_logger(__name__)


def make_bot(token: str, telegram_api_url: str = "") -> Bot:
    """A bot that speaks HTML; raises TokenValidationError on a malformed token."""
    server = TelegramAPIServer.from_base(telegram_api_url) if telegram_api_url else PRODUCTION
    session = Session(api=server)
    session.middleware(Patient())
    session.middleware(PlainWhenUnreadable())
    defaults = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=NO_PREVIEW)
    return Bot(token, session=session, default=defaults)


def make_dispatcher(
    storage: BaseStorage, isolation: BaseEventIsolation, surroundings: BaseMiddleware
) -> Dispatcher:
    """A dispatcher with our middlewares in their order.

    Presses are answered and parts of albums laid aside before the person's lock is awaited: a
    long upload delays neither.
    """
    dispatcher = Dispatcher(storage=storage, events_isolation=isolation, disable_fsm=True)
    dispatcher.update.outer_middleware(Presses())
    dispatcher.update.outer_middleware(Parts())
    dispatcher.update.outer_middleware(dispatcher.fsm)
    dispatcher.update.outer_middleware(Tails(ErrorsMiddleware(dispatcher)))
    dispatcher.update.outer_middleware(surroundings)
    return dispatcher


class Patient(BaseRequestMiddleware):
    """Waits as long as Telegram asks (429) instead of losing an answer in a conversation."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Response[Any]:
        for _ in range(2):
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as flood:
                if flood.retry_after > PATIENCE or isinstance(method, GetUpdates):
                    raise
                await asyncio.sleep(flood.retry_after)
        return await make_request(bot, method)


class PlainWhenUnreadable(BaseRequestMiddleware):
    """Sends the words without markup when Telegram cannot parse it: a message beats a form."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Response[Any]:
        try:
            return await make_request(bot, method)
        except TelegramBadRequest as refusal:
            text = getattr(method, "text", None)
            if "parse entities" not in refusal.message or text is None:
                raise
            log.warning("unreadable markup, sent as plain text", method=type(method).__name__)
            bare = method.model_copy(update={"text": plain(text), "parse_mode": None})
            return await make_request(bot, bare)
