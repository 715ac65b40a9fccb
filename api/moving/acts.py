"""The three ways of a desk: to another place, into an archive, out of one."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import msgspec

from api import migrations
from api.clock import now
from api.db import Database
from api.files.storage import ContentGone, FileStorage
from api.moving import archive, begin, keys, source, transfer
from api.moving.archive import Archive, Manifest, Writing
from api.moving.refusals import Refused
from api.moving.source import Snapshot
from api.moving.target import Target
from api.moving.transfer import Say
from api.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a desk is copied to; no `files`: they stay where they are."""

    database: str
    files: str


async def copy(settings: Settings, to: Place, say: Say) -> None:
    """Raises Refused; the source is only read."""
    if _same(settings.database, to.database):
        raise Refused("cli-copy-itself")
    async with AsyncExitStack() as held:
        database, storage = await _desk(held, settings)
        target = await held.enter_async_context(begin.opened(to.database))
        await begin.require_answer(target)
        for each in (database, target):
            await begin.refuse_running(each)
        files = await _files_to(settings, to)
        snapshot = await held.enter_async_context(_snapshot(database, storage))
        writing = Target(target)
        await transfer.move(snapshot, writing, files, say)
        await writing.finish()


async def _files_to(settings: Settings, to: Place) -> FileStorage | None:
    if not to.files or to.files == settings.files:
        return None
    return await begin.answering(to.files)


def _same(one: str, other: str) -> bool:
    files = [begin.file_of(each) for each in (one, other)]
    resolved = [each.resolve() if each else None for each in files]
    return one == other or (resolved[0] is not None and resolved[0] == resolved[1])


async def backup(settings: Settings, file: Path, say: Say, *, with_key: bool) -> None:
    """One archive of the desk as it stands at this moment, whoever works on it. Raises Refused."""
    archive.refuse_to_replace(file)
    async with AsyncExitStack() as held:
        database, storage = await _desk(held, settings)
        snapshot = await held.enter_async_context(_snapshot(database, storage))
        with archive.made(file) as writing:
            await _write(snapshot, writing, settings, say, with_key=with_key)


async def _write(
    snapshot: Snapshot, writing: Writing, settings: Settings, say: Say, *, with_key: bool
) -> None:
    kept = keys.present(settings)
    manifest = Manifest(
        product=version("vestovoy"),
        revision=snapshot.revision,
        made_at=now().isoformat(),
        identity=snapshot.identity,
        key_mark="".join(map(keys.mark_of, kept[:1])),
        tables=snapshot.shape,
    )
    for table in snapshot.shape:
        manifest.sums[table.name] = done = await writing.table(table, snapshot.pages(table))
        transfer.tell_table(say, table, done)
    # After the rows: a file is stored before its row.
    await _write_files(snapshot, writing, manifest)
    say("cli-backup-files", files=len(manifest.files))
    if manifest.gone:
        say("cli-move-files-gone", files=len(manifest.gone))
    if with_key:
        writing.text(archive.KEY, b"\n".join(kept))
    writing.text(archive.MANIFEST, msgspec.json.encode(manifest))


async def _write_files(snapshot: Snapshot, writing: Writing, manifest: Manifest) -> None:
    for key in snapshot.files:
        try:
            pieces = await snapshot.content(key)
        except ContentGone:
            manifest.gone.append(key)
        else:
            manifest.files[key] = await writing.content(key, pieces)


async def restore(settings: Settings, file: Path, say: Say) -> None:
    """Into an empty place; looks at all of the archive first. Raises Refused."""
    kept = Archive(file)
    try:
        keys.refuse_another(settings, kept)
        await kept.verify()
        say("cli-archive-whole", made=kept.manifest.made_at[:10], product=kept.manifest.product)
        async with begin.opened(settings.database) as database:
            await begin.require_answer(database)
            await begin.refuse_running(database)
            files = await begin.answering(settings.files)
            writing = Target(database)
            await transfer.move(kept, writing, files, say)
            await migrations.upgrade(database)
            keys.bring(settings, kept)
            await writing.finish()
    finally:
        kept.close()


def key_mark_of(file: Path) -> str:
    """Which key opens the secrets of the archive."""
    kept = Archive(file)
    kept.close()
    return kept.manifest.key_mark


async def _desk(held: AsyncExitStack, settings: Settings) -> tuple[Database, FileStorage]:
    database = await held.enter_async_context(begin.existing(settings.database))
    await begin.require_answer(database)
    return database, begin.storage(settings.files)


@asynccontextmanager
async def _snapshot(database: Database, storage: FileStorage) -> AsyncIterator[Snapshot]:
    revision = await begin.revision_of(database)
    async with source.snapshot(database, storage, revision) as found:
        yield found
