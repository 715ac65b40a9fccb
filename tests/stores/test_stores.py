"""What one test leaves is not there for the next."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import create_async_engine

from api.people.models import Person
from tests.desk import Desk, open_desk
from tests.sandbox.world import Sandbox
from tests.stores import postgres, scenes
from tests.stores.fixtures import Clean

GIVE = "INSERT INTO note DEFAULT VALUES RETURNING number"


async def content(url: str) -> dict[str, Any]:
    """Every row of every table, and where the sequences stand."""
    engine = create_async_engine(url)
    try:
        async with engine.connect() as connection:
            names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
            found = {
                name: sorted(map(repr, await connection.execute(text(f'SELECT * FROM "{name}"'))))
                for name in names
            }
            if engine.dialect.name == "postgresql":
                found["sequences"] = sorted(
                    map(repr, await connection.execute(text(postgres.SEQUENCES)))
                )
            return found
    finally:
        await engine.dispose()


async def a_day_of_work(url: str, folder: Path) -> None:
    """Rows come into many tables; some of the scene's own change, some go."""
    async with Sandbox() as world, open_desk(url, folder, world) as desk:
        ticket = await desk.opens("anna")
        await desk.takes("boris", ticket)
        await desk.does("vera", "/api/tasks", {"title": "Позвонить"})
        await desk.pipeline()
        await desk.leaves_companies("anna")
        await desk.changes(Person, desk.ids["boris"], name="Другой")


@pytest.mark.both_stores
def test_a_database_is_as_new_for_each_test(clean: Clean, tmp_path: Path) -> None:
    """Added, changed and deleted rows, those that migrations put in included."""
    url = clean(scenes.PEOPLE)
    before = asyncio.run(content(url))
    asyncio.run(a_day_of_work(url, tmp_path))
    assert asyncio.run(content(url)) != before
    assert asyncio.run(content(clean(scenes.PEOPLE))) == before


async def test_sequences_and_constants_are_put_back(
    fresh_database: Callable[..., Awaitable[str]],
) -> None:
    """A number given in one test is given in the next one too."""
    url = await fresh_database()
    connection = await postgres.connect(url)
    try:
        await connection.execute(
            "CREATE TABLE note (number int GENERATED ALWAYS AS IDENTITY, kind text);"
            "INSERT INTO note (kind) VALUES ('constant')"
        )
        await postgres.keep_rows(connection)
        script = await postgres.restoring(connection)
        first = await postgres.rows(connection, GIVE)
        await connection.execute("UPDATE note SET kind = 'changed'")
        await connection.execute(script)
        assert await postgres.rows(connection, "TABLE note") == [(1, "constant")]
        again = await postgres.rows(connection, GIVE)
        assert first == again == [(2,)]
    finally:
        await connection.close()


def test_a_connection_that_a_test_forgot_holds_up_nobody(
    postgres_databases: postgres.Databases,
) -> None:
    """It is ended, though it is in the middle of a transaction."""

    async def forgets(url: str) -> postgres.Connection:
        connection = await postgres.connect(url)
        await connection.execute("BEGIN; DELETE FROM team_members")
        return connection

    with asyncio.Runner() as runner:
        forgotten = runner.run(forgets(postgres_databases.clean(scenes.PEOPLE)))
        assert asyncio.run(content(postgres_databases.clean(scenes.PEOPLE)))["team_members"]
        forgotten.terminate()


@pytest.mark.both_stores
async def test_the_sweep_lets_sqlite_learn_how_its_tables_have_grown(desk: Desk) -> None:
    """PostgreSQL analyzes by itself; nothing is done to it."""
    await desk.opens("anna")
    await desk.held.pipeline.sweep()
    if desk.database.is_sqlite:
        async with desk.database.reads() as session:
            known = set(await session.scalars(text("SELECT tbl FROM sqlite_stat1")))
        assert {"tickets", "people", "outbox_events"} <= known
