"""Uploads, and who they belong to: an uploader first, then one object or comment."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import Database, new_id
from api.errors import NotFound
from api.files import inspect, previews
from api.files.errors import EmptyFile, FileTypeForbidden, TooManyFiles, UnknownFile
from api.files.models import FileLine, FileOwner, StoredFile
from api.files.storage import FileStorage, new_key
from api.files.uploads import Upload
from api.objects import quarantine
from shared.contracts.files import FileInfo, FileLimits, FileState, MissingFile

UNATTACHED_LIFE: Final = timedelta(days=1)
_BATCH: Final = 200
_REASON_LIMIT: Final = 200

log = structlog.get_logger()


async def keep(
    storage: FileStorage, limits: FileLimits, uploader_id: UUID, upload: Upload
) -> StoredFile:
    """Put the content by and give its row, which is nobody's yet: the content comes first, so
    that no row ever names what is not there. Ask for it before the session's first statement.

    Raises EmptyFile, FileTypeForbidden, ArchiveTooFull and StorageUnavailable.
    """
    name = inspect.safe_name(upload.name)
    if upload.size == 0:
        raise EmptyFile(name=name)
    seen = await asyncio.to_thread(inspect.look, upload.file, name)
    if inspect.forbidden_by(name, seen, limits.forbidden_extensions):
        raise FileTypeForbidden(name=name, forbidden=limits.forbidden_extensions)
    key = new_key()
    await storage.put(key, upload.chunks(), upload.size)
    return StoredFile(
        id=new_id(),
        name=name,
        size=upload.size,
        content_type=seen.content_type,
        storage_key=key,
        uploader_id=uploader_id,
    )


async def attach(
    session: AsyncSession,
    uploader_id: UUID,
    file_ids: Sequence[UUID],
    holder: FileOwner,
    *,
    limit: int,
) -> list[StoredFile]:
    """Give own unattached files to an object or comment, in the order named.

    Raises UnknownFile for any other file, and TooManyFiles past `limit` per object or comment.
    """
    wanted = list(dict.fromkeys(file_ids))
    if not wanted:
        return []
    start = await _count(session, holder)
    if start + len(wanted) > limit:
        raise TooManyFiles(limit=limit)
    found = await session.scalars(
        select(StoredFile)
        .where(
            StoredFile.id.in_(wanted),
            StoredFile.uploader_id == uploader_id,
            StoredFile.object_id.is_(None),
        )
        .with_for_update(key_share=True)
    )
    rows = {row.id: row for row in found}
    if len(rows) < len(wanted):
        raise UnknownFile
    for position, file_id in enumerate(wanted, start):
        row = rows[file_id]
        row.object_kind, row.object_id, row.comment_id = holder.kind, holder.id, holder.comment_id
        row.position = position
    await session.flush()
    return [rows[file_id] for file_id in wanted]


async def record_missing(
    session: AsyncSession,
    uploader_id: UUID,
    missing: Sequence[MissingFile],
    holder: FileOwner,
    *,
    limit: int,
) -> list[StoredFile]:
    """Remember the files that were sent and could not be received (T7).

    Raises TooManyFiles past `limit` in one call.
    """
    if not missing:
        return []
    if len(missing) > limit:
        raise TooManyFiles(limit=limit)
    start = await _count(session, holder)
    rows = [
        StoredFile(
            name=inspect.safe_name(each.name),
            size=max(each.size, 0),
            content_type=inspect.UNKNOWN,
            state=FileState.MISSING,
            reason=each.reason[:_REASON_LIMIT],
            uploader_id=uploader_id,
            object_kind=holder.kind,
            object_id=holder.id,
            comment_id=holder.comment_id,
            position=position,
        )
        for position, each in enumerate(missing, start)
    ]
    session.add_all(rows)
    await session.flush()
    return rows


async def find(session: AsyncSession, file_id: UUID) -> StoredFile:
    """The file with content; raises NotFound."""
    row = await session.get(StoredFile, file_id)
    if row is None or row.state is not FileState.STORED:
        raise NotFound
    return row


def info(row: StoredFile | FileLine) -> FileInfo:
    """The file as its readers see it."""
    return FileInfo(
        id=row.id,
        name=row.name,
        size=row.size,
        content_type=row.content_type,
        state=row.state,
        is_image=row.state is FileState.STORED and row.content_type in inspect.INLINE,
        has_preview=previews.may_have(row),
    )


async def sweep(database: Database, storage: FileStorage) -> int:
    """Remove uploads that nothing took within a day; how many.

    Rows go first: a content left over by a crash is waste, a row without content is a lie.
    """
    gone = 0
    while keys := await _forget(database):
        for key in keys:
            with quarantine.one("file to forget", storage_key=key):
                await storage.delete(key, previews.key_of(key))
        gone += len(keys)
    if gone:
        log.info("unattached files removed", count=gone)
    return gone


async def _forget(database: Database) -> list[str]:
    old = (
        select(StoredFile.id)
        .where(StoredFile.object_id.is_(None), StoredFile.created_at < now() - UNATTACHED_LIFE)
        .limit(_BATCH)
    )
    async with database.begin() as session:
        keys = await session.scalars(
            delete(StoredFile)
            .where(StoredFile.id.in_(old), StoredFile.object_id.is_(None))
            .returning(StoredFile.storage_key)
            .execution_options(synchronize_session=False)
        )
        return list(keys)


async def _count(session: AsyncSession, holder: FileOwner) -> int:
    """How many files the object's text or the comment has already."""
    mine = StoredFile.comment_id.is_not_distinct_from(holder.comment_id)
    found = await session.scalar(
        select(func.count()).where(StoredFile.object_id == holder.id, mine)
    )
    return found or 0
