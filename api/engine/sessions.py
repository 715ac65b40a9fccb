"""What a session does beyond the library's: it ends once, and where it only reads, hot statements
need no transaction of it."""

from typing import Any

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlalchemy.orm import Session

OPENED = "opened"
"""By this name a session that reads knows the connection that it opened for hot statements."""


class DeskSession(AsyncSession):
    """Whoever answers has closed it already, mostly: the library would begin a task to close it
    once more."""

    async def __aexit__(self, *of_error: object) -> None:
        if self.in_transaction() or self.identity_map or OPENED in self.info:
            await super().__aexit__(*of_error)


class _Joining(Session):
    def get_bind(self, *args: Any, **named: Any) -> Engine | Connection:
        opened: AsyncConnection | None = self.info.get(OPENED)
        if opened is not None and opened.sync_connection is not None:
            return opened.sync_connection
        return super().get_bind(*args, **named)


class ReadingSession(DeskSession):
    """Hot statements go by a connection of its own, each by itself, as READ COMMITTED looks anew at
    every statement anyway. What is mapped joins that connection."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine, sync_session_class=_Joining, expire_on_commit=False)
        self._engine = engine

    async def opened(self) -> AsyncConnection:
        """The connection of its transaction, where there is one already."""
        if self.in_transaction():
            return await self.connection()
        opened = self.info[OPENED] = await self._engine.connect()
        return opened

    async def rollback(self) -> None:
        """There is nothing to take back; the next statement has another connection."""
        await self.close()

    async def close(self) -> None:
        if self.in_transaction() or self.identity_map:
            await super().close()
        opened: AsyncConnection | None = self.info.pop(OPENED, None)
        if opened is not None:
            await opened.close()
