"""PostgreSQL for tests: a database a worker and scene, emptied and filled anew for every test.

A new database costs a test 105 to 182 ms, TRUNCATE of all tables 75, deleting their rows 5.
"""

import asyncio
import os
import uuid
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, Final, TypeVar

import asyncpg
from asyncpg import Connection

from tests.servers.databases import create_database, drop_database, with_database
from tests.servers.run import once
from tests.stores import scenes

T = TypeVar("T")

KEPT: Final = "pristine"
"""The schema beside the tables that holds the rows of the scene."""
TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY tablename"
SEQUENCES: Final = (
    "SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL"
    " FROM pg_sequences WHERE schemaname = 'public'"
)
LEAVE: Final = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
"""Whatever a test left connected would wait for a lock, or hold one."""


class Databases:
    """Those of one test worker; `clean` gives the address of a scene's database as new."""

    def __init__(self, admin_url: str, run: Path) -> None:
        self._admin_url = admin_url
        self._run = run
        self._loop = asyncio.new_event_loop()
        self._opened: dict[str, _Scene] = {}

    def clean(self, scene: str) -> str:
        """Call it outside of any event loop, as fixtures that are no coroutines are."""
        if scene in self._opened:
            self._wait(self._opened[scene].wipe())
        else:
            self._opened[scene] = self._wait(self._open(scene))
        return self._opened[scene].url

    def close(self) -> None:
        """Drop them all."""
        for each in self._opened.values():
            self._wait(each.close(self._admin_url))
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)

    async def _open(self, scene: str) -> "_Scene":
        template = await asyncio.to_thread(self._template, scene)
        name = f"{scene}_{os.getpid()}_{uuid.uuid4().hex[:8]}"
        url = await create_database(self._admin_url, name, template)
        return await _Scene.on(name, url)

    def _template(self, scene: str) -> str:
        def begin() -> str:
            asyncio.run(_make_template(self._admin_url, scene, self._run))
            return scene

        return once(self._run, f"postgres-{scene}", begin)


class _Scene:
    """One database: its connection beside the tests', and the words that make it new."""

    def __init__(self, name: str, url: str, connection: Connection, script: str) -> None:
        self.name = name
        self.url = url
        self._connection = connection
        self._script = script

    @classmethod
    async def on(cls, name: str, url: str) -> "_Scene":
        connection = await connect(url)
        return cls(name, url, connection, await restoring(connection))

    async def wipe(self) -> None:
        await self._connection.execute(self._script)

    async def close(self, admin_url: str) -> None:
        await self._connection.close()
        await drop_database(admin_url, self.name)


async def connect(url: str) -> Connection:
    """A connection of the bare driver to SQLAlchemy's address."""
    driver: Any = asyncpg  # Its functions have no types.
    connection: Connection = await driver.connect(url.replace("+asyncpg", ""))
    return connection


async def rows(connection: Connection, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What the driver leaves untyped."""
    untyped: Any = connection
    return [tuple(row) for row in await untyped.fetch(statement, *values)]


async def _make_template(admin_url: str, scene: str, folder: Path) -> None:
    await create_database(admin_url, scene)
    url = with_database(admin_url, scene)
    await scenes.make(scene, url, folder)
    connection = await connect(url)
    try:
        await keep_rows(connection)
    finally:
        await connection.close()


async def keep_rows(connection: Connection) -> None:
    await connection.execute(f"CREATE SCHEMA {KEPT}")
    for (table,) in await rows(connection, TABLES, "public"):
        if await connection.fetchval(f'SELECT EXISTS (SELECT FROM public."{table}")'):
            await connection.execute(f'CREATE TABLE {KEPT}."{table}" AS TABLE public."{table}"')


async def restoring(connection: Connection) -> str:
    """One text, one round trip: nobody else is in, no row is left, the scene's rows are back."""
    tables = [row[0] for row in await rows(connection, TABLES, "public")]
    kept = [row[0] for row in await rows(connection, TABLES, KEPT)]
    sequences = await rows(connection, SEQUENCES)
    return ";".join(
        [
            LEAVE,
            "SET session_replication_role = replica",  # No order among the tables, no triggers.
            *(f'DELETE FROM public."{table}"' for table in tables),
            *(
                f'INSERT INTO public."{table}" OVERRIDING SYSTEM VALUE TABLE {KEPT}."{table}"'
                for table in kept
            ),
            *(
                f"SELECT setval('public.\"{name}\"', {value}, {str(used).lower()})"
                for name, value, used in sequences
            ),
        ]
    )
