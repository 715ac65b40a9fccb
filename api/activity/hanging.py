"""All that hangs on a work item, in one statement (Q15): words, files, history, who follows, and
what its reader has muted or put off."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import (
    BigInteger,
    Integer,
    Select,
    String,
    Text,
    Uuid,
    bindparam,
    cast,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from api.activity.comments import CommentLine, ItemComment
from api.activity.history import HistoryLine
from api.activity.mutes import Mute
from api.activity.snoozes import Snooze
from api.activity.watchers import Watcher
from api.engine.hot import Hot
from api.engine.strands import Strands
from api.files.models import FileLine, StoredFile
from api.people.models import Person
from shared.contracts.files import FileState
from shared.contracts.history import HistoryEntry
from shared.contracts.people import PersonKind, PersonRef


class Strand(StrEnum):
    """What a row is."""

    COMMENT = "comment"
    CHANGE = "change"
    FILE = "file"
    WATCHER = "watcher"
    MUTE = "mute"
    SNOOZE = "snooze"


_MOMENT: Final = Mute.created_at.type
_STRANDS: Final = Strands(
    id=Uuid(),
    at=_MOMENT,
    person_id=Uuid(),
    person_name=String(),
    person_kind=String(),
    ref=Uuid(),
    ref2=Uuid(),
    ref3=Uuid(),
    number=BigInteger(),
    flag=Integer(),
    until=_MOMENT,
    t1=Text(),
    t2=Text(),
    t3=Text(),
)
branch: Final = _STRANDS.branch
PERSON: Final = {"person_id": Person.id, "person_name": Person.name, "person_kind": Person.kind}


_ITEM: Final = bindparam("item", type_=Uuid())
_READER: Final = bindparam("reader", type_=Uuid())
_OF_ALL: Final = (
    branch(
        Strand.FILE,
        StoredFile,
        id=StoredFile.id,
        ref=StoredFile.comment_id,
        number=StoredFile.size,
        flag=StoredFile.position,
        t1=StoredFile.name,
        t2=StoredFile.content_type,
        t3=StoredFile.state,
    ).where(StoredFile.object_id == _ITEM),
    branch(Strand.MUTE, Mute, id=Mute.id).where(Mute.person_id == _READER, Mute.object_id == _ITEM),
    branch(Strand.SNOOZE, Snooze, id=Snooze.id, until=Snooze.until).where(
        Snooze.person_id == _READER, Snooze.object_id == _ITEM
    ),
)
"""What every noun keeps in one table."""


def _comments(comment: type[ItemComment], own: Any) -> Select[Any]:
    shown = branch(
        Strand.COMMENT,
        comment,
        id=comment.id,
        at=comment.created_at,
        until=comment.edited_at,
        t1=comment.text,
        t2=own,
        t3=cast(comment.earlier, Text),
        **PERSON,
    )
    return shown.join(Person, Person.id == comment.author_id).where(comment.object_id == _ITEM)


def _changes(change: type[HistoryLine]) -> Select[Any]:
    shown = branch(
        Strand.CHANGE,
        change,
        id=change.id,
        at=change.created_at,
        t1=change.field,
        t2=change.old,
        t3=change.new,
        **PERSON,
    )
    return shown.outerjoin(Person, Person.id == change.actor_id).where(change.object_id == _ITEM)


def _watchers(watcher: type[Watcher]) -> Select[Any]:
    shown = branch(Strand.WATCHER, watcher, id=watcher.id, **PERSON)
    return shown.join(Person, Person.id == watcher.person_id).where(watcher.object_id == _ITEM)


@dataclass
class Hanging:
    """What hangs on one work item, the oldest first."""

    comments: list[CommentLine] = field(default_factory=list[CommentLine])
    changes: list[HistoryEntry] = field(default_factory=list[HistoryEntry])
    files: list[FileLine] = field(default_factory=list[FileLine])
    """Those that came with the item's own text."""
    watchers: list[PersonRef] = field(default_factory=list[PersonRef])
    muted: bool = False
    snoozed_until: datetime | None = None
    more: list[Any] = field(default_factory=list[Any])
    """Rows of the branches that only this noun has."""


class HangingOn:
    """Of one noun's items; `more` are the branches that only it has, over `:item` and `:reader`."""

    def __init__(
        self,
        comment: type[ItemComment],
        own: Any,
        change: type[HistoryLine],
        watcher: type[Watcher],
        more: Sequence[Select[Any]] = (),
    ) -> None:
        self._all = Hot(
            union_all(
                _comments(comment, own), _changes(change), _watchers(watcher), *_OF_ALL, *more
            )
        )

    async def read(
        self, session: AsyncSession, item_id: UUID, reader_id: UUID, **more: Any
    ) -> Hanging:
        values = {"item": item_id, "reader": reader_id, **more}
        return _sorted(await self._all.rows(session, values))


def _sorted(rows: Sequence[Any]) -> Hanging:
    found, of_comments = Hanging(), dict[UUID, list[FileLine]]()
    by_strand: dict[str, list[Any]] = {each: [] for each in Strand}
    for row in rows:
        by_strand.get(row.strand, found.more).append(row)
    for row in sorted(by_strand[Strand.FILE], key=lambda row: (row.flag, row.id)):
        file = FileLine(row.id, row.t1, row.number, row.t2, FileState(row.t3))
        of_comments.setdefault(row.ref, []).append(file) if row.ref else found.files.append(file)
    for row in _oldest_first(by_strand[Strand.COMMENT]):
        found.comments.append(_comment(row, of_comments.get(row.id, [])))
    found.changes = [_change(row) for row in _oldest_first(by_strand[Strand.CHANGE])]
    found.watchers = [_person(row) for row in by_strand[Strand.WATCHER]]
    found.muted = bool(by_strand[Strand.MUTE])
    found.snoozed_until = next((row.until for row in by_strand[Strand.SNOOZE]), None)
    return found


def _oldest_first(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: row.id)


def _person(row: Any) -> PersonRef:
    return PersonRef(id=row.person_id, name=row.person_name, kind=PersonKind(row.person_kind))


def _comment(row: Any, files: list[FileLine]) -> CommentLine:
    return CommentLine(
        id=row.id,
        author=_person(row),
        text=row.t1,
        own=row.t2,
        created_at=row.at,
        edited_at=row.until,
        earlier=msgspec.json.decode(row.t3, type=list[str]),
        files=files,
    )


def _change(row: Any) -> HistoryEntry:
    actor = _person(row) if row.person_id else None
    return HistoryEntry(at=row.at, actor=actor, field=row.t1, old=row.t2, new=row.t3)
