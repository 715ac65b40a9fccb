"""Where a desk is written to: a database that is empty, or holds the unfinished copy of the very
same desk."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from api import migrations
from api.db import Database
from api.engine.away import is_away
from api.moving import begin, marks, rows, shape, source
from api.moving.refusals import Refused
from api.moving.rows import Row, Sum, Summing
from api.moving.shape import Table
from api.objects import numbers


class Target:
    """A table is written in one transaction: after a break it is there whole or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, identity: str, revision: str) -> bool:
        """Bring the schema there and put the mark; whether it goes on with a copy that was broken
        off. Raises Refused for a database that holds anything else."""
        async with self._database.reader.connect() as connection:
            marked = await connection.run_sync(marks.read)
            known = await connection.run_sync(migrations.revisions)
            holds = marked is None and await connection.run_sync(_holds_rows)
        if holds:
            raise Refused("cli-move-not-empty")
        if marked not in {None, identity}:
            raise Refused("cli-move-another-copy")
        await self._bring_schema(known, revision)
        if marked is None:
            async with self._database.engine.begin() as connection:
                await connection.run_sync(marks.put, identity)
        return marked is not None

    async def _bring_schema(self, known: Sequence[str], revision: str) -> None:
        if known and max(known) > revision:  # Nothing is in it.
            await migrations.downgrade(self._database, revision)
        else:
            await migrations.upgrade(self._database, revision)

    async def sum_of(self, table: Table) -> Sum:
        async with self._database.reader.connect() as connection:
            return await source.sum_of(connection, table)

    async def clear(self, tables: Sequence[Table]) -> None:
        """What a break left behind; who names goes before who is named."""
        async with self._database.engine.begin() as connection:
            for table in reversed(tables):
                if table.itself:
                    nobody: dict[str, Any] = dict.fromkeys(table.itself)
                    await connection.execute(sa.update(table.held()).values(nobody))
                await connection.execute(sa.delete(table.held()))

    async def fill(self, table: Table, pages: AsyncIterator[Sequence[Row]]) -> Sum:
        """Write all rows; returns the sum of what was given. Raises Refused."""
        summing, later = Summing(), list[dict[str, Any]]()
        insert = shape.write(table, is_sqlite=self._database.is_sqlite)
        try:
            async with self._database.engine.begin() as connection:
                async for page in pages:
                    for row in page:
                        summing.add(rows.line(table, row))
                    given = [dict(zip(table.columns, row, strict=True)) for row in page]
                    later += _put_off(table, given)
                    await connection.execute(insert, given)
                await _name_each_other(connection, table, later)
        except SQLAlchemyError as error:
            place = begin.told(self._database.engine.url)
            if is_away(error):
                reason = begin.words_of(error)
                raise Refused("cli-move-broke-off", place=place, reason=reason) from error
            raise Refused("cli-move-row", table=table.name, reason=_reason(error)) from error
        return summing.sum

    async def finish(self) -> None:
        """Numbers go on after the largest, the planner knows what is there, and the mark goes."""
        if not self._database.is_sqlite:
            async with self._database.engine.begin() as connection:
                await numbers.go_on(connection)
        await self._database.optimize()
        async with self._database.engine.begin() as connection:
            await connection.run_sync(marks.remove)


def _put_off(table: Table, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Take out whom a row of the same table names: who is named may come after who names."""
    later: list[dict[str, Any]] = []
    for row in given:
        named = {f"new_{each}": row[each] for each in table.itself}
        if any(value is not None for value in named.values()):
            later.append({"of_id": row["id"], **named})
            row.update(dict.fromkeys(table.itself))
    return later


async def _name_each_other(
    connection: AsyncConnection, table: Table, later: list[dict[str, Any]]
) -> None:
    if not later:
        return
    kinds = {each: shape.KINDS[table.columns[each]] for each in table.itself}
    values = {each: sa.bindparam(f"new_{each}", type_=kind) for each, kind in kinds.items()}
    own = sa.bindparam("of_id", type_=shape.KINDS["uuid"])
    held = table.held()
    await connection.execute(sa.update(held).where(held.c.id == own).values(values), later)


def _holds_rows(connection: sa.Connection) -> bool:
    """Of any table, known or not; the schema's own version is none."""
    names = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    return any(
        connection.scalar(sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1))
        for name in names
    )


def _reason(error: SQLAlchemyError) -> str:
    """By its name alone: the engine's words may quote what people wrote (P12)."""
    said = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return type(said.__cause__ or said).__name__
