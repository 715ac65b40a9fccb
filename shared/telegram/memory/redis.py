"""What a bot of several processes remembers, in the Redis that they share."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Final

from aiogram.fsm.storage.base import DefaultKeyBuilder, StorageKey
from aiogram.fsm.storage.redis import RedisStorage
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError

from shared.contracts.telegram import BotScope
from shared.telegram.memory.isolation import InOrder
from shared.telegram.memory.spool_redis import RedisSpool
from shared.telegram.memory.storage import CONVERSATION_TTL

LEASE: Final = 30
"""Seconds: how long a person waits when the process that served him was killed."""


@asynccontextmanager
async def parts(
    url: str, scope: BotScope
) -> AsyncGenerator[tuple[RedisSpool, RedisStorage, "AcrossProcesses"], None]:
    """Shelf, conversations and isolation over one connection pool."""
    root = f"vestovoy:bot:{scope}"
    # Two bots share one Redis and many people: without the bot's id they share their conversations
    # too.
    keys = DefaultKeyBuilder(prefix=f"{root}:talk", with_bot_id=True, with_destiny=True)
    redis = Redis.from_url(url)
    try:
        storage = RedisStorage(redis, keys, state_ttl=CONVERSATION_TTL, data_ttl=CONVERSATION_TTL)
        yield RedisSpool(redis, root), storage, AcrossProcesses(redis, root)
    finally:
        await redis.aclose()


class AcrossProcesses(InOrder):
    """A lock in Redis below the fair one: Redis alone lets the quickest poller in first."""

    def __init__(self, redis: Redis, root: str, lease: float = LEASE) -> None:
        super().__init__()
        self._redis = redis
        self._root = root
        self._lease = lease

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        name = f"{self._root}:lock:{key.bot_id}:{key.chat_id}:{key.user_id}"
        async with super().lock(key):
            shared = self._redis.lock(name, timeout=self._lease)
            await shared.acquire()
            renewal = asyncio.create_task(self._renew(shared))
            try:
                yield
            finally:
                renewal.cancel()
                with suppress(LockError):  # The lease ran out: Redis was away for that long.
                    await shared.release()

    async def _renew(self, lock: Lock) -> None:
        """Uploading ten files takes longer than a lease."""
        while True:
            await asyncio.sleep(self._lease / 3)
            with suppress(LockError):
                await lock.reacquire()
