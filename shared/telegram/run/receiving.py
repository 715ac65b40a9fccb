"""One update, however it came: read and handled, or set aside (U8)."""

from typing import Any, Final, cast

import structlog
from aiogram import Bot, Dispatcher

from shared.quarantine import note_quarantined
from shared.telegram.wire.reading import update_of

ALLOWED: Final = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The kinds of updates that the conversations are made for."""

log = structlog.get_logger(__name__)


async def receive(bot: Bot, dispatcher: Dispatcher, raw: Any) -> None:
    """Never raises: what cannot be served is confirmed, else Telegram brings it for ever."""
    kind = kind_of(raw)
    if kind is not None and kind not in ALLOWED:
        # It waited for another bot of this token. aiogram would print it whole.
        log.info("an update of a kind that is not asked for", update_id=id_of(raw), kind=kind)
        return
    with note_quarantined("update", update_id=id_of(raw), kind=kind):
        await dispatcher.feed_update(bot, update_of(raw, bot))


def id_of(raw: Any) -> int | None:
    """The number that confirms it; None where it has none."""
    number = _fields(raw).get("update_id")
    return number if isinstance(number, int) else None


def kind_of(raw: Any) -> str | None:
    """What happened, `message` say; an update tells one thing."""
    return next((name for name in _fields(raw) if name != "update_id"), None)


def _fields(raw: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", raw) if isinstance(raw, dict) else {}
