"""When people work: the company's hours, a person's own week, and the hour of the digest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.objects import audit, desk_settings
from api.objects.desk_settings import Documents
from api.people import fields
from api.people.calendar import work_calendar
from api.people.calendar.workdays import Calendar, Week, WorkTime
from api.people.models import Person
from api.principal import Principal
from api.settings import Settings
from shared.contracts.people import PersonKind
from shared.contracts.work_time import CompanyHours, Schedule, ScheduleChange, WorkWeek

COMPANY_HOURS = "company_hours"
DIGEST_BY_DEFAULT = {PersonKind.EMPLOYEE: True, PersonKind.CONTACT: False}


@dataclass(frozen=True)
class WorkTimes:
    """The calendar and the company's hours, loaded once for many people."""

    calendar: Calendar
    hours: CompanyHours

    def of(self, person: Person) -> WorkTime:
        """The person's own, by the person's clock."""
        return WorkTime(self.calendar, week_of(person.week, person.timezone, self.hours))


async def work_times(session: AsyncSession, settings: Settings) -> WorkTimes:
    return WorkTimes(await work_calendar.load(session), await company(session, settings))


async def company(session: AsyncSession, settings: Settings) -> CompanyHours:
    """The hours of the whole desk, with the zone filled in."""
    return company_of(await desk_settings.documents(session), settings)


def company_of(documents: Documents, settings: Settings) -> CompanyHours:
    """As `company`, of the documents in hand."""
    kept = desk_settings.read(documents, COMPANY_HOURS, CompanyHours)
    zone = kept.timezone or settings.default_timezone
    return msgspec.structs.replace(kept, timezone=zone)


async def change_company(session: AsyncSession, actor: Principal, asked: CompanyHours) -> None:
    """Raises Invalid."""
    checked = msgspec.structs.replace(
        asked,
        weekdays=_weekdays(asked),
        timezone=fields.timezone(asked.timezone) if asked.timezone else "",
        digest_at=_minute(asked.digest_at, "digest_at"),
    )
    before = await desk_settings.load(session, COMPANY_HOURS, CompanyHours)
    changes = audit.turned(before, checked)
    await desk_settings.keep(session, COMPANY_HOURS, checked, actor.person_id)
    audit.record(
        session, actor.person_id, "company_hours_changed", "desk_settings", changes=changes
    )


async def place_company(session: AsyncSession, first: Person) -> None:
    """The company works by the clock of whoever sets its desk up, until the page says otherwise."""
    hours = await desk_settings.load(session, COMPANY_HOURS, CompanyHours)
    placed = msgspec.structs.replace(hours, timezone=first.timezone, version=None)
    await desk_settings.keep(session, COMPANY_HOURS, placed, first.id)


def company_week(hours: CompanyHours) -> Week:
    """The company's hours by the company's own clock."""
    return _week(hours, hours.timezone)


def week_of(week: dict[str, Any] | None, timezone: str, hours: CompanyHours) -> Week:
    """A person's hours from the row's `week` and `timezone`: the own week, else the company's,
    by the person's clock."""
    return _week(msgspec.convert(week, WorkWeek) if week else hours, timezone)


def digest_of(person: Person, hours: CompanyHours) -> tuple[bool, time]:
    """Whether the daily digest comes, and when, by the person's clock (G1)."""
    wanted = DIGEST_BY_DEFAULT[person.kind] if person.digest is None else person.digest
    return wanted, person.digest_at or hours.digest_at


async def show(session: AsyncSession, settings: Settings, principal: Principal) -> Schedule:
    person = await session.get_one(Person, principal.person_id)
    hours = await company(session, settings)
    own = msgspec.convert(person.week, WorkWeek) if person.week else hours
    digest, digest_at = digest_of(person, hours)
    return Schedule(
        weekdays=own.weekdays,
        start=own.start,
        end=own.end,
        digest=digest,
        digest_at=digest_at,
        timezone=person.timezone,
    )


async def choose(
    session: AsyncSession, settings: Settings, principal: Principal, asked: ScheduleChange
) -> None:
    """What equals the default stays the default, and follows it. Raises Invalid."""
    person = await session.get_one(Person, principal.person_id)
    hours = await company(session, settings)
    week = WorkWeek(weekdays=_weekdays(asked), start=asked.start, end=asked.end)
    common = WorkWeek(weekdays=hours.weekdays, start=hours.start, end=hours.end)
    digest_at = _minute(asked.digest_at, "digest_at")
    person.week = None if week == common else msgspec.to_builtins(week)
    person.digest = None if asked.digest is DIGEST_BY_DEFAULT[person.kind] else asked.digest
    person.digest_at = None if digest_at == hours.digest_at else digest_at
    person.version += 1
    await session.flush()


def kept_week(asked: WorkWeek | None) -> dict[str, Any] | None:
    """What the row keeps of a week that an administrator sets. Raises Invalid."""
    if asked is None:
        return None
    week = WorkWeek(weekdays=_weekdays(asked), start=asked.start, end=asked.end)
    return msgspec.to_builtins(week)


def shown_week(kept: dict[str, Any] | None) -> WorkWeek | None:
    """A row's own week; None: the company's counts."""
    return msgspec.convert(kept, WorkWeek) if kept else None


def _week(hours: WorkWeek, timezone: str) -> Week:
    return Week(
        weekdays=frozenset(hours.weekdays),
        start=hours.start,
        end=hours.end,
        zone=ZoneInfo(timezone),
    )


def _weekdays(asked: WorkWeek) -> list[int]:
    """Checks the hours too: work over midnight belongs to two days."""
    if _minute(asked.start, "start") >= _minute(asked.end, "end"):
        raise Invalid("start: before end", field="start")
    return _listed(asked.weekdays)


def _listed(asked: Sequence[int]) -> list[int]:
    days = sorted(set(asked))
    if not days or not set(days) <= set(range(7)):
        raise Invalid("weekdays: from 0 (Monday) to 6, at least one", field="weekdays")
    return days


def _minute(at: time, field: str) -> time:
    if at.tzinfo or at.second or at.microsecond:
        raise Invalid(f"{field}: a local time in whole minutes", field=field)
    return at
