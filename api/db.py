"""The database: base of all models, engine, and the two kinds of sessions."""

import sqlite3
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar, cast
from uuid import UUID

import sqlalchemy
import uuid_utils.compat
from advanced_alchemy.base import DefaultBase
from sqlalchemy import Connection, Dialect, Enum, Table, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    create_async_engine,
)
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry

from api.clock import now
from api.engine import sqlite_driver
from api.engine.memory import Memory, WritingSession, wrote
from api.engine.sessions import DeskSession, ReadingSession
from api.engine.sqlite_driver import OneTrip

E = TypeVar("E", bound=StrEnum)

JSON = sqlalchemy.JSON().with_variant(postgresql.JSONB(), "postgresql")
"""A document column; advanced-alchemy 1.12's own type does not load on SQLAlchemy 2.1."""


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


APPLICATION: Final = "vestovoy"
"""What PostgreSQL calls our connections: whether the product runs is seen by it."""
WRITER_PATIENCE: Final = 30
"""Seconds that a writer waits for its turn on SQLite."""
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
        self.engine = _sqlite(url, "BEGIN IMMEDIATE", 1) if self.is_sqlite else _server(url)
        self.reader = _sqlite(url, "BEGIN", READERS) if self.is_sqlite else self.engine
        self.memory = Memory()
        self._apart = self.reader if self.is_sqlite else _apart(self.engine)

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


AWAY: Final = frozenset({"08", "40", "53", "57"})
"""SQLSTATE classes: no connection, a conflict with another transaction, no room, shut down."""


class DatabaseAway(ConnectionError):
    """No connection can be had: nobody listens, the name is unknown, the server starts or stops.
    The driver says it in a dozen ways, and a program has other files and sockets that fail so."""


def is_away(error: BaseException) -> bool:
    """True when the database cannot be asked now and the same work may succeed later: it is down,
    restarts or is too busy."""
    if isinstance(error, DBAPIError):
        # On SQLite an operational error is a writer that waited too long, or a disk; or, by this
        # number, a statement that no waiting mends.
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            return False
        is_operational = error.connection_invalidated or isinstance(error, OperationalError)
        return is_operational or _state(error.orig) in AWAY
    return isinstance(error, (OSError, NoConnection))


def _state(error: BaseException | None) -> str:
    """The SQLSTATE class that the server named."""
    return str(getattr(error, "sqlstate", None) or "")[:2]


# Values of statements are people's words, addresses and keys: no error may quote them (P12).
def _server(url: str) -> AsyncEngine:
    # On SQLite there is no server, and its driver is not loaded.
    from api.engine.postgres_driver import DRIVER  # noqa: PLC0415

    engine = create_async_engine(
        url,
        module=DRIVER,
        connect_args={"server_settings": {"application_name": APPLICATION}},
        pool_size=10,
        max_overflow=10,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "do_connect", _connect)
    event.listen(engine.sync_engine, "checkout", replace_the_dead)
    return engine


def _apart(engine: AsyncEngine) -> AsyncEngine:
    """The same connections, each statement a transaction of its own. It sees what it would see
    within one: READ COMMITTED looks anew at every statement, and to begin and to end it are two
    ways to the server and back."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def replace_the_dead(connection: DBAPIConnection, *_: object) -> None:
    """A connection whose end has been heard of is replaced without a question to the server; one
    that died in silence is met where it breaks. Raises DisconnectionError."""
    driver: Any = connection.driver_connection
    if driver.is_closed():
        raise DisconnectionError


def _connect(dialect: Dialect, _: object, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """Raises DatabaseAway. A wrong password or name of the database stays what it is."""
    try:
        return dialect.connect(*args, **named)
    except Exception as error:
        if isinstance(error, OSError) or _state(error) in AWAY:
            raise DatabaseAway(f"{type(error).__name__}: {error}") from error
        raise


def _sqlite(url: str, begin: str, connections: int) -> AsyncEngine:
    """An engine of so many connections whose transactions begin so."""
    engine = create_async_engine(
        url,
        module=sqlite_driver.DRIVER,
        connect_args={"timeout": WRITER_PATIENCE},
        pool_size=connections,
        max_overflow=0,
        pool_timeout=WRITER_PATIENCE,
        hide_parameters=True,
    )

    def begin_transaction(connection: Connection) -> None:
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, OneTrip)
        driver.begin_by(begin)

    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", begin_transaction)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions by itself, and deferred ones at that.
    connection.isolation_level = None
    cursor = connection.cursor()
    _keep_a_wal(cursor)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _keep_a_wal(cursor: DBAPICursor) -> None:
    """Of two processes that make a new file's log at once the second is refused on the spot,
    however patient its connection is: SQLite asks no busy handler there."""
    until = time.monotonic() + WRITER_PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return
