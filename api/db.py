"""The database: base of all models, engine, and the two kinds of sessions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy
import uuid_utils.compat
from advanced_alchemy.base import DefaultBase
from sqlalchemy import Connection, Enum, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry

from api.clock import now

E = TypeVar("E", bound=StrEnum)

JSON = sqlalchemy.JSON().with_variant(postgresql.JSONB(), "postgresql")
"""A document column; advanced-alchemy 1.12's own type does not load on SQLAlchemy 2.1."""


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): ids sort by creation."""
    return uuid_utils.compat.uuid7()


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


class Database:
    """One engine a process. On SQLite writers take turns by BEGIN IMMEDIATE: a transaction that
    reads first and writes later could not wait for another writer and would fail as locked."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writing = async_sessionmaker(self.engine, expire_on_commit=False)
        self._reading = async_sessionmaker(
            self.engine.execution_options(reads_only=True), expire_on_commit=False
        )

    def session(self, *, reads_only: bool = False) -> AsyncSession:
        """A session that the caller closes; one for reads never waits for a writer."""
        return self._reading() if reads_only else self._writing()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """One writing transaction: committed at the end, rolled back on any exception."""
        async with self._writing() as session, session.begin():
            yield session

    @asynccontextmanager
    async def reads(self) -> AsyncIterator[AsyncSession]:
        """A session for reading only."""
        async with self._reading() as session:
            yield session

    def insert(self, model: type[Base]) -> "sqlite.Insert | postgresql.Insert":
        """An INSERT that can say ON CONFLICT; both dialects spell it alike."""
        make = sqlite.insert if self.is_sqlite else postgresql.insert
        return make(model)

    async def close(self) -> None:
        await self.engine.dispose()


def insert_for(session: AsyncSession, model: type[Base]) -> "sqlite.Insert | postgresql.Insert":
    """As `Database.insert`, for who holds a session only."""
    make = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    return make(model)


def _engine(url: str) -> AsyncEngine:
    if not url.startswith("sqlite"):
        return create_async_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True)
    engine = create_async_engine(url, connect_args={"timeout": 30}, pool_size=10, max_overflow=10)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions by itself, and deferred ones at that.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if options.get("reads_only") else "BEGIN IMMEDIATE")
