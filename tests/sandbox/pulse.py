"""Waiting for a condition with a deadline: one loop, no locks, no sleeping."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
Listener = Callable[[dict[str, Any]], None]


class Pulse:
    """Beats whenever something happened; whoever waits looks again at every beat."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self.listeners: list[Listener] = []

    def beat(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for one in waiting:
            if not one.done():
                one.set_result(None)

    def tell(self, event: dict[str, Any]) -> None:
        """Beats, and passes the event to the page if anybody has it open."""
        for listener in self.listeners:
            listener(event)
        self.beat()

    async def until(self, found: Callable[[], T | None], within: float = 10) -> T:
        """The first truthy answer of `found`; TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while not (result := found()):
                await self.next()
        return result

    async def next(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
