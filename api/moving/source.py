"""Where a desk is read from: a database as it stood at one moment, or an archive."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, Protocol

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db import Database
from api.files.models import StoredFile
from api.files.storage import FileStorage
from api.moving import rows, shape
from api.moving.rows import Row, Sum, Summing
from api.moving.shape import Shape, Table
from api.people.models import Person

PAGE: Final = 500
"""Rows that are held at once."""


class Source(Protocol):
    """A whole desk that stands still."""

    shape: Shape
    revision: str
    """Of its schema."""
    identity: str
    """The same of the same desk."""
    files: Mapping[str, int]
    """The size of each content by its key."""

    def pages(self, table: Table) -> AsyncIterator[Sequence[Row]]: ...

    async def content(self, key: str) -> AsyncIterator[bytes]:
        """Raises ContentGone, StorageUnavailable."""
        ...


class Snapshot:
    """A database within one transaction that only reads: what others write meanwhile is not in it,
    and nobody waits for it."""

    def __init__(self, connection: AsyncConnection, storage: FileStorage, revision: str) -> None:
        self.shape = shape.present()
        self.revision = revision
        self.identity = ""
        self.files: Mapping[str, int] = {}
        self._connection = connection
        self._storage = storage

    async def look(self) -> None:
        """A desk is known by whoever came first."""
        first = sa.select(Person.id).order_by(Person.id).limit(1)
        self.identity = str(await self._connection.scalar(first) or "")
        kept = sa.select(StoredFile.storage_key, StoredFile.size).order_by(StoredFile.id)
        files = await self._connection.execute(kept.where(StoredFile.storage_key != ""))
        self.files = {row.storage_key: row.size for row in files}

    def pages(self, table: Table) -> AsyncIterator[Sequence[Row]]:
        return pages(self._connection, table)

    async def content(self, key: str) -> AsyncIterator[bytes]:
        return await self._storage.get(key)


@asynccontextmanager
async def snapshot(
    database: Database, storage: FileStorage, revision: str
) -> AsyncIterator[Snapshot]:
    """The desk as it stands now. On SQLite a reader sees one moment by itself."""
    options: dict[str, Any] = {}
    if not database.is_sqlite:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    async with database.reader.connect() as connection:
        await connection.execution_options(**options)
        found = Snapshot(connection, storage, revision)
        await found.look()
        yield found


async def pages(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row]]:
    """The rows in the order of their ids, some at a time."""
    place = table.place("id")
    documents = [at for at, kind in enumerate(table.columns.values()) if kind == "document"]
    last: Any = None
    while True:
        answer = await connection.execute(shape.read(table, last, PAGE))
        found = [list(row) for row in answer]
        for row in found:
            for at in documents:
                row[at] = rows.document(row[at])
        if found:
            last = found[-1][place]
            yield found
        if len(found) < PAGE:
            return


async def sum_of(connection: AsyncConnection, table: Table) -> Sum:
    """Of all that the table holds."""
    return await sum_of_pages(table, pages(connection, table))


async def sum_of_pages(table: Table, given: AsyncIterator[Sequence[Row]]) -> Sum:
    summing = Summing()
    async for page in given:
        for row in page:
            summing.add(rows.line(table, row))
    return summing.sum
