"""A whole desk goes to another database and another store, and back."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from api.db import Database
from api.files.errors import StorageUnavailable
from api.files.storage import FileStorage
from api.moving import acts, marks
from api.moving.acts import Place
from api.moving.refusals import Refused
from api.tickets.models import Ticket
from tests.moving import filled
from tests.moving.conftest import Full, Told, settings_of
from tests.sandbox.s3 import Bucket

Fresh = Callable[..., Awaitable[str]]


async def contents(files: str, keys: Any) -> dict[str, str]:
    store = FileStorage(files)
    found = {key: b"".join([each async for each in await store.get(key)]) for key in keys}
    return short(found)


def short(contents: dict[str, bytes]) -> dict[str, str]:
    """So that a difference can be shown."""
    return {key: hashlib.sha256(each).hexdigest() for key, each in contents.items()}


@pytest.mark.slow("two databases migrated from nothing")
async def test_there_and_back_is_the_same_desk(
    full: Full, fresh_database: Fresh, bucket: Bucket, tmp_path: Path, told: Told
) -> None:
    """Every row of every table by the models' own types, every file, and a source as it was."""
    before = await filled.held(full.settings.database)
    there = Place(database=await fresh_database(), files=bucket.files_url)
    await acts.copy(full.settings, there, told)
    assert await filled.held(there.database) == before
    assert short({f"files/{key}": text for key, text in full.contents.items()}) == short(
        bucket.objects
    )
    assert ("cli-move-files-gone", {"files": 1}) in told.lines

    moved = settings_of(tmp_path / "there", database_url=there.database, files_url=there.files)
    home = settings_of(tmp_path / "home")
    await acts.copy(moved, Place(database=home.database, files=home.files), told)
    assert await filled.held(home.database) == before == await filled.held(full.settings.database)
    assert await contents(home.files, full.contents) == short(full.contents)
    assert marks.MARK.name not in await filled.tables(home.database)


async def test_numbers_go_on_after_the_largest(full: Full, fresh_database: Fresh) -> None:
    """A sequence knows nothing of the rows that were written past it."""
    there = Place(database=await fresh_database(), files="")
    await acts.copy(full.settings, there, Told())
    database = Database(there.database)
    async with database.begin() as session:
        largest = await session.scalar(sa.select(sa.func.max(Ticket.number)))
        following = await session.scalar(sa.text("SELECT nextval('ticket_numbers')"))
    await database.close()
    assert following == (largest or 0) + 1


async def test_files_stay_where_nobody_names_a_place(
    full: Full, tmp_path: Path, told: Told
) -> None:
    to = settings_of(tmp_path / "there")
    await acts.copy(full.settings, Place(database=to.database, files=""), told)
    assert "cli-move-files" not in set(told.keys()) and not (tmp_path / "there/files").exists()


class Stopped(Exception):
    """The process ends here."""


@dataclass
class Breaks(Told):
    """After so many lines."""

    left: int = 20

    def __call__(self, key: str, **values: Any) -> None:
        super().__call__(key, **values)
        self.left -= 1
        if not self.left:
            raise Stopped


@pytest.mark.slow("a database migrated from nothing")
@pytest.mark.both_stores
async def test_what_was_broken_off_goes_on(
    full: Full, fresh_database: Fresh, tmp_path: Path, told: Told, store: str
) -> None:
    """What is there is neither doubled nor written again; until then the target is known as half a
    copy, and what the source changed meanwhile is so there too."""
    sqlite = settings_of(tmp_path / "there")
    url = sqlite.database if store == "sqlite" else await fresh_database()
    there = Place(database=url, files=sqlite.files)
    database = Database(full.settings.database)
    async with database.begin() as session:
        await session.execute(sa.text("DELETE FROM channel_settings"))  # The first of all.
    with pytest.raises(Stopped):
        await acts.copy(full.settings, there, Breaks())
    assert marks.MARK.name in await filled.tables(url)
    async with database.begin() as session:
        await session.execute(sa.text("UPDATE audit SET action = 'changed meanwhile'"))
    await database.close()
    await acts.copy(full.settings, there, told)
    assert await filled.held(url) == await filled.held(full.settings.database)
    assert {"cli-move-goes-on", "cli-move-table-there", "cli-move-table"} <= told.keys()


