"""Where a person's name still stands in what was written: titles, texts and comments are people's
own words, and no erasing rewrites them."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from api.activity.comments import ItemComment
from api.activity.items import WorkItem
from api.tasks.models import Task, TaskComment
from api.tickets.models import Comment, Ticket
from shared import normal
from shared.contracts.identity import NamedIn
from shared.contracts.telegram import ObjectKind

MOST: Final = 50
_SHORTEST: Final = 4
"""Letters of a name that find it in whatever case it stands; an initial finds everything."""
_NOUNS: Final = (
    (ObjectKind.TICKET, Ticket, Comment),
    (ObjectKind.TASK, Task, TaskComment),
)


async def places(session: AsyncSession, name: str) -> tuple[list[NamedIn], int]:
    """The first of them, where most of the name stands before the others, and how many there are;
    namesakes cannot be told apart."""
    stems = [stem for word in normal.words(name) if (stem := _stem(word))]
    if not stems:
        return [], 0
    found = union_all(*(_of(*noun, stems) for noun in _NOUNS)).subquery()
    asked = select(found, func.count().over().label("total")).limit(MOST)
    newest = asked.order_by(found.c.words.desc(), found.c.number.desc(), found.c.kind)
    rows = (await session.execute(newest)).all()
    named = [NamedIn(kind=row.kind, id=row.id, number=row.number, title=row.title) for row in rows]
    return named, rows[0].total if rows else 0


def _stem(word: str) -> str:
    """What cases leave of it in Russian; empty: too short to tell anything."""
    bare = word.rstrip("аеиоуыэюяйь")
    return bare if len(bare) >= _SHORTEST else word if len(word) >= _SHORTEST - 1 else ""


def _of(
    kind: ObjectKind, item: type[WorkItem], comment: type[ItemComment], stems: list[str]
) -> Select[*tuple[Any, ...]]:
    hits = union_all(
        _hits(item.id, [_has(item.search_text, stem) for stem in stems]),
        _hits(comment.object_id, [_has_as_typed(comment.text, stem) for stem in stems]),
    ).subquery()
    best = select(hits.c.id, func.max(hits.c.words).label("words")).group_by(hits.c.id).subquery()
    head = (literal(kind.value).label("kind"), item.id, item.number, item.title, best.c.words)
    return select(*head).join(best, best.c.id == item.id)


def _hits(
    of: InstrumentedAttribute[UUID], words: list[ColumnElement[bool]]
) -> Select[*tuple[Any, ...]]:
    count = sum((case((word, 1), else_=0) for word in words), literal(0))
    return select(of.label("id"), count.label("words")).where(or_(*words))


def _has(text: InstrumentedAttribute[str], stem: str) -> ColumnElement[bool]:
    return text.contains(stem, autoescape=True)


def _has_as_typed(text: InstrumentedAttribute[str], stem: str) -> ColumnElement[bool]:
    """Comments have no form for the search, and not every database folds Cyrillic."""
    spelled = {stem, stem.replace("е", "ё")}
    cased = {form for each in spelled for form in (each, each.title(), each.upper())}
    return or_(*(_has(text, form) for form in sorted(cased)))
