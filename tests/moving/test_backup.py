"""One file that holds a whole desk, made while people work, and a desk out of it."""

import asyncio
import hashlib
import json
import zipfile
from collections.abc import Awaitable, Callable
from itertools import compress
from pathlib import Path
from typing import Any

import pytest

from api import migrations
from api.db import Database
from api.files.errors import StorageUnavailable
from api.models import metadata
from api.moving import acts, archive, keys, marks
from api.moving.refusals import Refused
from api.settings import Settings
from tests.desk import Desk, open_desk
from tests.moving import filled
from tests.moving.conftest import Full, Told, settings_of
from tests.moving.test_copy import Breaks, Stopped, contents, short
from tests.sandbox.s3 import Bucket
from tests.sandbox.world import Sandbox

ANY_NUMBER = {"tickets_per_hour": 10_000, "uploads_per_hour": 10_000}
OLDER = "0029"
GIVEN: dict[str, Any] = {"version": 1, "changed_at": None, "changed_by_id": None}
LATER = {"channel_settings": GIVEN, "mail_templates": GIVEN, "work_years": GIVEN}
"""Tables of the older revision that name no other, and the columns that they got since, with what
stands in them."""
Fresh = Callable[..., Awaitable[str]]


async def saved(full: Full, folder: Path, *, with_key: bool = False) -> Path:
    file = folder / "desk.zip"
    await acts.backup(full.settings, file, Told(), with_key=with_key)
    return file


