"""What the sources of subjects read alike."""

from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from api.files.models import StoredFile
from api.files.service import info
from api.notifications.types.facts import CommentNow
from api.tasks.models import TaskComment
from api.tickets.models import Comment
from shared.contracts.tickets import Visibility
from shared.work.drawing.comments import LAST_COMMENTS
from shared.work.drawing.files import File, files_of

Word = TypeVar("Word", Comment, TaskComment)


async def people(session: AsyncSession, pairs: Select[UUID, UUID]) -> dict[UUID, frozenset[UUID]]:
    """Whom each object has, from rows of object and person; one that has nobody is left out."""
    found: dict[UUID, set[UUID]] = {}
    for object_id, person_id in await session.execute(pairs):
        found.setdefault(object_id, set()).add(person_id)
    return {object_id: frozenset(ids) for object_id, ids in found.items()}


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
    session: AsyncSession, kind: type[Word], of: InstrumentedAttribute[UUID], ids: Collection[UUID]
) -> dict[UUID, list[Word]]:
    """By object its last comments, the oldest first. Of a ticket as many of each visibility: every
    reader has enough of those that are for him."""
    apart = (of, kind.visibility) if issubclass(kind, Comment) else (of,)
    place = func.row_number().over(partition_by=apart, order_by=kind.id.desc())
    ranked = select(kind.id, place.label("place")).where(of.in_(ids)).subquery()
    last = select(ranked.c.id).where(ranked.c.place <= LAST_COMMENTS)
    rows = await session.execute(
        select(of, kind)
        .where(kind.id.in_(last))
        .options(joinedload(kind.author), selectinload(kind.files))
        .order_by(kind.id)
    )
    found: dict[UUID, list[Word]] = {}
    for object_id, row in rows:
        found.setdefault(object_id, []).append(row)
    return found
