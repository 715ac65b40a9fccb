"""The database: whether it answers, which schema it has, whether its secrets can be read."""

from collections.abc import AsyncIterator
from typing import Final

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from api import migrations
from api.db import Database
from api.doctor.case import Case
from api.doctor.finding import Finding, fine, look, wrong
from api.engine.away import is_away
from api.moving import begin, marks
from api.notifications.channels import settings as channel_settings
from api.notifications.models import ChannelSetting
from api.people.models import Person
from shared.contracts.people import Role

OLDEST: Final = 150_000
"""PostgreSQL 15, as the server itself counts."""


async def database(case: Case) -> AsyncIterator[Finding]:
    url = case.settings.database
    file = begin.file_of(url)
    if file and not file.is_file():
        yield wrong("cli-doctor-no-database", place=begin.told(url))
        return
    opened = Database(url)
    try:
        async with opened.reader.connect() as connection:
            yield await _server(connection, is_sqlite=opened.is_sqlite)
    except (SQLAlchemyError, OSError) as error:
        await opened.close()
        key = "cli-doctor-database-away" if is_away(error) else "cli-doctor-database-refuses"
        yield wrong(key, place=begin.told(url), reason=begin.words_of(error))
        return
    case.database = opened
    async for each in _schema(case, opened):
        yield each


async def _server(connection: AsyncConnection, *, is_sqlite: bool) -> Finding:
    if is_sqlite:
        version = await connection.scalar(sa.text("SELECT sqlite_version()"))
        return fine("cli-doctor-database", name="SQLite", version=str(version))
    told = str(await connection.scalar(sa.text("SHOW server_version")))
    number = int(await connection.scalar(sa.text("SHOW server_version_num")) or 0)
    tell = fine if number >= OLDEST else wrong
    key = "cli-doctor-database" if number >= OLDEST else "cli-doctor-database-old"
    return tell(key, name="PostgreSQL", version=told.split(maxsplit=1)[0])


async def _schema(case: Case, opened: Database) -> AsyncIterator[Finding]:
    async with opened.reader.connect() as connection:
        known = await connection.run_sync(migrations.revisions)
        marked = await connection.run_sync(marks.read)
    theirs, ours = (known or [""])[0], migrations.newest()
    case.is_current = theirs == ours and marked is None
    if marked is not None:
        yield wrong("cli-doctor-unfinished")
    elif theirs == ours:
        yield fine("cli-doctor-schema", ours=ours)
    elif not theirs or theirs < ours:
        yield look("cli-doctor-schema-old", theirs=theirs or "0", ours=ours)
    else:
        yield wrong("cli-doctor-schema-new", theirs=theirs, ours=ours)


async def secrets(case: Case) -> AsyncIterator[Finding]:
    """Whether the key is the one that locked what is locked."""
    assert case.database
    async with case.database.reads() as session:
        rows = list(await session.scalars(sa.select(ChannelSetting)))
    if case.vault is None:
        if rows:
            yield wrong("cli-doctor-secrets-keyless")
        return
    lost = [row.lane for row in rows if channel_settings.opened(case.vault, row.locked) is None]
    if lost:
        yield wrong("cli-doctor-secrets-lost", count=len(lost))
    elif rows:
        yield fine("cli-doctor-secrets")


async def administrators(case: Case) -> AsyncIterator[Finding]:
    assert case.database
    active = (Person.role == Role.ADMIN, Person.active.is_(True))
    async with case.database.reads() as session:
        count = await session.scalar(sa.select(sa.func.count(Person.id)).where(*active)) or 0
    if count:
        yield fine("cli-doctor-admins", count=count)
    else:
        yield look("cli-doctor-no-admin")