async def test_a_store_that_goes_away_meanwhile_costs_nothing(
    full: Full, fresh_database: Fresh, bucket: Bucket, told: Told
) -> None:
    """What has arrived is not sent twice."""
    there = Place(database=await fresh_database(), files=bucket.files_url)
    fault = bucket.fail(method="PUT", status=403, code="AccessDenied", times=None, after=1)
    with pytest.raises(StorageUnavailable):
        await acts.copy(full.settings, there, told)
    assert len(bucket.objects) == 1
    fault.heal()
    puts = len([each for each in bucket.arrivals if each.what == "PUT"])
    (first,) = bucket.objects
    await acts.copy(full.settings, there, told)
    again = [each for each in bucket.arrivals if each.what == "PUT"][puts:]
    assert len(bucket.objects) == 2 and not [each for each in again if first in str(each)]


async def test_a_target_that_holds_anything_else_is_left_alone(
    full: Full, tmp_path: Path, told: Told
) -> None:
    """Another desk, half of another desk, or the source itself."""
    other = settings_of(tmp_path / "other")
    database = Database(other.database)
    await filled.fill(database)
    before = await filled.held(other.database)
    place = Place(database=other.database, files="")
    with pytest.raises(Refused, match="cli-move-not-empty"):
        await acts.copy(full.settings, place, told)
    async with database.engine.begin() as connection:
        await connection.run_sync(marks.put, "another")
    await database.close()
    with pytest.raises(Refused, match="cli-move-another-copy"):
        await acts.copy(full.settings, place, told)
    assert await filled.held(other.database) == before
    with pytest.raises(Refused, match="cli-copy-itself"):
        await acts.copy(full.settings, Place(database=full.settings.database, files=""), told)


async def test_half_a_copy_is_no_source_and_no_desk(full: Full, tmp_path: Path, told: Told) -> None:
    """It is neither copied nor backed up."""
    database = Database(full.settings.database)
    async with database.engine.begin() as connection:
        await connection.run_sync(marks.put, "somebody")
    await database.close()
    to = settings_of(tmp_path / "there")
    with pytest.raises(Refused, match="cli-move-source-unfinished"):
        await acts.copy(full.settings, Place(database=to.database, files=""), told)


async def test_a_place_without_a_desk_is_not_made_one(tmp_path: Path, told: Told) -> None:
    """SQLite would make an empty file of any name."""
    nothing, to = settings_of(tmp_path / "nothing"), settings_of(tmp_path / "there")
    with pytest.raises(Refused, match="cli-move-no-desk"):
        await acts.copy(nothing, Place(database=to.database, files=""), told)
    assert not list((tmp_path / "nothing").iterdir()) and not list((tmp_path / "there").iterdir())


async def test_a_target_that_does_not_open_is_told(full: Full, tmp_path: Path, told: Told) -> None:
    """With the engine's own words and no password."""
    nowhere = f"sqlite+aiosqlite:///{tmp_path}/nowhere/desk.db"
    closed = "postgresql+asyncpg://desk:s3cret@127.0.0.1:9/desk"
    for url in (nowhere, closed):
        with pytest.raises(Refused, match="cli-move-away") as refused:
            await acts.copy(full.settings, Place(database=url, files=""), told)
        assert "s3cret" not in str(refused.value.values)


async def test_processes_anywhere_are_seen_by_their_connections(
    full_postgres: Full, tmp_path: Path, told: Told
) -> None:
    """Of a server's database no lock of a folder can tell."""
    to = Place(database=settings_of(tmp_path / "there").database, files="")
    database = Database(full_postgres.settings.database)
    async with database.reads() as session:
        await session.execute(sa.text("SELECT 1"))
        with pytest.raises(Refused, match="cli-move-runs"):
            await acts.copy(full_postgres.settings, to, told)
    await database.close()
