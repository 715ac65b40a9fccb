"""Statements of the hot ways: built once, compiled once a store, and handed to the driver.

A session looks anew at every statement, makes its key, its rows and their types, by a greenlet of
its own: some three times of what the driver takes. A hot statement is of the session's transaction
like any other, and its errors are SQLAlchemy's.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from advanced_alchemy.types import DateTimeUTC
from sqlalchemy import Enum, Float, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from api.engine.sessions import OPENED, ReadingSession
from api.engine.sqlite_driver import OneTrip

Values = dict[str, Any]


@dataclass(frozen=True)
class Store:
    """Which database a statement is made for, where the two differ."""

    name: str

    @property
    def is_sqlite(self) -> bool:
        return self.name == "sqlite"

    @property
    def insert(self) -> Any:
        """One that can say ON CONFLICT; both spell it alike."""
        return sqlite.insert if self.is_sqlite else postgresql.insert


def bound(table: Table[Any], *names: str, prefix: str = "") -> dict[str, Any]:
    """A value of that name and type for each of these columns of the table, or for all; a prefix
    keeps the values of two tables apart in one statement."""
    return {
        name: bindparam(f"{prefix}{name}", type_=table.c[name].type)
        for name in names or table.c.keys()
    }


class Hot:
    """One statement; every value it is given is named, and lists are no values."""

    def __init__(
        self, statement: Any = None, *, made: Callable[[Store], Any] | None = None
    ) -> None:
        """A statement, or what makes it for a store."""
        self._statement = statement
        self._made = made
        self._compiled: dict[str, Compiled] = {}

    async def rows(self, session: AsyncSession, values: Values) -> list[Any]:
        """All rows, with names; what the session has pending goes first. Raises DBAPIError."""
        way = await way_of(session)
        return await way.rows(self._of(way.dialect), values)

    async def first(self, session: AsyncSession, values: Values) -> Any:
        """The first row, or None. Raises DBAPIError."""
        found = await self.rows(session, values)
        return found[0] if found else None

    def _of(self, dialect: Dialect) -> "Compiled":
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            found = self._made(Store(dialect.name)) if self._made else self._statement
            compiled = self._compiled[dialect.name] = compiled_for(found, dialect)
        return compiled


@dataclass(frozen=True)
class Compiled:
    """A statement as the driver takes it."""

    text: str
    fixed: dict[str, Any]
    """Values that the statement itself names."""
    writes: Sequence[tuple[str, Callable[[Any], Any] | None]]
    """Of each place in the text the value's name, and what the driver needs of it."""
    row: Callable[[Any], Any]
    reads: Sequence[tuple[int, Callable[[Any], Any]]]
    """Columns that are not what they mean."""

    def written(self, values: Values) -> list[Any]:
        known = self.fixed | values if self.fixed else values
        return [write(known[name]) if write else known[name] for name, write in self.writes]

    def read(self, found: Sequence[Any]) -> list[Any]:
        """Column by column: a row, and a value that means itself, need no function of Python's."""
        if not found:
            return []
        columns: list[Iterable[Any]] = list(zip(*found, strict=True))
        for place, read in self.reads:
            columns[place] = map(read, columns[place])
        return list(map(self.row, zip(*columns, strict=True)))


def compiled_for(statement: Any, dialect: Dialect) -> Compiled:
    """Raises ValueError for a list among its values."""
    made = statement.compile(dialect=dialect)
    if "POSTCOMPILE" in str(made):
        raise ValueError(f"a value is written into the text at each execution: {made}")
    return compiled_of(statement, made, {name: each for each, name in made.bind_names.items()})


def compiled_of(statement: Any, made: Any, binds: dict[str, Any]) -> Compiled:
    """Of what the library made of it; by the name of each place in the text what is bound there."""
    dialect: Dialect = made.dialect
    columns = list(statement.exported_columns)
    reads = [_meaning(column.type, dialect) for column in columns]
    writes = {name: each.type.dialect_impl(dialect) for name, each in binds.items()}
    return Compiled(
        text=str(made),
        fixed={name: each.value for name, each in binds.items() if not each.required},
        writes=[(name, writes[name].bind_processor(dialect)) for name in made.positiontup or ()],
        row=_row_of([column.key for column in columns]),
        reads=[(place, read) for place, read in enumerate(reads) if read],
    )


def _meaning(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
    """What makes of a driver's value what the column means. A float is one already, and the library
    would ask an answer for the number of its type; so is a moment that has its zone, as PostgreSQL
    keeps them all; and of an enumeration the library would ask two functions for each value."""
    if isinstance(kind, Float) or (isinstance(kind, DateTimeUTC) and dialect.name != "sqlite"):
        return None
    if isinstance(kind, Enum) and kind.enum_class:
        members: dict[Any, Any] = {None: None} | {each.value: each for each in kind.enum_class}
        return members.__getitem__
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _row_of(names: list[str]) -> Callable[[Any], Any]:
    """Rows whose columns have names."""
    kind: Any = namedtuple("Row", names)  # noqa: PYI024 # pyright: ignore[reportUntypedNamedTuple]
    return partial(tuple.__new__, kind)


@dataclass(frozen=True)
class _Way:
    """From a session to the driver."""

    through: Any
    """The connection or the transaction with which it ends."""
    connection: AsyncConnection
    driver: Any
    dialect: Dialect

    async def rows(self, compiled: Compiled, values: Values) -> list[Any]:
        """All rows, with names. Raises DBAPIError."""
        return compiled.read(await self.ask(compiled.text, compiled.written(values)))

    async def ask(self, text: str, values: list[Any]) -> Sequence[Any]:
        try:
            if isinstance(self.driver, OneTrip):
                return await self.driver.ask(text, values)
            return await self.driver.ask(text, values, self._prepared_after)
        except self.dialect.loaded_dbapi.Error as error:
            raise await self._told(error, text) from error

    @property
    def _prepared_after(self) -> float:
        dialect: Any = self.dialect
        return dialect._invalidate_schema_cache_asof  # noqa: SLF001

    async def _told(self, error: Exception, text: str) -> BaseException:
        """As SQLAlchemy tells it: a connection that is gone is no more in the pool."""
        if isinstance(error, getattr(self.dialect.loaded_dbapi, "InvalidCachedStatementError", ())):
            self.dialect._invalidate_schema_cache()  # noqa: SLF001 # pyright: ignore[reportAttributeAccessIssue]
        broken = self.dialect.is_disconnect(error, self.driver, None)  # pyright: ignore[reportArgumentType]
        if broken:
            await self.connection.invalidate(error)
        return DBAPIError.instance(
            text,
            None,
            error,
            self.dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=broken,
            dialect=self.dialect,
        )


async def way_of(session: AsyncSession) -> _Way:
    """The same for the length of a transaction, or of a reading."""
    mapped, known = session.sync_session, session.info
    if next(iter(mapped), None) is not None and (mapped.new or mapped.dirty or mapped.deleted):
        await session.flush()
    way: _Way | None = known.get("way")
    if way is not None and way.through is (known.get(OPENED) or mapped.get_transaction()):
        return way
    reads = isinstance(session, ReadingSession)
    connection = await (session.opened() if reads else session.connection())
    assert connection.sync_connection is not None
    way = known["way"] = _Way(
        through=known.get(OPENED) or mapped.get_transaction(),
        connection=connection,
        driver=connection.sync_connection.connection.dbapi_connection,
        dialect=connection.dialect,
    )
    return way
