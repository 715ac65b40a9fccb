"""Work that must not be lost because the database is away for a while."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import Final, TypeVar

import structlog

from api.engine.away import is_away

T = TypeVar("T")
log = structlog.get_logger()

PAUSES: Final = (0.1, 0.5, 1.0, 2.0, 5.0)
"""Seconds; the last one repeats."""


async def outlast(work: Callable[[], Awaitable[T]], **context: object) -> T:
    """Do it, again and again while the database does not answer. Every other error is raised."""
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        try:
            return await work()
        except Exception as error:
            if not is_away(error):
                raise
            # Named, not quoted: a statement's error holds its values.
            log.warning("the database does not answer", reason=type(error).__name__, **context)
        await asyncio.sleep(pause)
    raise AssertionError("pauses have no end")
