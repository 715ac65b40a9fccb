"""Migrations on both databases: up, down, up, and equal to the models."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from api import migrations, models
from api.db import Database


@pytest.fixture(params=["sqlite", "postgres"])
async def database(
    request: pytest.FixtureRequest, tmp_path: Path, fresh_database: Callable[..., Awaitable[str]]
) -> AsyncIterator[Database]:
    """An empty database."""
    if request.param == "sqlite":
        opened = Database(f"sqlite+aiosqlite:///{tmp_path}/empty.db")
    else:
        opened = Database(await fresh_database())
    yield opened
    await opened.close()


async def tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    return set(names) - {"alembic_version"}


async def differences(database: Database) -> list[Any]:
    """What autogenerate would still write."""

    def compare(connection: Connection) -> list[Any]:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, models.metadata)

    async with database.engine.connect() as connection:
        return await connection.run_sync(compare)


async def test_up_down_and_up_again(database: Database) -> None:
    """Down leaves nothing behind, and the way up is free again."""
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)
    await migrations.downgrade(database, "base")
    assert await tables(database) == set()
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)


async def test_models_and_migrations_say_the_same(database: Database) -> None:
    """A column that no migration makes, or the other way round, is found here."""
    await migrations.upgrade(database)
    assert await differences(database) == []


async def test_upgrading_what_is_up_to_date_is_harmless(database: Database) -> None:
    """Every start does it."""
    await migrations.upgrade(database)
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)


async def test_two_processes_that_start_together_migrate_once(database: Database) -> None:
    """One does it, the other waits and finds it done."""
    url = database.engine.url.render_as_string(hide_password=False)
    others = [Database(url) for _ in range(2)]
    try:
        await asyncio.gather(*(migrations.upgrade(each) for each in others))
    finally:
        for each in others:
            await each.close()
    assert await tables(database) == set(models.metadata.tables)


async def test_a_file_that_another_process_writes_to_is_waited_for(tmp_path: Path) -> None:
    """Also while its log is made: SQLite itself refuses that at once, however patient one is."""
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    leaving = threading.Timer(0.05, other.rollback)
    leaving.start()
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/new.db")
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)
    await database.close()
    leaving.join()
    other.close()
