"""Working days and hours: pure functions of a calendar, a week and a zone (A10, Q10)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
PLAIN_WEEK = frozenset(range(5))
LONGEST_PAUSE = 400
"""Days in a row without a working one after which a calendar is thought wrong."""


@dataclass(frozen=True, kw_only=True)
class Year:
    """What a year differs from plain weeks in."""

    statutory: frozenset[date] = frozenset()
    """Public holidays by law, weekends too."""
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    shortened: frozenset[date] = frozenset()
    """Shorter by one hour."""


NO_DAYS = Year()


@dataclass(frozen=True)
class Calendar:
    """The work calendar; a year that it does not know has only the yearly holidays."""

    years: Mapping[int, Year] = field(default_factory=dict[int, Year])
    every_year: frozenset[tuple[int, int]] = frozenset()
    """Months and days of the public holidays of any other year."""

    def is_statutory(self, day: date) -> bool:
        """Whether the law makes the day a public holiday (a vacation spends nothing on it)."""
        known = self.years.get(day.year)
        if known is None:
            return (day.month, day.day) in self.every_year
        return day in known.statutory

    def of(self, day: date) -> Year:
        return self.years.get(day.year, NO_DAYS)


@dataclass(frozen=True, kw_only=True)
class Week:
    """Working hours of a person or a company by its own clock; 0 = Monday, start before end."""

    weekdays: frozenset[int] = PLAIN_WEEK
    start: time = time(9)
    end: time = time(18)
    zone: ZoneInfo


@dataclass(frozen=True)
class WorkTime:
    """A calendar and a week together."""

    calendar: Calendar
    week: Week
    _hours: dict[date, tuple[datetime, datetime] | None] = field(
        default_factory=dict[date, tuple[datetime, datetime] | None], compare=False, repr=False
    )
    """Of the days that were asked for: one ticket asks for a month of them."""

    def is_working(self, day: date) -> bool:
        """Public holidays and days off by decree are free for everybody; a Saturday worked by
        decree is worked by those who work the plain week."""
        year = self.calendar.of(day)
        if day in year.workdays and self.week.weekdays >= PLAIN_WEEK:
            return True
        if self.calendar.is_statutory(day) or day in year.holidays:
            return False
        return day.weekday() in self.week.weekdays

    def working_days(
        self, start: date, end: date, *, start_half: bool = False, end_half: bool = False
    ) -> float:
        """From `start` to `end`, both included; a half first or last day counts 0.5 if it is a
        working one."""
        whole = sum(self.is_working(day) for day in days(start, end))
        halves = (start_half and self.is_working(start)) + (end_half and self.is_working(end))
        return whole - halves / 2

    def next_working_day(self, after: date) -> date:
        """The first working day later than `after`. Raises ValueError if there is none."""
        for day in days(after + DAY, after + LONGEST_PAUSE * DAY):
            if self.is_working(day):
                return day
        raise ValueError(f"no working day after {after}")

    def hours_of(self, day: date) -> tuple[datetime, datetime] | None:
        """When work begins and ends on a local day, in UTC; None on a free day."""
        if day not in self._hours:
            self._hours[day] = self._hours_of(day)
        return self._hours[day]

    def _hours_of(self, day: date) -> tuple[datetime, datetime] | None:
        if not self.is_working(day):
            return None
        start = instant(day, self.week.start, self.week.zone)
        end = instant(day, self.week.end, self.week.zone)
        if day in self.calendar.of(day).shortened:
            end -= timedelta(hours=1)
        return (start, end) if start < end else None

    def is_working_at(self, moment: datetime) -> bool:
        """Whether the moment lies in the working hours."""
        hours = self.hours_of(moment.astimezone(self.week.zone).date())
        return hours is not None and hours[0] <= moment < hours[1]

    def working_minutes(self, start: datetime, end: datetime) -> int:
        """Whole minutes of work between two instants; 0 if `end` is not later."""
        total = timedelta()
        for opens, closes in self._shifts(start):
            if opens >= end:
                break
            total += max(min(closes, end) - max(opens, start), timedelta())
        return total // MINUTE

    def add_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """The instant, in UTC, at which so many minutes of work have passed; with 0 the first
        working one. Raises ValueError if the calendar has no working days."""
        left = timedelta(minutes=minutes)
        shifts = self._shifts(start)
        while True:
            opens, closes = next(shifts)
            begins = max(opens, start.astimezone(UTC))
            if begins < closes and left <= closes - begins:
                return begins + left
            left -= max(closes - begins, timedelta())

    def _shifts(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Working hours from the one before `start` on, without end."""
        day = start.astimezone(self.week.zone).date() - DAY
        while True:
            hours = self.hours_of(day)
            if hours:
                yield hours
            day = day + DAY if self.is_working(day + DAY) else self.next_working_day(day)


def days(start: date, end: date) -> Iterator[date]:
    """Every day, both ends included."""
    for number in range((end - start).days + 1):
        yield start + number * DAY


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time as an instant in UTC (G1): of a time that the clock skips, the next valid
    minute; of one that it shows twice, the first."""
    local = datetime.combine(day, at)
    while not _exists(local, zone):
        local += MINUTE
    return local.replace(tzinfo=zone).astimezone(UTC)


def _exists(local: datetime, zone: ZoneInfo) -> bool:
    there = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return there.replace(tzinfo=None) == local
