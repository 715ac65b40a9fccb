"""Work until a signal, and an end that nothing holds up."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

import structlog

log = structlog.get_logger()

END_WITHIN = 25.0
"""Seconds that what has begun may take after the signal."""
CUT_WITHIN = 3.0


async def run(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Run the work, which ends by itself once SIGTERM or SIGINT has set `stop`. What has not
    ended in time is cut, and its leases bring back what it held (Q2). Raises what the work does."""
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    task = asyncio.create_task(work)
    told = asyncio.create_task(stop.wait())
    await asyncio.wait({task, told}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    await asyncio.wait({task}, timeout=END_WITHIN)
    if task.done():
        return task.result()
    log.warning("cutting what does not end", tasks=sorted(map(repr, asyncio.all_tasks())))
    task.cancel()
    await asyncio.wait({task}, timeout=CUT_WITHIN)
    return None
