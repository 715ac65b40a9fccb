"""Human numbers: growing, and none is ever given twice.

PostgreSQL gives them by a sequence: nobody waits for another's commit, and a transaction that fails
after its number leaves a gap. SQLite, which has one writer, gives the one after the largest.
"""

from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    column,
    func,
    literal_column,
    select,
)
from sqlalchemy import (
    table as table_named,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from api.engine.hot import Hot, Store

SEQUENCES: Final = {"tickets": "ticket_numbers", "tasks": "task_numbers"}
"""By the table whose `number` they give."""


def following(store: Store, column: Any) -> ColumnElement[int]:
    """The next number of the column's table, to be part of the statement that uses it."""
    if store.is_sqlite:
        return select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
    return func.nextval(_named(SEQUENCES[column.table.name]), type_=Integer)


def _named(sequence: str) -> ColumnElement[str]:
    return literal_column(f"'{sequence}'", String)


async def go_on(connection: AsyncConnection) -> None:
    """After rows were written with numbers of their own: the next one follows the largest. For
    PostgreSQL; SQLite looks each time."""
    for name, sequence in SEQUENCES.items():
        numbered = table_named(name, column("number", Integer))
        last = select(func.max(numbered.c.number)).scalar_subquery()
        following_it = func.setval(_named(sequence), func.coalesce(last, 1), last.is_not(None))
        await connection.execute(select(following_it))


class Numbers:
    """Those of one noun, for whoever needs one before the row."""

    def __init__(self, column: InstrumentedAttribute[int]) -> None:
        self._next = Hot(made=lambda store: select(following(store, column).label("number")))

    async def take(self, session: AsyncSession) -> int:
        number: int = (await self._next.first(session, {})).number
        return number
