"""A worker outlives a Redis that does not answer for a while."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from redis.exceptions import TimeoutError as RedisTimeout
from taskiq import InMemoryBroker

from api import worker


class Interrupted(InMemoryBroker):
    """The queue breaks twice, then tells its worker to stop."""

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__()
        self.stop = stop
        self.asked = 0

    async def listen(self) -> AsyncGenerator[bytes, None]:
        self.asked += 1
        if self.asked < 3:
            raise RedisTimeout("Timeout reading")
        self.stop.set()
        return
        yield b""


async def test_a_worker_listens_again_when_redis_was_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends when it is told to, and by nothing else."""
    monkeypatch.setattr(worker, "LISTEN_AGAIN_SECONDS", 0)
    stop = asyncio.Event()
    broker = Interrupted(stop)
    async with asyncio.timeout(10):
        await worker.listen(broker, stop)
    assert broker.asked == 3
