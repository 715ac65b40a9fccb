"""The work calendar: the years that ship as data, and the administrator's own over them."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.engine import memory
from api.engine.memory import Remembered
from api.errors import Invalid
from api.objects import audit, documents
from api.people import views
from api.people.calendar.workdays import Calendar, Year
from api.people.models import Person, WorkYear
from api.principal import Principal
from shared.contracts.base import content
from shared.contracts.bounds import YEARS
from shared.contracts.work_calendar import WorkCalendarChange, WorkCalendarYear

EVERY_YEAR = "every_year"
LISTS: Final = ("statutory", "holidays", "workdays", "shortened")


async def load(session: AsyncSession) -> Calendar:
    """The calendar as it holds now; old by a second at most (`api/engine/memory.py`)."""
    return await _CALENDAR.get(session)


async def _load(session: AsyncSession) -> Calendar:
    rows = await session.execute(_YEARS)
    own = {
        row.year: _year(msgspec.convert(row.days, WorkCalendarChange)) for row in rows if row.days
    }
    ships = shipped()
    return Calendar(years={**ships.years, **own}, every_year=ships.every_year)


_YEARS: Final = select(WorkYear.year, WorkYear.days)
_CALENDAR: Final = Remembered(_load)
memory.watch(WorkYear)


@lru_cache(maxsize=1)
def shipped() -> Calendar:
    """What ships with the product."""
    shipping = files("api.people.calendar").joinpath("work_calendar.toml")
    data = tomllib.loads(shipping.read_text("utf-8"))
    yearly: list[str] = data.pop(EVERY_YEAR)["statutory"]
    every_year = frozenset((int(day[:2]), int(day[3:])) for day in yearly)
    years = {int(year): _shipped_year(int(year), days, every_year) for year, days in data.items()}
    return Calendar(years=years, every_year=every_year)


async def show(session: AsyncSession, year: int) -> WorkCalendarYear:
    """Raises Invalid for a year that no calendar is kept for."""
    _check_year(year)
    row = await session.scalar(select(WorkYear).where(WorkYear.year == year))
    by = await session.get(Person, row.changed_by_id) if row and row.changed_by_id else None
    edited = bool(row and row.days)
    days = msgspec.convert(row.days, WorkCalendarChange) if row and edited else _plain(year)
    return WorkCalendarYear(
        year=year,
        statutory=days.statutory,
        holidays=days.holidays,
        workdays=days.workdays,
        shortened=days.shortened,
        edited=edited,
        version=row.version if row else documents.NEVER,
        changed_at=row.changed_at if row else None,
        changed_by=views.ref(by) if by else None,
    )


async def change(
    session: AsyncSession, principal: Principal, year: int, asked: WorkCalendarChange
) -> None:
    """The year as the administrator wants it. Raises Invalid, VersionConflict."""
    _check_year(year)
    _check_days(year, asked)
    days = {name: sorted(set(listed)) for name, listed in content(asked).items()}
    await documents.write(
        session,
        WorkYear,
        {"year": year},
        {"days": days},
        by=principal.person_id,
        seen=asked.version,
    )
    audit.record(session, principal.person_id, "work_calendar_changed", "work_year", str(year))


async def restore(session: AsyncSession, principal: Principal, year: int, seen: int | None) -> None:
    """Back to what ships. Raises Invalid, VersionConflict."""
    _check_year(year)
    key, ships = {"year": year}, {"days": dict[str, Any]()}
    await documents.rewrite(session, WorkYear, key, ships, by=principal.person_id, seen=seen)
    audit.record(session, principal.person_id, "work_calendar_restored", "work_year", str(year))


def _plain(year: int) -> WorkCalendarChange:
    ships = shipped()
    known = ships.years.get(year) or Year(statutory=_statutory(year, ships.every_year))
    return WorkCalendarChange(
        statutory=sorted(known.statutory),
        holidays=sorted(known.holidays),
        workdays=sorted(known.workdays),
        shortened=sorted(known.shortened),
    )


def _shipped_year(year: int, days: dict[str, Any], every_year: Iterable[tuple[int, int]]) -> Year:
    known = msgspec.convert(days, WorkCalendarChange)
    return replace(_year(known), statutory=_statutory(year, every_year))


def _statutory(year: int, every_year: Iterable[tuple[int, int]]) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, day in every_year)


def _year(days: WorkCalendarChange) -> Year:
    return Year(
        statutory=frozenset(days.statutory),
        holidays=frozenset(days.holidays),
        workdays=frozenset(days.workdays),
        shortened=frozenset(days.shortened),
    )


def _check_year(year: int) -> None:
    if year not in YEARS:
        raise Invalid(f"year: from {YEARS[0]} to {YEARS[-1]}", field="year")


def _check_days(year: int, asked: WorkCalendarChange) -> None:
    for name in LISTS:
        listed: list[date] = getattr(asked, name)
        if any(day.year != year for day in listed):
            raise Invalid(f"{name}: days of {year} only", field=name)
    free = {*asked.statutory, *asked.holidays}
    if free & {*asked.workdays, *asked.shortened}:
        raise Invalid("holidays: a day is either free or worked", field="holidays")
