"""Who is away: kept by the room of absences, read by everybody who gives out work or news."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

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
    """Whom the absence names, else the permanent deputy, if that one works here still."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """Whole days, both included: on a day worked half the person is not away."""

    since: date
    until: date
    kind: AbsenceKind
    deputy_id: UUID | None


_PERMANENT: Final = aliased(Person)
_AWAY: Final[Select[*tuple[Any, ...]]] = (
    select(
        AwayPeriod.person_id,
        AwayPeriod.kind,
        AwayPeriod.since,
        AwayPeriod.until,
        Person.timezone,
        func.coalesce(AwayPeriod.deputy_id, _PERMANENT.id).label("deputy_id"),
    )
    .join(Person, Person.id == AwayPeriod.person_id)
    .outerjoin(_PERMANENT, and_(_PERMANENT.id == Person.deputy_id, _PERMANENT.active))
    .where(
        AwayPeriod.counts,
        AwayPeriod.until >= bindparam("first"),
        AwayPeriod.since <= bindparam("last"),
    )
)


async def away_now(
    session: AsyncSession, ids: Iterable[UUID], at: datetime | None = None
) -> dict[UUID, Away]:
    """Those of `ids` whose approved absence covers the date that it is where the person lives.
    Remote work does not count, a business trip by the setting (A9)."""
    wanted = set(ids)
    if not wanted:
        return {}
    return await _at(session, _AWAY.where(AwayPeriod.person_id.in_(wanted)), at or now())


async def everybody_away(session: AsyncSession, at: datetime | None = None) -> dict[UUID, Away]:
    """As `away_now`, of all people."""
    return await _at(session, _AWAY, at or now())


def stands_in(today: ColumnElement[date]) -> ColumnElement[bool]:
    """Whether the Person of the statement around may be somebody's deputy from that day on: then
    `stood_in_for` says whose."""
    named = select(AwayPeriod.id).where(
        AwayPeriod.deputy_id == Person.id, AwayPeriod.until >= today
    )
    left = select(AwayPeriod.id).where(AwayPeriod.deputy_id.is_(None), AwayPeriod.until >= today)
    whose = left.join(_PERMANENT, _PERMANENT.id == AwayPeriod.person_id)
    by_default = whose.where(_PERMANENT.deputy_id == Person.id)
    return or_(*[each.correlate(Person).exists() for each in (named, by_default)])


def earliest_today() -> date:
    """What it is still today somewhere in the world."""
    return now().date() - AROUND_THE_WORLD


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
    away = await everybody_away(session)
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


async def _at(
    session: AsyncSession, asked: Select[*tuple[Any, ...]], at: datetime
) -> dict[UUID, Away]:
    """Whose period covers the date that it is then where the person lives; of several the one that
    ends last."""
    around = {"first": at.date() - AROUND_THE_WORLD, "last": at.date() + AROUND_THE_WORLD}
    rows = [row for row in await session.execute(asked, around) if _covers(row, at)]
    return {
        row.person_id: Away(kind=row.kind, until=row.until, deputy_id=row.deputy_id)
        for row in sorted(rows, key=lambda row: row.until)
    }


def _covers(row: Row[*tuple[Any, ...]], at: datetime) -> bool:
    return row.since <= at.astimezone(ZoneInfo(row.timezone)).date() <= row.until
