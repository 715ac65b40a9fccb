"""Methods by which updates reach a bot: the long poll and the webhook's settings."""

import re
import time
from typing import Any
from urllib.parse import urlsplit

from tests.sandbox.telegram.call import Call
from tests.sandbox.telegram.queue import UpdateQueue, Webhook
from tests.sandbox.telegram.refusal import Refusal, bad
from tests.sandbox.telegram.state import Json

MOST_UPDATES = 100
LONGEST_POLL = 50
SECOND_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
HOOK_IS_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[Json]:
    queue = call.bot.queue
    if queue.webhook is not None:
        raise Refusal(409, HOOK_IS_SET)
    if _held_by_another(call, queue):
        raise Refusal(409, SECOND_POLLER)
    _take_offset(call, queue)
    allowed = call.json("allowed_updates")
    if allowed is not None:
        queue.allowed = list(allowed)
    queue.poller = call.request
    call.server.pulse.beat()
    try:
        return await _hold(call, queue)
    finally:
        if queue.poller is call.request:
            queue.poller = None


def _take_offset(call: Call, queue: UpdateQueue) -> None:
    offset = call.number("offset")
    if offset > 0:
        queue.confirm(offset)
    elif offset < 0:
        queue.keep_last(-offset)


def _held_by_another(call: Call, queue: UpdateQueue) -> bool:
    """A poller whose connection is gone holds nothing: its process was killed."""
    poller: Any = queue.poller
    if poller is None or poller is call.request:
        return False
    return poller.transport is not None and not poller.transport.is_closing()


async def _hold(call: Call, queue: UpdateQueue) -> list[Json]:
    limit = min(max(call.number("limit", MOST_UPDATES), 1), MOST_UPDATES)
    timeout = min(max(call.number("timeout"), 0), LONGEST_POLL)
    if not queue.pending and timeout:
        try:
            await call.server.pulse.until(lambda: _worth_answering(call, queue), timeout)
        except TimeoutError:
            return []
    if queue.webhook is not None:
        raise Refusal(409, "Conflict: terminated by setWebhook request")
    return queue.batch(limit)


def _worth_answering(call: Call, queue: UpdateQueue) -> bool:
    return bool(queue.pending) or queue.webhook is not None or call.server.closed


async def set_webhook(call: Call) -> bool:
    url = call.text("url")
    if not url:
        return await delete_webhook(call)
    secret = call.text("secret_token") or None
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad("secret token contains unallowed characters")
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    queue = call.bot.queue
    if call.flag("drop_pending_updates"):
        queue.pending.clear()
    allowed = call.json("allowed_updates")
    if allowed is not None:
        queue.allowed = list(allowed)
    queue.webhook = Webhook(url, secret, call.number("max_connections", 40))
    call.server.pulse.beat()
    call.server.post_updates(call.bot)
    return True


async def delete_webhook(call: Call) -> bool:
    queue = call.bot.queue
    queue.webhook = None
    if call.flag("drop_pending_updates"):
        queue.pending.clear()
    call.server.pulse.beat()
    return True


def webhook_info(call: Call) -> Json:
    queue = call.bot.queue
    info: Json = {
        "url": queue.webhook.url if queue.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if queue.webhook is None:
        return info
    info |= {"max_connections": queue.webhook.max_connections, "ip_address": "127.0.0.1"}
    if queue.webhook.last_error:
        info["last_error_date"] = queue.webhook.last_error_at or int(time.time())
        info["last_error_message"] = queue.webhook.last_error
    return info
