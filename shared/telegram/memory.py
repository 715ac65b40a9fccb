"""All that one bot remembers between two updates: talks, half-arrived albums, who is served now."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, DefaultKeyBuilder
from aiogram.fsm.storage.redis import RedisStorage
from redis.asyncio import Redis

from shared.contracts.telegram import BotScope
from shared.settings import Settings
from shared.telegram.isolation import AcrossProcesses, InOrder
from shared.telegram.shelf import Shelf
from shared.telegram.shelf_redis import RedisShelf
from shared.telegram.shelf_sqlite import SqliteShelf
from shared.telegram.storage import TALK_TTL, TalkStorage


@dataclass(frozen=True)
class Memory:
    """Closed by whoever opened it, after the last running handler (U7)."""

    shelf: Shelf
    storage: BaseStorage
    isolation: BaseEventIsolation


@asynccontextmanager
async def opened_memory(settings: Settings, scope: BotScope) -> AsyncGenerator[Memory, None]:
    """In Redis when the settings name one, else in a SQLite file of the bot's own (U6)."""
    if settings.redis_url:
        redis = Redis.from_url(settings.redis_url)
        try:
            yield _in_redis(redis, scope)
        finally:
            await redis.aclose()
    else:
        shelf = await SqliteShelf.open(settings.data_dir / f"bot_{scope}.sqlite")
        try:
            yield Memory(shelf, TalkStorage(shelf), InOrder())
        finally:
            await shelf.close()


def _in_redis(redis: Redis, scope: BotScope) -> Memory:
    root = f"vestovoy:bot:{scope}"
    # Two bots share one Redis and many people: without the bot's id they share their talks too.
    keys = DefaultKeyBuilder(prefix=f"{root}:talk", with_bot_id=True, with_destiny=True)
    storage = RedisStorage(redis, keys, state_ttl=TALK_TTL, data_ttl=TALK_TTL)
    return Memory(RedisShelf(redis, root), storage, AcrossProcesses(redis, root))
