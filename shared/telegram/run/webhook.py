"""Updates brought by Telegram to our own address; any number of processes may stand behind it."""

import asyncio
import hmac
from typing import Final

from aiogram import Bot, Dispatcher
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from shared import listening
from shared.contracts.telegram import BotConfig
from shared.quarantine import note_quarantined
from shared.settings import Settings
from shared.telegram.run.polling import FINISH
from shared.telegram.run.receiving import ALLOWED, receive

HEALTH: Final = "/health/live"
ANSWER_WITHIN: Final = 55.0
"""Seconds; after a minute Telegram brings the update again."""


class Door(SimpleRequestHandler):
    """Lets in only who brings the secret header, compared in constant time (U5)."""

    def verify_secret(self, telegram_secret_token: str, bot: Bot) -> bool:  # noqa: ARG002  # aiogram's
        brought = telegram_secret_token.encode("utf-8", "surrogateescape")
        return hmac.compare_digest(brought, (self.secret_token or "").encode())

    async def _handle_request(self, bot: Bot, request: web.Request) -> web.Response:
        """Answered 200 whatever becomes of it: what is not confirmed comes again for ever."""
        handling = asyncio.create_task(self._received(bot, request))
        try:
            await asyncio.wait({handling}, timeout=ANSWER_WITHIN)
        except asyncio.CancelledError:
            handling.cancel()
            raise
        return web.Response()

    async def _received(self, bot: Bot, request: web.Request) -> None:
        with note_quarantined("webhook request"):
            await receive(bot, self.dispatcher, await request.json())


async def listen(
    bot: Bot, dispatcher: Dispatcher, config: BotConfig, settings: Settings, until: asyncio.Event
) -> None:
    """Set the webhook and serve it until the event; requests in flight are finished (U7).

    An update is answered after it was handled: what a killed process had begun, Telegram brings
    again, and the idempotency keys make it one (U1). The webhook stays set for the next process.
    """
    path = f"/telegram/{config.scope}"
    app = web.Application()
    door = Door(dispatcher, bot, handle_in_background=False, secret_token=config.webhook_secret)
    app.router.add_post(path, door.handle)
    app.router.add_get(HEALTH, _alive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=FINISH)
    await runner.setup()
    try:
        port = settings.webhook_port(config.scope)
        site = web.SockSite(runner, listening.listen(settings.bot_webhook_host, port))
        await site.start()
        await bot.set_webhook(
            f"{settings.bot_webhook_url}{path}",
            secret_token=config.webhook_secret,
            allowed_updates=ALLOWED,
        )
        await until.wait()
    finally:
        await runner.cleanup()


async def _alive(_: web.Request) -> web.Response:
    return web.Response(text="ok")
