"""Wake-ups: Taskiq in process, or over Redis streams. Tasks carry a lane's name or nothing:
the database is the queue and the truth, so every task is idempotent and may be lost."""

import asyncio
import contextlib
import time

import structlog
from taskiq import AsyncBroker, InMemoryBroker, ScheduledTask, ScheduleSource, TaskiqScheduler
from taskiq.exceptions import SendTaskError
from taskiq.kicker import AsyncKicker

PLAN = "plan"
"""The task that is woken by whoever has written."""
FINISH_SECONDS = 20.0
"""What has begun may take so long at the end; what outlives that is cut."""
NUDGE_SECONDS = 1.0
"""How long a request waits for Redis to take its wake-up."""
NUDGES_APART = 0.05
"""Seconds: a planner that is woken for each of many writes would plan them one by one."""
REST_SECONDS = 5.0
"""How long nobody tries after one has failed."""
SAID_SECONDS = 60.0
"""How often the log says again that Redis is still away."""
START_SECONDS = 2.0
"""How long the start of a process waits for Redis."""

log = structlog.get_logger()


def make(redis_url: str) -> AsyncBroker:
    """The broker of this process."""
    if not redis_url:
        return InMemoryBroker(propagate_exceptions=False)
    # On one machine there is no Redis, and its client is not loaded.
    from api.signals.broker_redis import Stream  # noqa: PLC0415

    return Stream(redis_url)


async def start(broker: AsyncBroker) -> None:
    """A Redis that is away keeps no process from its start: whoever listens to it asks again."""
    if isinstance(broker, InMemoryBroker):
        await broker.startup()
        return
    from redis.exceptions import RedisError  # noqa: PLC0415

    try:
        async with asyncio.timeout(START_SECONDS):
            await broker.startup()
    except (RedisError, OSError) as reason:
        log.warning("Redis does not answer: look at VESTOVOY_REDIS_URL", reason=_cause(reason))


async def answers(broker: AsyncBroker) -> bool | None:
    """Whether Redis is there; None where it is not needed."""
    if isinstance(broker, InMemoryBroker):
        return None
    from api.signals.broker_redis import Stream  # noqa: PLC0415

    return isinstance(broker, Stream) and await broker.answers(NUDGE_SECONDS)


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
            async with asyncio.timeout(NUDGE_SECONDS):
                await super().on_ready(source, task)
        except (SendTaskError, TimeoutError) as reason:
            log.warning("a tick is not sent", task=task.task_name, reason=_cause(reason))


class Waker:
    """Wakes whoever runs a task, in whatever process. While Redis is away nobody waits for it."""

    def __init__(self, broker: AsyncBroker) -> None:
        self._broker = broker
        self._rests_until = 0.0
        self._said: dict[str, float] = {}

    @property
    def is_broken(self) -> bool:
        """Nobody could be woken a moment ago."""
        return time.monotonic() < self._rests_until

    def breaks(self, what: str, reason: str) -> None:
        """Redis is away: for a moment nobody tries to wake anybody. The log says it now and then,
        however long it lasts."""
        moment = time.monotonic()
        self._rests_until = moment + REST_SECONDS
        if moment - self._said.get(what, -SAID_SECONDS) >= SAID_SECONDS:
            self._said[what] = moment
            log.warning(what, reason=reason)

    async def wake(self, task: str, *args: str) -> bool:
        """False when nobody can be woken."""
        if self.is_broken:
            return False
        try:
            async with asyncio.timeout(NUDGE_SECONDS):
                await kick(self._broker, task, *args)
        except (SendTaskError, TimeoutError) as reason:
            self.breaks("nobody can be woken", _cause(reason))
            return False
        return True


class Nudge:
    """Wakes the task after a write; who cannot be woken looks by himself soon. The first write is
    told at once, and what follows within `NUDGES_APART` in one."""

    def __init__(self, broker: AsyncBroker, task: str) -> None:
        self._bell = Waker(broker)
        self._task = task
        self._rests: asyncio.Task[None] | None = None
        self._asked_again = False

    async def __call__(self) -> None:
        if self._rests is not None and not self._rests.done():
            self._asked_again = True
            return
        self._rests = asyncio.create_task(self._rest())
        await self._bell.wake(self._task)

    async def _rest(self) -> None:
        await asyncio.sleep(NUDGES_APART)
        while self._asked_again:
            self._asked_again = False
            await self._bell.wake(self._task)
            await asyncio.sleep(NUDGES_APART)


def _cause(error: Exception) -> str:
    """What Redis said: its own errors are the causes of Taskiq's."""
    cause = error.__cause__ or error
    return str(cause) or repr(cause)
