"""News on their way to Redis: who tells never waits for it, and what it does not take is tried
again."""

import asyncio
from contextlib import suppress

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

log = structlog.get_logger()

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0
UNSENT = 1000
"""How much news waits for Redis."""
LAST_WORDS_SECONDS = 1.0
"""How long the end of the process waits for news to be sent."""

News = tuple[str, bytes]
"""A channel, and what is said on it."""


class Trouble:
    """Growing pauses between tries; the log has a line when it begins and one when it is over."""

    def __init__(self, doing: str) -> None:
        self.doing = doing
        self.pause = 0.0

    async def rest(self, reason: Exception) -> None:
        if not self.pause:
            # That Redis goes away is known; why anything else happens must be found out.
            unknown = not isinstance(reason, (RedisError, OSError))
            said = str(reason) or repr(reason)
            log.warning("live line broken", doing=self.doing, reason=said, exc_info=unknown)
        self.pause = min(self.pause * 2 or FIRST_PAUSE, LONGEST_PAUSE)
        await asyncio.sleep(self.pause)

    def over(self) -> None:
        if self.pause:
            log.info("live line whole again", doing=self.doing)
        self.pause = 0.0


class Sender:
    """One after another, as soon as Redis takes it."""

    def __init__(self, redis: Redis, anew: News) -> None:
        self._redis = redis
        self._anew = anew
        """What is said instead when too much waits: fetch everything anew."""
        self._unsent = asyncio.Queue[News](UNSENT)
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._running = asyncio.create_task(self._run())

    async def finish(self) -> None:
        """What Redis does not take now is lost: pages fetch anew when they come again."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS_SECONDS):
                await self._unsent.join()
        if self._running:
            self._running.cancel()
            await asyncio.wait({self._running})

    def take(self, news: News) -> None:
        if self._unsent.full():
            self._forget()
            self._unsent.put_nowait(self._anew)
        self._unsent.put_nowait(news)

    def _forget(self) -> None:
        while not self._unsent.empty():
            self._unsent.get_nowait()
            self._unsent.task_done()

    async def _run(self) -> None:
        trouble = Trouble("telling")
        while True:
            channel, data = await self._unsent.get()
            while not await self._sent(channel, data, trouble):
                continue
            self._unsent.task_done()

    async def _sent(self, channel: str, data: bytes, trouble: Trouble) -> bool:
        try:
            await self._redis.publish(channel, data)
        except Exception as reason:  # noqa: BLE001 - logged by `trouble`; pages must not stay deaf
            await trouble.rest(reason)
            return False
        trouble.over()
        return True
