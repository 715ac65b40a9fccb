"""Words on a work item: written, edited, and parts that came later. The noun's policy is asked
first who may; what happens then is the same for all nouns."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import (
    Mapped,
    declared_attr,
    mapped_column,
    relationship,
)

from api.activity.items import WorkItem
from api.clock import now
from api.db import new_id
from api.errors import EmptyComment, NotAllowed, NotFound
from api.files import attachments
from api.files.attachments import Parts
from api.files.models import FileLine, FileOwner, StoredFile
from api.objects import versioned
from api.objects.words import Said, clean, joined, search_text_of
from api.people.models import Person
from api.principal import Principal
from shared.contracts.comments import AttachFiles, CommentChange
from shared.contracts.people import PersonRef
from shared.contracts.telegram import ObjectKind


class ItemComment(Said):
    """A word on a work item; the noun says on which, in the column of `object_id`."""

    __abstract__ = True

    object_id: Mapped[UUID]
    author_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))

    @declared_attr
    @classmethod
    def author(cls) -> Mapped[Person]:
        return relationship(lazy="raise")

    @declared_attr
    @classmethod
    def files(cls) -> Mapped[list[StoredFile]]:
        return relationship(
            primaryjoin=f"{cls.__name__}.id == foreign(StoredFile.comment_id)",
            order_by=(StoredFile.position, StoredFile.id),
            lazy="raise",
            viewonly=True,
        )


C = TypeVar("C", bound=ItemComment)


class Draft(Parts, Protocol):
    """Any contract that says something, or brings files."""

    @property
    def text(self) -> str: ...


async def one(session: AsyncSession, kind: type[C], item_id: UUID, comment_id: UUID) -> C:
    """Raises NotFound for another item's comment as for none."""
    comment = await session.get(kind, comment_id)
    if comment is None or comment.object_id != item_id:
        raise NotFound
    return comment


def says_something(draft: Draft) -> bool:
    return bool(clean(draft.text) or draft.file_ids or draft.missing_files)


@dataclass(frozen=True, kw_only=True)
class CommentLine:
    """A comment as its readers see it, without its row."""

    id: UUID
    author: PersonRef
    text: str
    own: str
    """What only this noun's comments have."""
    created_at: datetime
    edited_at: datetime | None
    earlier: list[str]
    files: Sequence[FileLine | StoredFile]


async def write(
    session: AsyncSession,
    actor: Principal,
    kind: type[C],
    holder: FileOwner,
    draft: Draft,
    *,
    files: int,
    line: str,
    **own: Any,
) -> CommentLine:
    """A comment with at most `files` files on the item that `holder` names; `own` is what only
    this noun's comments have, and `line` how its line says that. Raises UnknownFile,
    TooManyFiles."""
    comment = kind(
        id=new_id(),
        object_id=holder.id,
        author_id=actor.person_id,
        text=clean(draft.text),
        created_at=now(),
        **own,
    )
    session.add(comment)
    await session.flush()
    of_comment = FileOwner(holder.kind, holder.id, comment.id)
    came = await attachments.take(session, actor, draft, of_comment, limit=files)
    return CommentLine(
        id=comment.id,
        author=PersonRef(id=actor.person_id, name=actor.name, kind=actor.kind),
        text=comment.text,
        own=line,
        created_at=comment.created_at,
        edited_at=None,
        earlier=[],
        files=came,
    )


async def reword(
    session: AsyncSession, actor: Principal, comment: ItemComment, new: CommentChange
) -> bool:
    """Edit the own comment; the old text stays readable (T13). False: it says that already.

    Raises NotAllowed, EmptyComment.
    """
    if comment.author_id != actor.person_id:
        raise NotAllowed
    text = clean(new.text)
    if text == comment.text:
        return False
    if not text and not await attachments.came_with(session, comment.id):
        raise EmptyComment
    comment.reword(text)
    return True


async def attach_late(
    session: AsyncSession,
    actor: Principal,
    kind: ObjectKind,
    to: tuple[WorkItem, ItemComment | None],
    parts: AttachFiles,
    *,
    files: int,
) -> tuple[str, str] | None:
    """Parts that came after their item or comment join it (T2), a caption as more text. Returns
    the item's text before and after if that grew, for its history.

    Raises NotAllowed, UnknownFile, TooManyFiles, TextTooLong.
    """
    item, comment = to
    if (comment or item).author_id != actor.person_id:
        raise NotAllowed
    holder = FileOwner(kind, item.id, parts.comment_id)
    await attachments.take(session, actor, parts, holder, limit=files)
    words = clean(parts.text)
    if not words:
        return None
    if comment is not None:
        await versioned.lock(session, comment, "text")
        comment.append(words)
        return None
    return await _append(session, item, words)


async def _append(session: AsyncSession, item: WorkItem, words: str) -> tuple[str, str]:
    await versioned.lock(session, item, "text", "title", "version")
    old, new = item.text, joined(item.text, words)
    search_text = search_text_of(item.number, item.title, new)
    await versioned.move(session, item, text=new, search_text=search_text)
    return old, new
