"""Brings a database to the newest schema; the migrations travel with the package."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from api.db import Database

LOCK = 7_364_001
"""PostgreSQL advisory lock: of several processes that start together one migrates."""


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the given connection."""
    made = Config()
    made.set_main_option("script_location", str(_folder()))
    made.attributes["connection"] = connection
    return made


async def upgrade(database: Database, revision: str = "head") -> None:
    """Run what is missing; harmless when nothing is."""
    await _run(database, command.upgrade, revision)


async def downgrade(database: Database, revision: str) -> None:
    """Undo down to the revision (`base` for everything); data of later tables is lost."""
    await _run(database, command.downgrade, revision)


async def _run(database: Database, step: Callable[[Config, str], object], revision: str) -> None:
    async with database.engine.begin() as connection:
        # SQLite's own lock comes with the first statement, whatever that is.
        first = "1" if database.is_sqlite else f"pg_advisory_xact_lock({LOCK})"
        await connection.execute(text(f"SELECT {first}"))
        await connection.run_sync(lambda sync: step(config(sync), revision))


def _folder() -> Path:
    packaged = Path(__file__).parent / "_migrations"
    if packaged.is_dir():
        return packaged
    found = find_spec("api")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent.parent / "alembic"
