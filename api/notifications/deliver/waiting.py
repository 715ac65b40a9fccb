"""Waiting for something to happen, for a while."""

import asyncio
from contextlib import suppress


async def happens(event: asyncio.Event, within: float) -> bool:
    """Whether it happens within so many seconds; 0 only looks."""
    if within > 0 and not event.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), within)
    return event.is_set()
