"""The inbox: what a person was told, in the person's language as it is read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Integer, Select, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.errors import NotFound
from api.http.paging import Slice, Window
from api.notifications.models import Notice
from api.notifications.types import event_context as situations
from api.notifications.types import messages, registry
from api.notifications.types.note import Note, note_of
from api.notifications.types.recipient import Why
from api.objects import quarantine
from api.objects.cursors import Order
from api.outbox import OutboxEvent
from api.people.models import Person
from api.principal import Principal
from shared.contracts.base import COUNTED
from shared.contracts.notifications import Inbox, Notification
from shared.i18n import translator
from shared.work.text import cut

EXCERPT = 200
"""Characters of what a person wrote, in a line of the inbox."""
ABOUT_ONESELF = "/profile"
"""Where a line leads that is about no object: addresses and channels are mended there."""

NEWEST: Final = Order("inbox", Notice.id, down=True)

Told = Mapping[UUID, OutboxEvent]
"""What the notices told of, as it was kept."""


_WAITING: Final[Select[Any]] = (
    select(literal_column("1", Integer))
    .where(Notice.person_id == Person.id, Notice.read_at.is_(None))
    .correlate(Person)
    .limit(literal_column(str(COUNTED)))
)
UNREAD: Final = select(func.count()).select_from(_WAITING.subquery()).scalar_subquery()
"""How many notices wait for the Person of the statement around. It ends where counting ends: who
never reads costs no more with the years."""


async def unread(session: AsyncSession, person_id: UUID) -> int:
    """The same of one person."""
    return (await unread_of(session, {person_id})).get(person_id, 0)


async def unread_of(session: AsyncSession, people: Iterable[UUID]) -> dict[UUID, int]:
    """How many notices wait for each; people with none are not in the answer."""
    rows = await session.execute(
        select(Person.id, UNREAD.label("unread")).where(Person.id.in_(list(people)))
    )
    return {row.id: row.unread for row in rows if row.unread}


async def page(
    session: AsyncSession,
    who: Principal,
    part: Slice,
    *,
    unread_only: bool,
    about: UUID | None = None,
) -> Inbox:
    """The newest first; what the person may no longer see is left out. Raises Invalid."""
    query = select(Notice, OutboxEvent).join(OutboxEvent, OutboxEvent.id == Notice.event_id)
    query = query.where(Notice.person_id == who.person_id)
    if unread_only:
        query = query.where(Notice.read_at.is_(None))
    if about:
        query = query.where(Notice.object_id == about)
    window = Window.of(NEWEST, part)
    came = (await session.execute(window.over(query.add_columns(*NEWEST.columns)))).all()
    rows, next_cursor = window.cut(came)
    told = {row.OutboxEvent.id: row.OutboxEvent for row in rows}
    return Inbox(
        items=await _lines(session, who, [row.Notice for row in rows], told),
        unread=await unread(session, who.person_id),
        next_cursor=next_cursor,
    )


async def read(session: AsyncSession, who: Principal, notice_id: UUID) -> None:
    """Mark as read; what is still unsent of it is dropped at sending (P13). Raises NotFound."""
    marked = await session.scalar(
        update(Notice)
        .where(Notice.id == notice_id, Notice.person_id == who.person_id)
        .values(read_at=func.coalesce(Notice.read_at, now()))
        .returning(Notice.id)
    )
    if marked is None:
        raise NotFound


async def read_all(session: AsyncSession, who: Principal) -> None:
    """Mark everything as read."""
    await session.execute(
        update(Notice)
        .where(Notice.person_id == who.person_id, Notice.read_at.is_(None))
        .values(read_at=now())
    )


async def _lines(
    session: AsyncSession, who: Principal, rows: list[Notice], told: Told
) -> list[Notification]:
    """In the order of the rows; one that cannot be drawn is a plain line (U8)."""
    parts, bad = await quarantine.many(
        "line of the inbox", rows, lambda some: _spoken(session, who, some, told)
    )
    lines = {line.id: line for part in parts for line in part}
    lines |= {each.thing.id: _plain(each.thing, who, told) for each in bad}
    return [lines[row.id] for row in rows if row.id in lines]


async def _spoken(
    session: AsyncSession, who: Principal, rows: Sequence[Notice], told: Told
) -> list[Notification]:
    """Those that the reader may see, as things stand."""
    kept = [told[row.event_id] for row in rows]
    events = {each.id: registry.decode(each.kind, each.payload) for each in kept}
    facts = await situations.load(session, events.values())
    notes = [(row, note_of(events[row.event_id], who, Why(row.why), facts)) for row in rows]
    return [
        _line(row, note) for row, note in notes if not note.object_gone and messages.allowed(note)
    ]


def _plain(row: Notice, who: Principal, told: Told) -> Notification:
    """That there was something, and no more: what it was about may be nobody's to see."""
    event = told.get(row.event_id)
    return Notification(
        id=row.id,
        kind=event.kind if event else "",
        title=translator(who.locale)("notice-unreadable"),
        body="",
        why="",
        link="/",
        created_at=row.created_at,
        read_at=row.read_at,
    )


def _line(row: Notice, note: Note) -> Notification:
    said = messages.words(note)
    brief = note.subject.in_brief(note.eyes) if note.subject else ""
    return Notification(
        id=row.id,
        kind=note.event.kind,
        title=said.title,
        body=cut(said.quote or brief, EXCERPT),
        why=messages.reason(note),
        link=note.subject.path if note.subject else ABOUT_ONESELF,
        created_at=row.created_at,
        read_at=row.read_at,
        can_wait=note.subject is not None and note.subject.may_wait(note.reader),
        snoozed_until=note.subject.snoozed.get(row.person_id) if note.subject else None,
    )
