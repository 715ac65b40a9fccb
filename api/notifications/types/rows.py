"""What the sources of subjects read alike."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.files.models import StoredFile
from api.notifications.types.facts import CommentNow, Lost
from api.tasks.models import TaskComment
from api.tickets.models import Comment
from shared.contracts.files import FileState
from shared.contracts.tickets import Visibility


def received(files: Iterable[StoredFile]) -> tuple[str, ...]:
    """The names of those that came."""
    return tuple(each.name for each in files if each.state is FileState.STORED)


def lost(files: Iterable[StoredFile]) -> tuple[Lost, ...]:
    """Those that did not, and are no files for whoever reads of them (T7)."""
    return tuple(Lost(each.name, each.size) for each in files if each.state is FileState.MISSING)


async def comments(
    session: AsyncSession, kind: type[Comment | TaskComment], ids: Collection[UUID]
) -> dict[UUID, CommentNow]:
    """Words as they stand now; no client reads those of a task."""
    rows = await session.scalars(
        select(kind).where(kind.id.in_(ids)).options(selectinload(kind.files))
    )
    return {
        row.id: CommentNow(
            id=row.id,
            author_id=row.author_id,
            visibility=row.visibility if isinstance(row, Comment) else Visibility.INTERNAL,
            text=row.text,
            files=received(row.files),
            lost=lost(row.files),
        )
        for row in rows
    }
