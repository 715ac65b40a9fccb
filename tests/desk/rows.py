"""The desk's tables, looked at and arranged past the API."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from litestar import Litestar
from sqlalchemy import ColumnExpressionArgument, func, select

from api.db import Database
from api.objects.audit import AuditEntry
from api.outbox import OutboxEvent
from api.resources import Resources
from api.settings import Settings
from tests.sandbox.world import Sandbox


@dataclass(kw_only=True)
class Rows:
    """What an open desk holds, and its rows."""

    settings: Settings
    held: Resources
    app: Litestar
    world: Sandbox
    ids: dict[str, UUID] = field(default_factory=dict[str, UUID])
    """Demo people by the key of the cast, companies and teams by name."""
    nudges: int = 0
    """How often the pipeline was woken."""

    @property
    def database(self) -> Database:
        return self.held.database

    async def keep(self, *rows: Any) -> None:
        async with self.database.begin() as session:
            session.add_all(rows)

    async def all(self, entity: type[Any], *where: ColumnExpressionArgument[bool]) -> list[Any]:
        """The oldest first."""
        async with self.database.reads() as session:
            return list(await session.scalars(select(entity).where(*where).order_by(entity.id)))

    async def count(self, entity: type[Any], *where: ColumnExpressionArgument[bool]) -> int:
        async with self.database.reads() as session:
            return await session.scalar(select(func.count()).select_from(entity).where(*where)) or 0

    async def one(self, entity: type[Any], *where: ColumnExpressionArgument[bool]) -> Any:
        found: Sequence[Any] = await self.all(entity, *where)
        assert len(found) == 1, found
        return found[0]

    async def changes(self, entity: type[Any], key: Any, **values: Any) -> None:
        """Straight in the row, as an administrator's act elsewhere."""
        async with self.database.begin() as session:
            row = await session.get_one(entity, key)
            for name, value in values.items():
                setattr(row, name, value)

    async def audit(self) -> list[str]:
        """What was done, the oldest first."""
        return [entry.action for entry in await self.all(AuditEntry)]

    async def events(self) -> list[str]:
        """The kinds of what was recorded for the pipeline."""
        return [event.kind for event in await self.all(OutboxEvent)]
