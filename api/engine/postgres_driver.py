"""PostgreSQL's driver with a straight way for statements that need no cursor: the library's makes a
description of every column, a count and a queue of rows for each execution."""

from collections.abc import Sequence
from typing import Any, Final, cast

import asyncpg
from sqlalchemy.dialects.postgresql.asyncpg import (
    AsyncAdapt_asyncpg_connection,
    AsyncAdapt_asyncpg_dbapi,
)


class Straight(AsyncAdapt_asyncpg_connection):
    """Statements of both ways share a transaction, and are prepared once."""

    __slots__ = ()

    async def ask(
        self, operation: str, parameters: Sequence[Any], prepared_after: float
    ) -> Sequence[Any]:
        """The rows of a statement; raises what the library's cursor raises. What was prepared
        before the schema changed, at that moment, is prepared anew."""
        async with self._execute_mutex:
            if self._transaction is None:
                await self._start_transaction()
            try:
                found = cast("Any", await self._prepare(operation, prepared_after))
                return await found[0].fetch(*parameters)
            except Exception as error:  # noqa: BLE001 - SQLAlchemy's own way: named anew, raised again
                self._handle_exception(error)


class Driver(AsyncAdapt_asyncpg_dbapi):
    """What SQLAlchemy takes for the driver's module."""

    def connect(self, *arg: Any, **kw: Any) -> Straight:
        return Straight(self, super().connect(*arg, **kw).driver_connection)


DRIVER: Final = Driver(asyncpg)
