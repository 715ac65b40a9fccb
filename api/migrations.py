"""Brings a database to the newest schema; the migrations travel with the package. Alembic takes
16 MB of a process and seldom has anything to do: it is loaded when it has."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from api.db import Database

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

LOCK = 7_364_001
"""PostgreSQL advisory lock: of several processes that start together one migrates."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the given connection."""
    from alembic.config import Config  # noqa: PLC0415

    made = Config()
    made.set_main_option("script_location", str(_folder()))
    made.attributes["connection"] = connection
    return made


def newest() -> str:
    """The last revision: files are named by theirs, which are numbers in one line."""
    return max(file.name.partition("_")[0] for file in (_folder() / "versions").glob("*.py"))


async def upgrade(database: Database, revision: str = "head") -> None:
    """Run what is missing; harmless when nothing is."""
    before = await current(database)
    if revision == "head" and before == newest():
        return
    await _run(database, "upgrade", revision)
    log.info("the database is prepared: %s → %s", before or "empty", await current(database))


async def downgrade(database: Database, revision: str) -> None:
    """Undo down to the revision (`base` for everything); data of later tables is lost."""
    await _run(database, "downgrade", revision)


async def current(database: Database) -> str:
    """The revision that the database has; empty: it has none."""
    async with database.reader.connect() as connection:
        return max(await connection.run_sync(revisions), default="")


def revisions(connection: Connection) -> list[str]:
    """What the database is at: one, or none where the product never was."""
    if not inspect(connection).has_table("alembic_version"):
        return []
    return list(connection.scalars(text("SELECT version_num FROM alembic_version")))


async def _run(database: Database, step: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415

    steps = {"upgrade": command.upgrade, "downgrade": command.downgrade}
    async with database.engine.begin() as connection:
        # SQLite's own lock comes with the first statement, whatever that is.
        first = "1" if database.is_sqlite else f"pg_advisory_xact_lock({LOCK})"
        await connection.execute(text(f"SELECT {first}"))
        await connection.run_sync(lambda sync: steps[step](config(sync), revision))


def _folder() -> Path:
    packaged = Path(__file__).parent / "_migrations"
    if packaged.is_dir():
        return packaged
    found = find_spec("api")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent.parent / "alembic"