def tampered(file: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The same archive, with entries changed or left out."""
    other = file.with_name("tampered.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            if (text := change(name, old.read(name))) is not None:
                new.writestr(name, text)
    return other


def manifest(file: Path, **more: Any) -> Path:
    def change(name: str, text: bytes) -> bytes:
        return json.dumps(json.loads(text) | more).encode() if name == archive.MANIFEST else text

    return tampered(file, change)


def older(file: Path) -> Path:
    """As the older revision would have made it; one of its time holds all tables."""
    kept = json.loads(zipfile.ZipFile(file).read(archive.MANIFEST))
    tables = {each["name"]: each for each in kept["tables"] if each["name"] in LATER}
    sums: dict[str, Any] = {}

    def without(entry: str, text: bytes) -> bytes | None:
        name = Path(entry).stem
        if (table := tables.get(name)) is None:
            return text
        there = [each not in LATER[name] for each in table["columns"]]
        rows: list[Any] = [json.loads(each) for each in text.splitlines()]
        told = b"".join(_line([*compress(row, there)]) for row in rows)
        sums[name] = {"rows": len(rows), "sha256": hashlib.sha256(told).hexdigest()}
        table["columns"] = {
            column: kind for column, kind in table["columns"].items() if column not in LATER[name]
        }
        return told

    cut = tampered(file, without).rename(file.with_name("cut.zip"))
    more = {"tables": list(tables.values()), "sums": sums, "files": {}}
    return manifest(cut, revision=OLDER, **more)


def _line(row: list[Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


@pytest.mark.slow("two databases migrated from nothing")
async def test_either_store_into_the_other(
    full: Full, fresh_database: Fresh, bucket: Bucket, tmp_path: Path, told: Told
) -> None:
    """Every row and every file, from SQLite and a folder to PostgreSQL and S3, and back."""
    before = await filled.held(full.settings.database)
    file = await saved(full, tmp_path)
    more = {"database_url": await fresh_database(), "files_url": bucket.files_url}
    there = settings_of(tmp_path / "there", **more)
    await acts.restore(there, file, told)
    assert await filled.held(there.database) == before
    assert short({f"files/{key}": text for key, text in full.contents.items()}) == short(
        bucket.objects
    )
    again = await saved(Full(there, full.contents), tmp_path)
    home = settings_of(tmp_path / "home")
    await acts.restore(home, again, told)
    assert await filled.held(home.database) == before
    assert await contents(home.files, full.contents) == short(full.contents)
    assert marks.MARK.name not in await filled.tables(home.database)


@pytest.mark.both_stores
async def test_people_may_work_meanwhile(
    desk_url: str, tmp_path: Path, world: Sandbox, told: Told
) -> None:
    """What comes out is the desk of one moment: a ticket has its event and its file,
    and the product opens on it."""
    file, left, opened = tmp_path / "desk.zip", asyncio.Event(), list[Any]()
    async with open_desk(desk_url, tmp_path / "here", world, **ANY_NUMBER) as desk:
        await _opens_with_file(desk, opened)

        async def works() -> None:
            while not left.is_set():
                await _opens_with_file(desk, opened)

        working = [asyncio.create_task(works()) for _ in range(3)]
        before = 0
        while not before or len(opened) < before + 3:  # Nobody waits for it.
            before = len(opened)
            await acts.backup(desk.settings, file, told, with_key=False)
        left.set()
        await asyncio.gather(*working)
    there = settings_of(tmp_path / "there")
    await acts.restore(there, file, told)
    rows = await filled.held(there.database)
    count = len(rows["tickets"])
    assert before <= count <= len(opened)
    # Whatever is written in one transaction is there together or not at all.
    assert len(rows["outbox_events"]) == count
    keys = {key for row in rows["files"] for key in row if isinstance(key, str) and key[2:3] == "/"}
    assert count <= len(keys) <= count + 3 and len(await contents(there.files, keys)) == len(keys)
    async with open_desk(there.database, tmp_path / "there", world, **ANY_NUMBER) as restored:
        assert (await restored.opens("anna"))["number"] == count + 1


async def _opens_with_file(desk: Desk, opened: list[Any]) -> None:
    file_id = await desk.uploads("anna", "акт.txt", f"акт {len(opened)}".encode())
    opened.append(await desk.opens("anna", file_ids=[file_id]))


async def test_a_second_backup_takes_the_place_of_the_first_and_of_nothing_else(
    full: Full, tmp_path: Path
) -> None:
    """Whoever names the database itself loses nothing; the file is the maker's alone."""
    file = await saved(full, tmp_path)
    first = file.stat().st_ino
    await saved(full, tmp_path)
    assert file.stat().st_ino != first and file.stat().st_mode & 0o777 == 0o600
    other = tmp_path / "vestovoy.db"
    other.write_text("a database")
    with pytest.raises(Refused, match="cli-backup-something-else"):
        await acts.backup(full.settings, other, Told(), with_key=False)
    assert other.read_text() == "a database"


async def test_a_folder_that_takes_no_file_is_told(full: Full, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cli-backup-not-written"):
        await acts.backup(full.settings, tmp_path / "nowhere" / "x.zip", Told(), with_key=False)


async def test_what_cannot_be_finished_leaves_the_older_one(
    full_postgres: Full, bucket: Bucket, tmp_path: Path
) -> None:
    """And no draft."""
    file = await saved(full_postgres, tmp_path)
    first = file.stat().st_ino
    bucket.fail(method="GET", status=403, code="AccessDenied", times=None)
    with pytest.raises(StorageUnavailable):
        await saved(full_postgres, tmp_path)
    assert file.stat().st_ino == first and not drafts(tmp_path)


def drafts(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))


async def test_a_damaged_archive_changes_nothing(full: Full, tmp_path: Path, told: Told) -> None:
    """Every entry is held against the manifest before anything is written."""
    file, there = await saved(full, tmp_path), settings_of(tmp_path / "there")

    def other_row(name: str, text: bytes) -> bytes:
        return text.replace(b"2026", b"2025", 1) if name == "tables/audit.jsonl" else text

    def other_file(name: str, text: bytes) -> bytes:
        return b"?" + text[1:] if name.startswith("files/") else text

    def no_table(name: str, text: bytes) -> bytes | None:
        return None if name == "tables/people.jsonl" else text

    for change in (other_row, other_file, no_table):
        with pytest.raises(Refused, match="cli-archive-broken"):
            await acts.restore(there, tampered(file, change), told)
    cut = tmp_path / "cut.zip"
    cut.write_bytes(file.read_bytes()[:-100])
    text = tmp_path / "text.zip"
    text.write_text("not an archive")
    for none in (cut, text):
        with pytest.raises(Refused, match="cli-archive-none"):
            await acts.restore(there, none, told)
    with pytest.raises(Refused, match="cli-archive-missing"):
        await acts.restore(there, tmp_path / "nothing.zip", told)
    assert not list((tmp_path / "there").iterdir())


async def test_a_bit_that_turned_on_the_disk_is_found(
    full: Full, tmp_path: Path, told: Told
) -> None:
    """Also where the archive's own sums are not asked."""
    file = await saved(full, tmp_path)
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    file.write_bytes(whole)
    with pytest.raises(Refused, match="cli-archive-broken"):
        await acts.restore(settings_of(tmp_path / "there"), file, told)


async def test_only_an_empty_place_is_written_to(full: Full, tmp_path: Path, told: Told) -> None:
    """What to do is said; an empty schema is empty."""
    file = await saved(full, tmp_path)
    before = await filled.held(full.settings.database)
    with pytest.raises(Refused, match="cli-move-not-empty"):
        await acts.restore(full.settings, file, told)
    assert await filled.held(full.settings.database) == before
    there = settings_of(tmp_path / "there")
    database = Database(there.database)
    await migrations.upgrade(database)
    await database.close()
    await acts.restore(there, file, told)
    assert await filled.held(there.database) == before


async def test_a_restore_that_was_broken_off_goes_on(full: Full, tmp_path: Path) -> None:
    """As a copy does."""
    file, there = await saved(full, tmp_path), settings_of(tmp_path / "there")
    with pytest.raises(Stopped):
        await acts.restore(there, file, Breaks())
    await acts.restore(there, file, Told())
    assert await filled.held(there.database) == await filled.held(full.settings.database)


@pytest.mark.slow("a database migrated from nothing")
@pytest.mark.both_stores
async def test_an_older_schema_is_migrated_and_a_newer_one_refused(
    full: Full, fresh_database: Fresh, tmp_path: Path, told: Told, store: str
) -> None:
    """The archive says which columns it has; nothing of it is read by today's models."""
    file = await saved(full, tmp_path)
    more = {} if store == "sqlite" else {"database_url": await fresh_database()}
    there = settings_of(tmp_path / "there", **more)
    with pytest.raises(Refused, match="cli-archive-newer"):
        await acts.restore(there, manifest(file, revision="9999", product="9.0"), told)
    with pytest.raises(Refused, match="cli-archive-newer"):
        await acts.restore(there, manifest(file, format=2, tables="by another way"), told)
    before = await filled.held(full.settings.database)
    await acts.restore(there, older(file), told)
    after = await filled.held(there.database)
    for name, later in LATER.items():
        names = metadata.tables[name].columns.keys()
        assert after[name] == [
            tuple(later.get(name, value) for name, value in zip(names, row, strict=True))
            for row in before[name]
        ]
    database = Database(there.database)
    async with database.reader.connect() as connection:
        assert await connection.run_sync(migrations.revisions) == [migrations.newest()]
    await database.close()


@pytest.mark.rule("X4")
async def test_the_key_goes_along_only_where_somebody_says_so(
    full: Full, tmp_path: Path, told: Told
) -> None:
    """It is brought where there is none, never put in another's place, and none is made."""
    here = key_in_a_file(full, tmp_path / "here")
    key = here.settings.key_path.read_bytes()
    without = await saved(here, tmp_path)
    assert archive.KEY not in zipfile.ZipFile(without).namelist() and acts.key_mark_of(without)
    there = keyless(tmp_path / "there")
    await acts.restore(there, without, told)
    assert not there.key_path.exists() and not keys.opens(there, acts.key_mark_of(without))

    with_key = await saved(here, tmp_path, with_key=True)
    home = keyless(tmp_path / "home")
    await acts.restore(home, with_key, told)
    assert home.key_path.read_bytes().split() == key.split()
    assert home.key_path.stat().st_mode & 0o777 == 0o600
    assert keys.opens(home, acts.key_mark_of(with_key))

    other = keyless(tmp_path / "other")
    other.key_path.write_text("somebody's own key, which is long enough")
    with pytest.raises(Refused, match="cli-restore-another-key"):
        await acts.restore(other, with_key, told)
    assert other.key_path.read_text() == "somebody's own key, which is long enough"


def keyless(folder: Path) -> Settings:
    return settings_of(folder, secret_key="")


def key_in_a_file(full: Full, folder: Path) -> Full:
    url, files = full.settings.database, full.settings.files
    settings = settings_of(folder, secret_key="", database_url=url, files_url=files)
    assert settings.keys
    return Full(settings, full.contents)
