"""The database: base of all models, and the two kinds of sessions."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar, cast
from uuid import UUID

import sqlalchemy
import uuid_utils.compat
from advanced_alchemy.base import DefaultBase
from sqlalchemy import Enum, Table, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.clock import now
from api.engine.memory import Memory, WritingSession, wrote
from api.engine.server import apart, server_engine
from api.engine.sessions import DeskSession, ReadingSession
from api.engine.sqlite import sqlite_engine

E = TypeVar("E", bound=StrEnum)

JSON = sqlalchemy.JSON().with_variant(postgresql.JSONB(), "postgresql")
"""A document column; advanced-alchemy 1.12's own type does not load on SQLAlchemy 2.1."""
JSON_OR_NULL = sqlalchemy.JSON(none_as_null=True).with_variant(
    postgresql.JSONB(none_as_null=True), "postgresql"
)
"""One that may be missing: None is SQL's NULL, by which rows are found."""


LARGEST_INTEGER: Final = 2**31 - 1
"""What a column of plain integers can hold."""


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): ids sort by creation."""
    return uuid_utils.compat.uuid7()


def first_id_of(moment: datetime) -> UUID:
    """The least id that a row made at this moment can have (RFC 9562: 48 bits of milliseconds)."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


# The library's own UUID type is a BINARY on SQLite, which reflects as a number.
DefaultBase.registry.update_type_annotation_map({UUID: sqlalchemy.Uuid()})


class Base(DefaultBase):
    """Every row has a UUIDv7 key; times are UTC."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


class Dated(Base):
    """A row that knows when it was made."""

    __abstract__ = True

    created_at: Mapped[datetime] = mapped_column(default=now)


def enum_of(kind: type[E]) -> Enum:
    """A text column that holds the enum's values, the same on both databases."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=32,
        values_callable=_values,
    )


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]


READERS: Final = 20
"""Connections to read by on SQLite."""
WRITES: Final = {"writes": True}
"""What a writing session knows of itself."""
ANALYZED: Final = 1000
"""Rows of an index that are looked at to guess how it is made: a few milliseconds a table."""


class Database:
    """The engines of a process: one, or on SQLite one to read by and one to write by.

    SQLite has one writer. Its engine has one connection, so the writers of this process queue
    for it in order, asleep, instead of trying the lock again and again. Those of other processes
    are kept apart by BEGIN IMMEDIATE: a transaction that reads first and writes later could not
    wait for another writer and would fail as locked.
    """

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite:
            self.engine = sqlite_engine(url, "BEGIN IMMEDIATE", 1)
            self.reader = sqlite_engine(url, "BEGIN", READERS)
        else:
            self.engine = self.reader = server_engine(url)
        self.memory = Memory()
        self._apart = self.reader if self.is_sqlite else apart(self.engine)

    def session(self) -> AsyncSession:
        """A session that may write, and that the caller closes."""
        made = DeskSession(
            self.engine, sync_session_class=WritingSession, expire_on_commit=False, info=WRITES
        )
        return self.memory.join(made)

    def reads(self) -> AsyncSession:
        """A session for reading only, which never waits for a writer; the caller closes it."""
        return self.memory.join(ReadingSession(self._apart))

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """One writing transaction: committed at the end, rolled back on any exception."""
        async with self.session() as session, session.begin():
            yield session

    def insert(self, model: type[Base]) -> "sqlite.Insert | postgresql.Insert":
        """An INSERT that can say ON CONFLICT; both dialects spell it alike."""
        make = sqlite.insert if self.is_sqlite else postgresql.insert
        return make(model)

    async def optimize(self) -> None:
        """Let SQLite count what has grown: it plans by what it knows of the tables, and learns it
        at nobody else's word. PostgreSQL does so by itself."""
        if self.is_sqlite:
            async with self.begin() as session:
                await session.execute(text(f"PRAGMA analysis_limit={ANALYZED}"))
                await session.execute(text("ANALYZE"))

    async def close(self) -> None:
        await self.reader.dispose()
        await self.engine.dispose()


def is_writer(session: AsyncSession) -> bool:
    """Whether the session may write: on SQLite it is the one that does."""
    return bool(session.info.get("writes"))


def is_sqlite(session: AsyncSession) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def insert_for(session: AsyncSession, model: type[Base]) -> "sqlite.Insert | postgresql.Insert":
    """As `Database.insert`, for who holds a session only."""
    make = sqlite.insert if is_sqlite(session) else postgresql.insert
    return make(model)


def table_of(model: type[Base]) -> Table[Any]:
    """The model's table, for statements that need no entities."""
    return cast("Table[Any]", model.__table__)


async def add_missing(
    session: AsyncSession, model: type[Base], rows: Sequence[dict[str, Any]]
) -> None:
    """Insert the rows in one statement, past the session, which would look at each value; those
    that exist by any unique key stay as they are. All rows name the same columns."""
    await session.flush()
    wrote(session, model)
    attributes = sqlalchemy.inspect(model).column_attrs
    names: dict[str, str] = {each.key: each.columns[0].key for each in attributes}
    values = [{names[name]: value for name, value in row.items()} for row in rows]
    make = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = make(table_of(model)).on_conflict_do_nothing()
    connection = await session.connection()
    await connection.execute(statement, values)
