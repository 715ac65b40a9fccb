"""Engines of SQLite."""

import sqlite3
import time
from typing import Final

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from api.engine.sqlite_driver import DRIVER, OneTrip

WRITER_PATIENCE: Final = 30
"""Seconds that a writer waits for its turn."""


def sqlite_engine(url: str, begin: str, connections: int) -> AsyncEngine:
    """An engine of so many connections whose transactions begin so."""
    engine = create_async_engine(
        url,
        module=DRIVER,
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
