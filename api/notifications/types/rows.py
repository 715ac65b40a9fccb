"""What the sources of subjects read alike."""

from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from api.files.models import StoredFile
from api.files.service import info
from api.notifications.types.facts import CommentNow
from api.tasks.models import TaskComment
from api.tickets.models import Comment
from shared.contracts.tickets import Visibility
from shared.work.drawing.comments import LAST_COMMENTS
from shared.work.drawing.files import File, files_of

Word = TypeVar("Word", Comment, TaskComment)


def files(rows: Iterable[StoredFile]) -> tuple[File, ...]:
    """What became of them (T7)."""
    return files_of(map(info, rows))


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
            files=files(row.files),
        )
        for row in rows
    }


async def last_words(
    session: AsyncSession, kind: type[Word], ids: Collection[UUID]
) -> dict[UUID, list[Word]]:
    """By object its last comments, the oldest first. Of a ticket as many of each visibility: every
    reader has enough of those that are for him."""
    apart = (kind.object_id, kind.visibility) if issubclass(kind, Comment) else (kind.object_id,)
    place = func.row_number().over(partition_by=apart, order_by=kind.id.desc())
    ranked = select(kind.id, place.label("place")).where(kind.object_id.in_(ids)).subquery()
    last = select(ranked.c.id).where(ranked.c.place <= LAST_COMMENTS)
    rows = await session.scalars(
        select(kind)
        .where(kind.id.in_(last))
        .options(joinedload(kind.author), selectinload(kind.files))
        .order_by(kind.id)
    )
    found: dict[UUID, list[Word]] = {}
    for row in rows:
        found.setdefault(row.object_id, []).append(row)
    return found
