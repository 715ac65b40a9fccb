"""Wake-ups: Taskiq in process, or over Redis streams. Tasks carry a lane's name or nothing:
the database is the queue and the truth, so every task is idempotent and may be lost."""

import asyncio
import contextlib
import time

import structlog
from taskiq import AsyncBroker, InMemoryBroker, ScheduledTask, ScheduleSource, TaskiqScheduler
from taskiq.exceptions import SendTaskError
from taskiq.kicker import AsyncKicker

STREAM = "vestovoy"
STREAM_LENGTH = 10_000
"""Entries kept in the stream: acknowledged ones are never deleted otherwise."""
FINISH_SECONDS = 20.0
"""What has begun may take so long at the end; what outlives that is cut."""
IDLE_MS = 120_000
"""A dead worker's unacknowledged wake-up goes to another one after this."""
NUDGE_SECONDS = 1.0
"""How long a request waits for Redis to take its wake-up."""
REST_SECONDS = 5.0
"""How long no request tries after one has failed."""

log = structlog.get_logger()


def make(redis_url: str) -> AsyncBroker:
    """The broker of this process."""
    if not redis_url:
        return InMemoryBroker(propagate_exceptions=False)
    # On one machine there is no Redis, and its client is not loaded.
    from taskiq_redis import RedisStreamBroker  # noqa: PLC0415

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


class Ticks(TaskiqScheduler):
    """A tick that Redis does not take is no bug of ours: the next one comes in seconds."""

    async def on_ready(self, source: ScheduleSource, task: ScheduledTask) -> None:
        try:
            await super().on_ready(source, task)
        except SendTaskError as reason:
            log.warning("a tick is not sent", task=task.task_name, reason=_cause(reason))


class Nudge:
    """Wakes the task after a write. While Redis is away no request waits for it: a tick follows
    anyway."""

    def __init__(self, broker: AsyncBroker, task: str) -> None:
        self._broker = broker
        self._task = task
        self._rests_until = 0.0

    async def __call__(self) -> None:
        if time.monotonic() < self._rests_until:
            return
        try:
            async with asyncio.timeout(NUDGE_SECONDS):
                await kick(self._broker, self._task)
        except (SendTaskError, TimeoutError) as reason:
            self._rests_until = time.monotonic() + REST_SECONDS
            log.warning("nobody can be woken", reason=_cause(reason))


def _cause(error: Exception) -> str:
    """What Redis said: its own errors are the causes of Taskiq's."""
    cause = error.__cause__ or error
    return str(cause) or repr(cause)
