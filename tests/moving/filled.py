"""A desk with rows in every table and of every kind, and what it holds, read by the models'
own types: nothing here knows how a desk is moved."""

import os
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC

from api import migrations
from api.db import Database, new_id, table_of
from api.files.models import StoredFile
from api.files.storage import FileStorage, new_key
from api.models import metadata

DOCUMENTS: tuple[Any, ...] = (
    {"я": [1, 2.5, 1e3, None], "a": {"б": "«ё» \U0001f600", "a": True}},
    [],
    "слово",
)
EACH = 3
_counter = count(1)


async def fill(database: Database) -> None:
    """Three rows a table; every optional value is there and is not."""
    await migrations.upgrade(database)
    known: dict[str, list[UUID]] = {}
    async with database.engine.begin() as connection:
        for table in metadata.sorted_tables:
            # The first row names the last one: who is named comes after who names.
            ids = [new_id() for _ in range(EACH)]
            known[table.name] = ids
            rows = [_row(table, known, at, own) for at, own in enumerate(ids)]
            for row in reversed(rows):
                await connection.execute(sa.insert(table).values(row))


def _row(table: "sa.Table", known: dict[str, list[UUID]], at: int, own: UUID) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column in table.columns:
        keys = list(column.foreign_keys)
        if column.name == "id":
            values["id"] = own
        elif column.nullable and at == 1:
            values[column.name] = sa.null()
        elif keys and keys[0].column.table is table:
            values[column.name] = known[table.name][-1] if at == 0 else sa.null()
        elif keys:
            values[column.name] = known[keys[0].column.table.name][at]
        else:
            values[column.name] = _value(column, at)
    return values


Make = Callable[[Any, int, int], Any]
MADE: tuple[tuple[Any, Make], ...] = (
    (sa.Enum, lambda kind, _, __: next(iter(kind.enum_class or kind.enums))),
    (sa.Uuid, lambda _, __, ___: new_id()),
    (sa.Boolean, lambda _, at, __: at == 0),
    (sa.BigInteger, lambda _, __, number: 2**40 + number),
    (sa.Integer, lambda _, __, number: number),
    (sa.Float, lambda _, at, __: (0.1, 7.0, -1e-9)[at]),
    (sa.Date, lambda _, at, __: date(2026, 2, at + 1)),
    (sa.Time, lambda _, at, __: time(at, 30)),
    (sa.LargeBinary, lambda _, __, ___: bytes(range(256))),
    (sa.JSON, lambda _, at, __: DOCUMENTS[at]),
    (sa.String, lambda kind, _, number: f"ё'\"\n{number}"[: kind.length]),
    (DateTimeUTC, lambda _, at, __: datetime(2026, 11, at + 1, 12, 0, 0, 17, tzinfo=UTC)),
)
"""A value of a kind: the column's type, which row it is, and a number that none had before."""


def _value(column: "sa.Column[Any]", at: int) -> Any:
    make = next(each for kind, each in MADE if isinstance(column.type, kind))
    return make(column.type, at, next(_counter))


async def put_files(database: Database, storage: FileStorage) -> dict[str, bytes]:
    """A content for each row; the last one has none any more. By key."""
    contents: dict[str, bytes] = {}
    table = table_of(StoredFile)
    async with database.engine.begin() as connection:
        ids = list(await connection.scalars(sa.select(StoredFile.id).order_by(StoredFile.id)))
        for at, row_id in enumerate(ids):
            key, content = new_key(), os.urandom((10, 6_000_000, 0)[at])
            change = sa.update(table).where(StoredFile.id == row_id)
            await connection.execute(change.values(storage_key=key, size=len(content)))
            contents[key] = content
    for key, content in list(contents.items())[:-1]:
        await storage.put(key, _once(content), len(content))
    contents.popitem()
    return contents


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def held(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    database = Database(url)
    try:
        async with database.reader.connect() as connection:
            found: dict[str, list[tuple[Any, ...]]] = {}
            for table in metadata.sorted_tables:
                rows = await connection.execute(sa.select(table).order_by(table.c.id))
                found[table.name] = [tuple(row) for row in rows]
            return found
    finally:
        await database.close()


async def tables(url: str) -> set[str]:
    database = Database(url)
    try:
        async with database.reader.connect() as connection:
            return set(await connection.run_sync(lambda it: sa.inspect(it).get_table_names()))
    finally:
        await database.close()
