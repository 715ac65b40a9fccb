"""Small durable memory of a bot: named bags of fields that outlive the process.

Talks and half-arrived albums lie here. In the embedded mode it is a SQLite file of the bot's own,
in the scaled one Redis, which several processes of one bot share.
"""

from typing import Protocol


class Spool(Protocol):
    """Bags are named `kind:rest`. A bag dies when its time to live has passed since `put`."""

    async def put(self, bag: str, field: str, value: str, ttl: float) -> None:
        """Keep the value and begin the bag's time to live (seconds) anew."""
        ...

    async def items(self, bag: str) -> dict[str, str]:
        """All fields of the bag; nothing when it is unknown or dead."""
        ...

    async def drop(self, bag: str, *fields: str) -> None:
        """Forget these fields, or the whole bag when none is named."""
        ...

    async def bags(self, kind: str) -> list[str]:
        """The names of the living bags of a kind."""
        ...

    async def claim(self, name: str, ttl: float) -> bool:
        """True for the first who asks; others get False until `release` or the time is over."""
        ...

    async def release(self, name: str) -> None: ...
