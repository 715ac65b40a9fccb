"""What every way asks first: whether there is a desk, of which schema, and who works on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from api import migrations
from api.db import Database
from api.engine.server import APPLICATION
from api.files.storage import FileStorage, UnknownStore
from api.moving import marks
from api.moving.refusals import Refused

_LEAVING: Final = 3
"""Seconds: of whoever has just ended the server learns a moment later."""
_OTHERS: Final = sa.text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name = :ours AND pid <> pg_backend_pid()"
)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def existing(url: str) -> AsyncIterator[Database]:
    """A desk is there already: SQLite would make an empty file of a wrong name. Raises Refused."""
    file = file_of(url)
    if file and not file.is_file():
        raise Refused("cli-move-no-desk", place=told(url))
    async with opened(url) as database:
        yield database


async def require_answer(database: Database) -> None:
    """Raises Refused with the engine's own words, which hold no password."""
    try:
        async with database.engine.connect() as connection:
            await connection.execute(sa.text("SELECT 1"))
    except (SQLAlchemyError, OSError) as error:
        place = told(database.engine.url)
        raise Refused("cli-move-away", place=place, reason=words_of(error)) from error


def words_of(error: BaseException) -> str:
    """The first line of what the driver says: no statement and no value is in it."""
    said = getattr(error, "orig", None) or error
    return (str(said).strip() or type(said).__name__).splitlines()[0][:200]


async def revision_of(database: Database) -> str:
    """Of a desk that this version can read. Raises Refused."""
    async with database.reader.connect() as connection:
        known = await connection.run_sync(migrations.revisions)
        marked = await connection.run_sync(marks.read)
    place = told(database.engine.url)
    if not known:
        raise Refused("cli-move-no-desk", place=place)
    if marked is not None:
        raise Refused("cli-move-source-unfinished", place=place)
    if known != [migrations.newest()]:
        raise Refused("cli-move-schema", theirs=known[0], ours=migrations.newest())
    return known[0]


async def refuse_running(database: Database) -> None:
    """Processes on other machines are seen by their connections; those of this one by the lock of
    the data folder, and only they can work on a file. Raises Refused."""
    if database.is_sqlite:
        return
    for _ in range(_LEAVING):
        async with database.reader.connect() as connection:
            if not await connection.scalar(_OTHERS, {"ours": APPLICATION}):
                return
        await asyncio.sleep(1)
    raise Refused("cli-move-runs", place=told(database.engine.url))


async def answering(url: str) -> FileStorage:
    """Raises Refused."""
    files = storage(url)
    if not await files.answers():
        raise Refused("cli-move-no-files", place=url)
    return files


def storage(url: str) -> FileStorage:
    """Raises Refused."""
    try:
        return FileStorage(url)
    except UnknownStore as error:
        raise Refused("cli-move-no-store", place=url) from error


def file_of(url: str) -> Path | None:
    """The file of a SQLite database."""
    name = make_url(url).database
    return Path(name) if url.startswith("sqlite") and name else None


def told(url: str | URL) -> str:
    """Without the password."""
    return make_url(url).render_as_string(hide_password=True)
