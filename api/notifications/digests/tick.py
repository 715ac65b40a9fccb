"""The clock of digests: finds whose hour has come and settles the day, once (G1–G3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from operator import attrgetter
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.auth import principals
from api.clock import now
from api.db import Database, insert_for, new_id
from api.notifications.digests import compose, hours, load
from api.notifications.digests.hours import Wish
from api.notifications.digests.models import DayState, DigestDay
from api.notifications.events import DigestDue
from api.objects import quarantine
from api.people.calendar import presence, schedules, work_calendar
from api.people.calendar.workdays import Calendar, WorkTime
from api.people.models import Person
from api.settings import Settings
from shared.contracts.people import PersonKind
from shared.contracts.work_time import CompanyHours

AT_ONCE = 200
"""People of one turn of the clock's hand: few statements, and a short transaction."""


@dataclass(frozen=True)
class Turn:
    """A day of a person that is to be settled."""

    person_id: UUID
    kind: PersonKind
    on: date
    at: time
    state: DayState


async def run(database: Database, settings: Settings) -> int:
    """Settle every digest whose hour has come; returns how many will be sent. Doubled runs are
    harmless: the row of the day decides."""
    sent = 0
    while True:
        async with database.reads() as session:
            turns = await _judged(session, await _due(session, settings, now()))
        if not turns:
            return sent
        async with database.begin() as session:
            sent += sum([await _settle(session, turn) for turn in turns])


async def _settle(session: AsyncSession, turn: Turn) -> bool:
    """Whether this very run is the one that tells. A day that was settled silently at another
    hour is settled anew (G1); a told one never (G2)."""
    fresh = insert_for(session, DigestDay).values(
        id=new_id(),
        created_at=now(),
        person_id=turn.person_id,
        kind=turn.kind,
        on=turn.on,
        at=turn.at,
        state=turn.state,
    )
    day_id = await session.scalar(
        fresh.on_conflict_do_update(
            index_elements=[DigestDay.person_id, DigestDay.kind, DigestDay.on],
            set_={"at": fresh.excluded.at, "state": fresh.excluded.state},
            where=(DigestDay.state != DayState.TOLD) & (DigestDay.at != fresh.excluded.at),
        ).returning(DigestDay.id)
    )
    if day_id is None or turn.state is not DayState.TOLD:
        return False
    outbox.record(session, DigestDue(by=None, person_id=turn.person_id, day_id=day_id))
    return True


async def _judged(session: AsyncSession, turns: Sequence[Turn]) -> list[Turn]:
    """With what becomes of each: told only if there is something to say (G3), and that can be
    composed (U8)."""
    telling = [turn for turn in turns if turn.state is DayState.TOLD]
    parts, bad = await quarantine.many(
        "digest", telling, lambda some: _who_has_news(session, some), attrgetter("person_id")
    )
    speaking = set[UUID]().union(*parts)
    silent = {turn: DayState.EMPTY for turn in telling if turn.person_id not in speaking}
    silent |= {each.thing: DayState.FAILED for each in bad}
    return [replace(turn, state=silent.get(turn, turn.state)) for turn in turns]


async def _who_has_news(session: AsyncSession, telling: Sequence[Turn]) -> set[UUID]:
    readers = await principals.load_many(session, [turn.person_id for turn in telling])
    moment, on = now(), min(turn.on for turn in telling)
    facts = await load.facts(session, readers.values(), on, moment)
    return {
        person_id
        for person_id, who in readers.items()
        if compose.speaks(compose.digest_of(who, facts, moment))
    }


async def _due(session: AsyncSession, settings: Settings, moment: datetime) -> list[Turn]:
    company = await schedules.company(session, settings)
    calendar = await work_calendar.load(session)
    zones = await session.scalars(select(Person.timezone).where(Person.active).distinct())
    turns: list[Turn] = []
    for zone in zones:
        with quarantine.one("zone of digests", zone=zone):
            turns += await _due_in(session, zone, company, calendar, moment)
    return turns[:AT_ONCE]


async def _due_in(
    session: AsyncSession, zone: str, company: CompanyHours, calendar: Calendar, moment: datetime
) -> list[Turn]:
    turns: list[Turn] = []
    for on in hours.dates(moment, ZoneInfo(zone)):
        people = await _unsettled(session, zone, on, company.digest_at, moment)
        away = await presence.away_now(session, [each.id for each in people], moment)
        for person in people:
            with quarantine.one("hour of a digest", person_id=person.id):
                wish = _wish(person, company, calendar, away=person.id in away)
                if state := hours.verdict(wish, on, moment):
                    turns.append(Turn(person.id, person.kind, on, wish.at, state))
    return turns


async def _unsettled(
    session: AsyncSession, zone: str, on: date, common: time, moment: datetime
) -> Sequence[Person]:
    """Who lives there, wants a digest, had none of that date and hour, and whose hour may have
    come."""
    local = moment.astimezone(ZoneInfo(zone))
    at = func.coalesce(Person.digest_at, common)
    # Of yesterday only those matter whose lateness is not over yet.
    hour = at <= local.time() if local.date() == on else at > (local - hours.LATEST).time()
    settled = exists().where(
        DigestDay.person_id == Person.id,
        DigestDay.kind == Person.kind,
        DigestDay.on == on,
        or_(DigestDay.state == DayState.TOLD, DigestDay.at == at),
    )
    wants = or_(
        Person.digest.is_(True),
        Person.digest.is_(None) & (Person.kind == PersonKind.EMPLOYEE),
    )
    rows = await session.scalars(
        select(Person)
        .where(Person.active, Person.timezone == zone, wants, hour, ~settled)
        .order_by(Person.id)
        .limit(AT_ONCE)
    )
    return rows.all()


def _wish(person: Person, company: CompanyHours, calendar: Calendar, *, away: bool) -> Wish:
    _, at = schedules.digest_of(person, company)
    week = schedules.week_of(person.week, person.timezone, company)
    employee = person.kind is PersonKind.EMPLOYEE
    return Wish(
        at=at,
        zone=ZoneInfo(person.timezone),
        work=WorkTime(calendar, week) if employee else None,
        away=away,
    )
