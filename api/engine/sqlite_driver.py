"""SQLite's driver with one trip to the connection's thread for a statement.

The library makes a trip for the cursor, for the statement, for the rows and for the cursor's end,
and as many for BEGIN; each is a switch between two threads that both want the interpreter, and
costs more than what SQLite does meanwhile. Here a transaction begins on the way of its first
statement, and what has not begun is not ended.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple, TypeVar

import aiosqlite
from sqlalchemy.connectors.asyncio import AsyncAdapt_dbapi_connection, AsyncAdapt_dbapi_cursor
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import EMPTY_DICT
from sqlalchemy.util.concurrency import await_

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]
"""What is done in the connection's thread."""


class Answer(NamedTuple):
    """What a cursor of the driver would tell after its statement."""

    description: Any
    rows: Sequence[Any]
    rowcount: int
    lastrowid: int | None
    arraysize: int = 1


NOTHING: Final = Answer(None, (), -1, None)


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """Holds the answer, and nothing that would have to be closed."""

    __slots__ = ()
    _cursor: Any

    def __init__(self, adapt_connection: AsyncAdapt_dbapi_connection) -> None:
        self._adapt_connection = adapt_connection
        self._cursor = NOTHING
        self._rows = deque()
        self._soft_closed_memoized = EMPTY_DICT

    def execute(self, operation: Any, parameters: Any = None) -> None:
        self._take(partial(_execute, operation, parameters or ()))

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        self._take(partial(_execute_many, operation, seq_of_parameters))

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        """Nothing is open."""

    def _take(self, job: Job[Answer]) -> None:
        connection = self._adapt_connection
        assert isinstance(connection, OneTrip)
        self._cursor = answer = connection.run(job)
        self._rows = deque(answer.rows)


def _execute(operation: str, parameters: Any, connection: sqlite3.Connection) -> Answer:
    return _answer(connection.execute(operation, parameters))


def _execute_many(operation: str, parameters: Any, connection: sqlite3.Connection) -> Answer:
    return _answer(connection.executemany(operation, parameters))


def _rows(operation: str, parameters: Any, connection: sqlite3.Connection) -> Sequence[Any]:
    cursor = connection.execute(operation, parameters)
    rows = cursor.fetchall()
    cursor.close()
    return rows


def _answer(cursor: sqlite3.Cursor) -> Answer:
    rows = cursor.fetchall() if cursor.description else ()
    answer = Answer(cursor.description, rows, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return answer


class OneTrip(AsyncAdapt_aiosqlite_connection):
    """A connection whose transactions begin with their first statement."""

    __slots__ = ("_begin", "_begun")

    _cursor_cls: type[AsyncAdapt_dbapi_cursor] = Cursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self._begin: str | None = None
        self._begun = False

    def begin_by(self, statement: str) -> None:
        """The next statement begins a transaction, by this statement of SQLite's."""
        self._begin = statement

    def run(self, job: Job[T]) -> T:
        """What the job gives, in the connection's thread; raises what the driver raises."""
        job = self._begins(job)
        try:
            return await_(self._connection._execute(_within, self._connection, job))  # noqa: SLF001
        except Exception as error:  # noqa: BLE001 - SQLAlchemy's own way: named anew, raised again
            self._handle_exception(error)

    def _begins(self, job: Job[T]) -> Job[T]:
        if self._begin is None:
            return job
        begun = partial(_begun, self._begin, job)
        # From here on the thread may begin it at any moment, whoever still waits for it.
        self._begin, self._begun = None, True
        return begun

    async def ask(self, operation: str, parameters: Sequence[Any]) -> Sequence[Any]:
        """The rows of a statement, for who needs no cursor; raises what the driver raises."""
        job = self._begins(partial(_rows, operation, parameters))
        try:
            return await self._connection._execute(_within, self._connection, job)  # noqa: SLF001
        except Exception as error:  # noqa: BLE001 - SQLAlchemy's own way: named anew, raised again
            self._handle_exception(error)

    def commit(self) -> None:
        self._end(super().commit)

    def rollback(self) -> None:
        self._end(super().rollback)

    def _end(self, end: Callable[[], None]) -> None:
        self._begin = None
        if self._begun:
            end()
            self._begun = False


def _within(connection: Any, job: Job[T]) -> T:
    return job(connection._conn)  # noqa: SLF001


def _begun(begin: str, job: Job[T], connection: sqlite3.Connection) -> T:
    connection.execute(begin).close()
    return job(connection)


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """What SQLAlchemy takes for the driver's module."""

    def connect(self, *arg: Any, **kw: Any) -> OneTrip:
        return OneTrip(self, super().connect(*arg, **kw).driver_connection)


DRIVER: Final = Driver(aiosqlite, sqlite3)
