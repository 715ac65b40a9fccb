"""Who is away: kept by the room of absences, read by everybody who gives out work or news."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.people.models import AwayPeriod, Person
from shared.contracts.absences import AbsenceKind

AROUND_THE_WORLD = timedelta(days=1)
"""Local dates of one instant differ by no more."""


@dataclass(frozen=True, kw_only=True)
class Away:
    """The person does not work today."""

    kind: AbsenceKind
    until: date
    """The last day."""
    deputy_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class Period:
    """Whole days, both included: on a day worked half the person is not away."""

    since: date
    until: date
    kind: AbsenceKind
    deputy_id: UUID | None


async def away_now(
    session: AsyncSession, ids: Iterable[UUID], at: datetime | None = None
) -> dict[UUID, Away]:
    """Those of `ids` whose approved absence covers the date that it is where the person lives.
    Remote work does not count, a business trip by the setting (A9)."""
    instant = at or now()
    around = instant.date()
    rows = await _periods(session, ids, around - AROUND_THE_WORLD, around + AROUND_THE_WORLD)
    if not rows:
        return {}
    found = await session.execute(
        select(Person.id, Person.timezone).where(Person.id.in_({row.person_id for row in rows}))
    )
    today = {person: instant.astimezone(ZoneInfo(zone)).date() for person, zone in found}
    return _latest(row for row in rows if row.since <= today[row.person_id] <= row.until)


async def everybody_away(session: AsyncSession, at: datetime | None = None) -> dict[UUID, Away]:
    """As `away_now`, of all people."""
    instant = at or now()
    around = instant.date()
    first, last = around - AROUND_THE_WORLD, around + AROUND_THE_WORLD
    found = await session.execute(
        select(AwayPeriod, Person.timezone)
        .join(Person, Person.id == AwayPeriod.person_id)
        .where(AwayPeriod.counts, AwayPeriod.until >= first, AwayPeriod.since <= last)
    )
    rows = [(row, instant.astimezone(ZoneInfo(zone)).date()) for row, zone in found]
    return _latest(row for row, today in rows if row.since <= today <= row.until)


def stand_in(person_id: UUID, away: Mapping[UUID, Away]) -> UUID | None:
    """The person, or the first in the chain of deputies who is not away; None where the chain
    ends, or comes back to somebody. Pure."""
    seen: set[UUID] = set()
    here: UUID | None = person_id
    while here is not None and here not in seen:
        if here not in away:
            return here
        seen.add(here)
        here = away[here].deputy_id
    return None


async def stood_in_for(session: AsyncSession, ids: Iterable[UUID]) -> set[UUID]:
    """Those who are away now and whose deputy is one of `ids`."""
    deputies = set(ids)
    named = await session.scalars(
        select(AwayPeriod.person_id).where(
            AwayPeriod.deputy_id.in_(deputies),
            AwayPeriod.until >= now().date() - AROUND_THE_WORLD,
        )
    )
    away = await away_now(session, named)
    return {person_id for person_id, each in away.items() if each.deputy_id in deputies}


async def begin(
    session: AsyncSession, absence_id: UUID, person_id: UUID, period: Period, *, counts: bool
) -> None:
    """The absence was approved."""
    session.add(
        AwayPeriod(
            id=absence_id,
            person_id=person_id,
            kind=period.kind,
            since=period.since,
            until=period.until,
            deputy_id=period.deputy_id,
            counts=counts,
        )
    )
    await session.flush()


async def forget(session: AsyncSession, absence_id: UUID) -> None:
    """The absence was cancelled."""
    await session.execute(delete(AwayPeriod).where(AwayPeriod.id == absence_id))


async def stand_in_by(session: AsyncSession, absence_id: UUID, deputy_id: UUID | None) -> None:
    """Somebody else stands in, or nobody."""
    mine = AwayPeriod.id == absence_id
    await session.execute(update(AwayPeriod).where(mine).values(deputy_id=deputy_id))


async def count(session: AsyncSession, kind: AbsenceKind, *, counts: bool) -> None:
    """From now on the kind makes people absent, or no longer does."""
    await session.execute(update(AwayPeriod).where(AwayPeriod.kind == kind).values(counts=counts))


async def _periods(
    session: AsyncSession, ids: Iterable[UUID], first: date, last: date
) -> list[AwayPeriod]:
    wanted = set(ids)
    if not wanted:
        return []
    covers: list[ColumnElement[bool]] = [AwayPeriod.until >= first, AwayPeriod.since <= last]
    rows = await session.scalars(
        select(AwayPeriod).where(AwayPeriod.person_id.in_(wanted), AwayPeriod.counts, *covers)
    )
    return list(rows)


def _latest(rows: Iterable[AwayPeriod]) -> dict[UUID, Away]:
    ordered = sorted(rows, key=lambda row: row.until)
    return {
        row.person_id: Away(kind=row.kind, until=row.until, deputy_id=row.deputy_id)
        for row in ordered
    }
