"""One update of a person at a time, in the order of arrival; other people do not wait (U2)."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from typing import Final
from weakref import WeakValueDictionary

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError

LEASE: Final = 30
"""Seconds: how long a person waits when the process that served him was killed."""


class InOrder(BaseEventIsolation):
    """Inside one process: a fair lock a person, kept only while somebody needs it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[StorageKey, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield

    async def close(self) -> None:
        """Nothing to close: an unused lock is already gone."""


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
