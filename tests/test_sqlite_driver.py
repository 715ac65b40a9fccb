"""SQLite's driver: how often it goes to a connection's thread, and how transactions end."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import TextClause, text
from sqlalchemy.exc import IntegrityError, OperationalError

from api.db import Database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of one column that takes no number twice."""
    path = tmp_path / "some.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY)")
    made.close()
    return path


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    opened = Database(f"sqlite+aiosqlite:///{file}")
    async with opened.begin() as session, opened.reads() as reading:
        await session.execute(text("SELECT 1"))
        await reading.execute(text("SELECT 1"))
    yield opened
    await opened.close()


@pytest.fixture
def trips(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was sent to the connections' threads."""
    made: list[str] = []
    execute = aiosqlite.Connection._execute  # pyright: ignore[reportPrivateUsage, reportUnknownVariableType, reportUnknownMemberType]

    async def counted(self: Any, fn: Any, *args: Any, **named: Any) -> Any:
        made.append(fn.__name__)
        return await execute(self, fn, *args, **named)  # pyright: ignore[reportUnknownVariableType]

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    return made


async def test_a_statement_is_one_trip_and_the_end_another(
    database: Database, trips: list[str]
) -> None:
    """Beginning, rows and the cursor's end go along."""
    async with database.begin() as session:
        await session.execute(text("INSERT INTO numbers VALUES (1), (2)"))
        rows = await session.execute(text("SELECT n FROM numbers"))
        assert rows.scalars().all() == [1, 2]
    assert len(trips) == 3


async def test_what_has_not_begun_is_not_ended(database: Database, trips: list[str]) -> None:
    """A session that asked nothing goes nowhere."""
    async with database.begin() as session:
        await session.connection()
    async with database.reads() as session:
        await session.connection()
    assert trips == []


async def test_an_error_takes_all_of_its_transaction_back(database: Database) -> None:
    """The driver's error has the library's name, and the next transaction knows nothing of it."""
    twice = text("INSERT INTO numbers VALUES (1)")
    with pytest.raises(IntegrityError):
        await _in_one(database, twice, twice)
    async with database.begin() as session:
        assert (await session.execute(text("SELECT count(*) FROM numbers"))).scalar_one() == 0


async def test_a_writer_that_gets_no_turn_leaves_a_whole_connection(
    file: Path, database: Database
) -> None:
    """BEGIN IMMEDIATE is refused as locked on the way of a statement, which is not run then."""
    async with database.begin() as session:
        await session.execute(text("PRAGMA busy_timeout = 10"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await _in_one(database, text("INSERT INTO numbers VALUES (1)"))
    other.execute("ROLLBACK")
    other.close()
    async with database.begin() as session:
        assert (await session.execute(text("SELECT count(*) FROM numbers"))).scalar_one() == 0
        await session.execute(text("INSERT INTO numbers VALUES (1)"))


async def test_whoever_stops_waiting_leaves_no_transaction_open(
    file: Path, database: Database, trips: list[str]
) -> None:
    """The thread may begin it after everybody went away: the lock is free for others all the
    same."""
    slow = text(
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 300000) "
        "INSERT INTO numbers SELECT n FROM c"
    )

    task = asyncio.create_task(_in_one(database, slow))
    while not trips:  # noqa: ASYNC110 - steps of the loop, no clock
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.begin() as session:
        assert (await session.execute(text("SELECT count(*) FROM numbers"))).scalar_one() == 0
        await session.execute(text("INSERT INTO numbers VALUES (1)"))
    with sqlite3.connect(file, timeout=5) as other:
        other.execute("INSERT INTO numbers VALUES (2)")
    other.close()


async def _in_one(database: Database, *statements: TextClause) -> None:
    async with database.begin() as session:
        for statement in statements:
            await session.execute(statement)
