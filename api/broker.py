"""Wake-ups: Taskiq in process, or over Redis streams. Tasks carry a lane's name or nothing:
the database is the queue and the truth, so every task is idempotent and may be lost."""

import asyncio
import contextlib

from taskiq import AsyncBroker, InMemoryBroker
from taskiq.kicker import AsyncKicker
from taskiq_redis import RedisStreamBroker

STREAM = "vestovoy"
STREAM_LENGTH = 10_000
"""Entries kept in the stream: acknowledged ones are never deleted otherwise."""
FINISH_SECONDS = 20.0
"""What has begun may take so long at the end; what outlives that is cut."""
IDLE_MS = 120_000
"""A dead worker's unacknowledged wake-up goes to another one after this."""


def make(redis_url: str) -> AsyncBroker:
    """The broker of this process."""
    if not redis_url:
        return InMemoryBroker(propagate_exceptions=False)
    return RedisStreamBroker(
        redis_url,
        queue_name=STREAM,
        consumer_group_name=STREAM,
        consumer_id="0",
        maxlen=STREAM_LENGTH,
        idle_timeout=IDLE_MS,
        xread_block=500,
    )


async def finish(broker: AsyncBroker) -> None:
    """Wait for what this process has begun: a delivery that was sent and not settled would be
    sent again. Over Redis the receiver does it."""
    if not isinstance(broker, InMemoryBroker):
        return
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(FINISH_SECONDS):
            # Once for what runs, once for what that has woken.
            await broker.wait_all()
            await broker.wait_all()


async def kick(broker: AsyncBroker, task: str, *args: str) -> None:
    """Wake whoever runs the task, in whatever process."""
    await AsyncKicker(task_name=task, broker=broker, labels={}).kiq(*args)
