"""Posts a bot's updates to its webhook: chats in parallel, order kept inside each."""

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp

from tests.sandbox.telegram.call import Call
from tests.sandbox.telegram.queue import Webhook
from tests.sandbox.telegram.state import BotAccount, Json

if TYPE_CHECKING:
    from tests.sandbox.telegram.server import TelegramServer

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE = 30


class WebhookPoster:
    """Repeats an update until 2xx, waiting `retry` seconds in between."""

    def __init__(self, server: "TelegramServer") -> None:
        self.server = server
        self.retry = 0.2
        self._busy: set[tuple[str, int]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def nudge(self, bot: BotAccount) -> None:
        hook = bot.queue.webhook
        if hook is None or self.server.closed:
            return
        seen: set[int] = set()
        for update in bot.queue.pending.values():
            lane = _lane(update)
            if lane in seen or len(self._busy) >= hook.max_connections:
                continue
            seen.add(lane)
            if (bot.key, lane) not in self._busy:
                self._begin(bot, hook, lane, update)

    def _begin(self, bot: BotAccount, hook: Webhook, lane: int, update: Json) -> None:
        self._busy.add((bot.key, lane))
        task = asyncio.create_task(self._deliver(bot, hook, lane, update))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, bot: BotAccount, hook: Webhook, lane: int, update: Json) -> None:
        try:
            while bot.queue.webhook is hook and update["update_id"] in bot.queue.pending:
                if await self._post(bot, hook, update):
                    bot.queue.pending.pop(update["update_id"], None)
                    break
                await asyncio.sleep(self.retry)
        finally:
            self._busy.discard((bot.key, lane))
        self.server.pulse.beat()
        self.nudge(bot)

    async def _post(self, bot: BotAccount, hook: Webhook, update: Json) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(PATIENCE))
        try:
            async with self._session.post(hook.url, json=update, headers=headers) as response:
                reply = await _method_in(response)
                accepted = response.ok
        except (aiohttp.ClientError, TimeoutError) as error:
            hook.failed(str(error) or type(error).__name__)
            return False
        if not accepted:
            hook.failed(f"Wrong response from the webhook: {response.status} {response.reason}")
        elif reply:
            await self._do(bot, reply)
        return accepted

    async def _do(self, bot: BotAccount, params: dict[str, Any]) -> None:
        """A method may come as the webhook's answer."""
        call = Call(self.server, bot, str(params.pop("method")), params)
        await self.server.perform(call)

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None


def _lane(update: Json) -> int:
    """Updates of one chat go one after another."""
    body: Json = next(value for key, value in update.items() if key != "update_id")
    message: Json = body.get("message") or {}
    chat: Json = body.get("chat") or message.get("chat") or body.get("from") or {}
    return int(chat.get("id", 0))


async def _method_in(response: aiohttp.ClientResponse) -> dict[str, Any] | None:
    """Parameters with a `method`, from a JSON or a multipart body."""
    if response.content_type == "application/json":
        body: Json = await response.json()
        return body if "method" in body else None
    if not response.content_type.startswith("multipart/"):
        return None
    params: dict[str, Any] = {}
    reader = aiohttp.MultipartReader.from_response(response)
    while (part := await reader.next()) is not None:
        if isinstance(part, aiohttp.BodyPartReader) and part.name:
            params[part.name] = await part.text()
    return params if "method" in params else None
