"""`vestovoy worker` and `vestovoy scheduler`: they serve nobody, and load no controller."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from api import resources, worker
from api.resources import Resources
from api.run import startup, stopping
from api.run.fallback_polling import FallbackPolling
from api.settings import Settings
from shared.leaving import spare_the_collector


async def work(settings: Settings) -> None:
    """Plan and deliver when woken, until SIGTERM or SIGINT."""
    await _until_signal(settings, _work)


async def tick(settings: Settings) -> None:
    """Send the ticks, until SIGTERM or SIGINT."""
    await _until_signal(settings, _schedule)


async def _work(held: Resources, stop: asyncio.Event) -> None:
    async with held.channels:
        looking = asyncio.create_task(FallbackPolling(held.pipeline).run(stop))
        try:
            await worker.listen(held.broker, stop, held.pipeline.waker)
        finally:
            stop.set()
            await looking
            await held.pipeline.finish()


async def _schedule(held: Resources, stop: asyncio.Event) -> None:
    await worker.schedule(held.broker, stop)


async def _until_signal(
    settings: Settings, serve: Callable[[Resources, asyncio.Event], Awaitable[None]]
) -> None:
    held = startup.make(settings)
    held.pipeline.register()
    stop = held.pipeline.stopping

    async def work() -> None:
        with suppress(OSError, SQLAlchemyError):  # It waits for a database that is away.
            await startup.refuse_unfinished(held)
        async with resources.opened(held):
            spare_the_collector()
            await serve(held, stop)

    with startup.share_folder(settings.data_dir):
        await stopping.run(stop, work())
