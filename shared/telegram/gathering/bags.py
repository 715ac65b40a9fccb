"""What lies on the spool of groups of parts: of each what is to be given out, what was, and where
it came to stand."""

from collections.abc import Iterable
from typing import Final

import msgspec

from shared.telegram.gathering.parts import Landing, Part
from shared.telegram.memory.spool import Spool

KEPT: Final = 24 * 3600
"""Seconds that parts wait for a bot that is down."""


class Bags:
    """`parts:` what is to be given out, `done:` what was, `landing:` where it went."""

    def __init__(self, spool: Spool, late: float) -> None:
        """`late`: seconds for which a part may still come."""
        self._spool = spool
        self._late = late

    async def groups(self) -> list[str]:
        """All that something is to be given out of."""
        return [bag.removeprefix("parts:") for bag in await self._spool.bags("parts")]

    async def parts(self, group: str) -> dict[str, Part]:
        """By the messages' ids."""
        items = await self._spool.items(f"parts:{group}")
        return {key: msgspec.json.decode(value, type=Part) for key, value in items.items()}

    async def keep(self, group: str, message_id: str, part: Part) -> None:
        value = msgspec.json.encode(part).decode()
        await self._spool.put(f"parts:{group}", message_id, value, KEPT)

    async def was_given_out(self, group: str, message_id: int) -> bool:
        return str(message_id) in await self._spool.items(f"done:{group}")

    async def put_away(self, group: str, message_ids: Iterable[str]) -> None:
        """They were given out."""
        ids = list(message_ids)
        for message_id in ids:
            await self._spool.put(f"done:{group}", message_id, "", self._late)
        await self._spool.drop(f"parts:{group}", *ids)

    async def put_landing(self, group: str, landing: Landing) -> None:
        value = msgspec.json.encode(landing).decode()
        await self._spool.put(f"landing:{group}", "at", value, self._late)

    async def landing(self, group: str) -> Landing | None:
        kept = (await self._spool.items(f"landing:{group}")).get("at")
        return msgspec.json.decode(kept, type=Landing) if kept else None
