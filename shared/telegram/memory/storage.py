"""Where a conversation's state lives between two updates, restarts of the bot included (U6)."""

import json
from collections.abc import Mapping
from typing import Any, Final

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from shared.telegram.memory.spool import Spool

CONVERSATION_TTL: Final = 24 * 3600
"""Seconds that a silent conversation is remembered."""


class ConversationStorage(BaseStorage):
    """aiogram's storage on the bot's spool; the bot's id is part of the key, because two bots
    may share one spool server and one person."""

    def __init__(self, spool: Spool, ttl: float = CONVERSATION_TTL) -> None:
        self._spool = spool
        self._ttl = ttl
        self._keys = DefaultKeyBuilder(prefix="talk", with_bot_id=True, with_destiny=True)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        await self._keep(key, "state", name)

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._spool.items(self._keys.build(key))).get("state")

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._keep(key, "data", json.dumps(data, ensure_ascii=False) if data else None)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        items = await self._spool.items(self._keys.build(key))
        return json.loads(items.get("data", "{}"))

    async def _keep(self, key: StorageKey, field: str, value: str | None) -> None:
        bag = self._keys.build(key)
        if value is None:
            await self._spool.drop(bag, field)
        else:
            await self._spool.put(bag, field, value, self._ttl)

    async def close(self) -> None:
        """The spool is closed by its owner, after the last running handler (U7)."""
