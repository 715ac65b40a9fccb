"""Wake-ups over Redis streams, which may be away at any moment."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import aclosing, asynccontextmanager
from typing import Any, Final

import structlog
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from taskiq import AckableMessage, BrokerMessage
from taskiq.utils import maybe_awaitable
from taskiq_redis import RedisStreamBroker

STREAM: Final = "vestovoy"
STREAM_LENGTH: Final = 10_000
"""Entries kept in the stream: acknowledged ones are never deleted otherwise."""
IDLE_MS: Final = 120_000
"""A dead worker's unacknowledged wake-up goes to another one after this."""
INSIST_SECONDS: Final = 1.0

log = structlog.get_logger()


class Stream(RedisStreamBroker):
    """Its library would wait for Redis longer and longer; who calls tries again by himself."""

    def __init__(self, url: str) -> None:
        super().__init__(
            url,
            queue_name=STREAM,
            consumer_group_name=STREAM,
            consumer_id="0",
            maxlen=STREAM_LENGTH,
            idle_timeout=IDLE_MS,
            xread_block=500,
            # Once more, for a connection that broke unnoticed.
            retry=Retry(NoBackoff(), 1),
        )
        self._client = Redis(connection_pool=self.connection_pool)
        self._reader: asyncio.Task[Any] | None = None

    async def kick(self, message: BrokerMessage) -> None:
        """By the one client: the library makes one for every wake-up, which takes as long as all
        the rest of it."""
        entry: Any = {b"data": message.message}
        await self._client.xadd(STREAM, entry, maxlen=STREAM_LENGTH, approximate=True)

    async def listen(self) -> AsyncGenerator[AckableMessage, None]:
        """As the library, but what cannot be acknowledged ends no task unseen."""
        async with aclosing(super().listen()) as messages:
            self._reader = asyncio.current_task()
            async for message in messages:
                yield AckableMessage(data=message.data, ack=Quietly(message.ack))
                # Whoever asks for the next one does it in a task of its own.
                self._reader = asyncio.current_task()

    @asynccontextmanager
    async def reading_until(self, stop: asyncio.Event) -> AsyncIterator[None]:
        """Who reads is told to end once more, for as long as he goes on: the receiver says it
        once, and a cancellation that meets the end of a blocking read is lost in the client."""

        async def insist() -> None:
            await stop.wait()
            while True:
                await asyncio.sleep(INSIST_SECONDS)
                if self._reader is not None and self._reader.cancelling():
                    self._reader.cancel()

        insisting = asyncio.create_task(insist())
        try:
            yield
        finally:
            insisting.cancel()

    async def answers(self, within: float) -> bool:
        """Whether Redis is there."""
        asked: Awaitable[Any] = self._client.ping()
        try:
            async with asyncio.timeout(within):
                return bool(await asked)
        except (RedisError, OSError):
            return False


class Quietly:
    """The wake-up comes once more instead, to whoever is there then: tasks are idempotent."""

    def __init__(self, ack: Any) -> None:
        self._ack = ack

    async def __call__(self) -> None:
        try:
            await maybe_awaitable(self._ack())
        except (RedisError, OSError) as reason:
            log.warning("a wake-up is not acknowledged", reason=str(reason) or repr(reason))
