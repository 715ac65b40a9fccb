"""All that one bot remembers between two updates: conversations, half-arrived albums, who is served
now."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage

from shared.contracts.telegram import BotScope
from shared.settings import Settings
from shared.telegram.memory.isolation import InOrder
from shared.telegram.memory.spool import Spool
from shared.telegram.memory.spool_sqlite import SqliteSpool
from shared.telegram.memory.storage import ConversationStorage


@dataclass(frozen=True)
class Memory:
    """Closed by whoever opened it, after the last running handler (U7)."""

    spool: Spool
    storage: BaseStorage
    isolation: BaseEventIsolation


@asynccontextmanager
async def opened_memory(settings: Settings, scope: BotScope) -> AsyncGenerator[Memory, None]:
    """In Redis when the settings name one, else in a SQLite file of the bot's own (U6)."""
    if settings.redis_url:
        # On one machine there is no Redis, and its client is not loaded.
        from shared.telegram.memory import redis as memory_redis  # noqa: PLC0415

        async with memory_redis.parts(settings.redis_url, scope) as (spool, storage, isolation):
            yield Memory(spool, storage, isolation)
    else:
        spool = await SqliteSpool.open(settings.data_dir / f"bot_{scope}.sqlite")
        try:
            yield Memory(spool, ConversationStorage(spool), InOrder())
        finally:
            await spool.close()
