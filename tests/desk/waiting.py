"""Waiting for what happens beside the test: a condition and a deadline."""

import asyncio
import time
from collections.abc import Callable
from typing import Any


async def until(condition: Callable[[], Any], within: float = 10) -> Any:
    """The first true answer of `condition`, which may be a coroutine function."""
    deadline = time.monotonic() + within
    while True:
        found = condition()
        if asyncio.iscoroutine(found):
            found = await found
        if found:
            return found
        assert time.monotonic() < deadline, f"never so within {within} s"
        await asyncio.sleep(0.02)
