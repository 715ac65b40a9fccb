"""Updates asked for by long polling, each handled as a task of its own.

aiogram's own loop confirms updates it has only begun and does not wait for them at the end; this
one does (U7). The stop is an event, so that a process may restart its bot in place.
"""

import asyncio
from typing import Any, Final, cast

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates

from shared.telegram.run.pulse import PULSE
from shared.telegram.run.receiving import ALLOWED, id_of, receive
from shared.telegram.wire.answers import UnreadableAnswer

LONG_POLL: Final = 25
"""Seconds that Telegram holds an empty answer."""
FINISH: Final = 25.0
"""Seconds that begun updates may take at the end; what outlives that is cut."""
FIRST_PAUSE: Final = 1.0
CONFLICT_PAUSE: Final = 3.0
LONGEST_PAUSE: Final = 15.0

log = structlog.get_logger(__name__)


class RawUpdates(GetUpdates):
    """Updates as they came: one that the types refuse would take the whole batch along."""

    __returning__ = list[Any]


async def poll(bot: Bot, dispatcher: Dispatcher, until: asyncio.Event) -> None:
    """Run until the event is set, then finish begun updates.

    Raises TelegramUnauthorizedError when the token is or becomes bad.
    """
    await bot.delete_webhook()
    begun: set[asyncio.Task[None]] = set()
    offset: int | None = None
    pause = FIRST_PAUSE
    try:
        while not until.is_set():
            try:
                updates = await _asked(bot, offset, until)
                pause = FIRST_PAUSE
                PULSE.beat()
            except TelegramUnauthorizedError:
                raise
            except TelegramAPIError as error:
                PULSE.ails(error)
                pause = await _waited(error, pause, until)
                continue
            if updates:
                offset = 1 + max(filter(None, map(id_of, updates)))
            for update in updates:
                task = asyncio.create_task(receive(bot, dispatcher, update))
                begun.add(task)
                task.add_done_callback(begun.discard)
    finally:
        await _finish(begun)
    await _confirm(bot, offset)


async def _asked(bot: Bot, offset: int | None, until: asyncio.Event) -> list[Any]:
    """The next updates, or none as soon as it is time to stop. Raises TelegramAPIError, also for
    updates without a number: they could not be confirmed, and would come again at once."""
    asked = RawUpdates(offset=offset, timeout=LONG_POLL, allowed_updates=ALLOWED)
    asking = asyncio.create_task(_called(bot, asked))
    stopping = asyncio.create_task(until.wait())
    try:
        await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
        updates = await asking if asking.done() else []
        if updates and not any(map(id_of, updates)):
            raise UnreadableAnswer(asked)
        return updates
    finally:
        stopping.cancel()
        asking.cancel()
        await asyncio.gather(stopping, asking, return_exceptions=True)


async def _called(bot: Bot, asked: RawUpdates) -> list[Any]:
    return cast("list[Any]", await bot(asked))


async def _waited(error: TelegramAPIError, pause: float, until: asyncio.Event) -> float:
    """Wait as the error asks; the next pause is longer. A second poller gets 409 and waits."""
    log.warning("no updates", reason=str(error))
    match error:
        case TelegramRetryAfter():
            pause = float(error.retry_after)
        case TelegramConflictError():
            pause = CONFLICT_PAUSE
        case _:
            pass
    await wait(until, pause)
    return min(pause * 2, LONGEST_PAUSE)


async def _finish(begun: set[asyncio.Task[None]]) -> None:
    if begun:
        _, late = await asyncio.wait(begun, timeout=FINISH)
        for task in late:
            log.warning("a begun update is cut by the end")
            task.cancel()


async def _confirm(bot: Bot, offset: int | None) -> None:
    """Tell Telegram what was handled, else the next start gets the last updates again."""
    if offset is None:
        return
    try:
        await _called(bot, RawUpdates(offset=offset, limit=1, timeout=0))
    except TelegramAPIError as error:
        log.warning("the last updates are not confirmed", reason=str(error))


async def wait(event: asyncio.Event, seconds: float) -> bool:
    """Sleep; True, and at once, when the event is set meanwhile."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
