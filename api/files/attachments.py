"""Files of an object or a comment: those that came, and a note of those that did not (T7)."""

from typing import Protocol
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.files import rules
from api.files import service as files
from api.files.models import FileOwner, StoredFile
from api.principal import Principal
from shared.contracts.files import MissingFile


class Parts(Protocol):
    """Any contract that brings files."""

    @property
    def file_ids(self) -> list[UUID]: ...
    @property
    def missing_files(self) -> list[MissingFile]: ...


async def take(
    session: AsyncSession, actor: Principal, parts: Parts, holder: FileOwner, *, limit: int
) -> list[StoredFile]:
    """Attach the actor's uploads, at most `limit` and what the administrator allows of it.
    Returns their rows in order, then those of what did not come. Raises UnknownFile,
    TooManyFiles."""
    if not (parts.file_ids or parts.missing_files):
        return []
    who, limit = actor.person_id, await rules.most(session, limit)
    taken = await files.attach(session, who, parts.file_ids, holder, limit=limit)
    lost = await files.record_missing(session, who, parts.missing_files, holder, limit=limit)
    return [*taken, *lost]


async def came_with(session: AsyncSession, comment_id: UUID) -> bool:
    """Whether the comment brought a file."""
    found = select(StoredFile.id).where(StoredFile.comment_id == comment_id).limit(1)
    return await session.scalar(found) is not None
