"""What was put off comes back: once, if something is still to be done about it (N3)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import ClassVar
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.activity import snoozes
from api.activity.snoozes import Snooze
from api.clock import now
from api.db import Database
from api.errors import Invalid, NotFound, Refusal
from api.notifications.events import SnoozeEnded
from api.notifications.models import Notice
from api.notifications.types import nouns as table
from api.notifications.types import registry
from api.objects import quarantine
from api.outbox import About, OutboxEvent
from api.people.calendar import schedules
from api.people.calendar.workdays import DAY, Week, instant
from api.people.models import Person
from api.principal import Principal
from api.settings import Settings
from shared.contracts.notifications import SnoozeTerm, SnoozeWish

HOUR = timedelta(hours=1)
LONGEST = timedelta(days=366)


class NothingToPutOff(Refusal):
    """It is about no object, or nothing is to be done about that object any more."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "nothing_to_put_off"


def moment_of(term: SnoozeTerm, at: datetime, week: Week) -> datetime:
    """When that is by the person's own clock, in UTC: the days begin with the working hours."""
    today = at.astimezone(week.zone).date()
    match term:
        case SnoozeTerm.HOUR:
            return at + HOUR
        case SnoozeTerm.TOMORROW:
            return instant(today + DAY, week.start, week.zone)
        case SnoozeTerm.MONDAY:
            return instant(today + (7 - today.weekday()) * DAY, week.start, week.zone)


async def put_off(
    session: AsyncSession, who: Principal, about: About, wish: SnoozeWish, settings: Settings
) -> datetime:
    """Until when it is put off now. Raises NotFound, NothingToPutOff, Invalid."""
    subject = (await table.load(session, [about])).get(about)
    if subject is None or not subject.may_see(who):
        raise NotFound
    if not subject.may_wait(who):
        raise NothingToPutOff
    until = _checked(wish.until) or await _chosen(session, who, wish.term, settings)
    await snoozes.put_off(session, who, about.kind, about.id, until)
    return until


async def put_notice_off(
    session: AsyncSession, who: Principal, notice_id: UUID, wish: SnoozeWish, settings: Settings
) -> datetime:
    """The same for what a line of the inbox is about; the line counts as read. Raises as
    `put_off` does."""
    row = await session.get(Notice, notice_id)
    if row is None or row.person_id != who.person_id:
        raise NotFound
    kept = await session.get_one(OutboxEvent, row.event_id)
    about = registry.decode(kept.kind, kept.payload).about
    if about is None:
        raise NothingToPutOff
    until = await put_off(session, who, about, wish, settings)
    row.read_at = row.read_at or now()
    return until


async def run(database: Database, _: Settings) -> int:
    """Record what comes back now; returns how many events that were."""
    async with database.reads() as session:
        due = list(await session.scalars(select(Snooze).where(Snooze.until <= now())))
    told, _bad = await quarantine.many(
        "snooze", due, lambda some: _bring_back(database, some), attrgetter("object_id")
    )
    return sum(told)


async def _bring_back(database: Database, due: Sequence[Snooze]) -> int:
    """Of two runs at once one takes a row away; one that was moved meanwhile stays."""
    these = Snooze.id.in_([each.id for each in due]) & (Snooze.until <= now())
    async with database.begin() as session:
        named = (Snooze.person_id, Snooze.object_kind, Snooze.object_id)
        rows = await session.execute(delete(Snooze).where(these).returning(*named))
        back = [(person_id, About(kind, object_id)) for person_id, kind, object_id in rows]
        found = await table.load(session, {about for _, about in back})
        told = [each for each in back if each[1] in found and found[each[1]].is_open]
        for person_id, about in told:
            outbox.record(session, SnoozeEnded(by=None, person_id=person_id, what=about))
    return len(told)


def _checked(until: datetime | None) -> datetime | None:
    if until is None:
        return None
    if until.tzinfo is None or not now() < until <= now() + LONGEST:
        raise Invalid("until: a moment with its zone within the next year", field="until")
    return until


async def _chosen(
    session: AsyncSession, who: Principal, term: SnoozeTerm, settings: Settings
) -> datetime:
    person = await session.get_one(Person, who.person_id)
    hours = await schedules.company(session, settings)
    return moment_of(term, now(), schedules.week_of(person.week, person.timezone, hours))
