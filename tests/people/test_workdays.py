"""Working days and hours: the calendar that ships, clock changes, short days."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from api.people.calendar.work_calendar import shipped
from api.people.calendar.workdays import Calendar, Week, WorkTime, instant

pytestmark = pytest.mark.rule("A10")

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = WorkTime(shipped(), Week(zone=MOSCOW))
PLAIN = Calendar()


def msk(month: int, day: int, hour: int, minute: int = 0, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=MOSCOW)


@pytest.mark.parametrize(("year", "count"), [(2025, 247), (2026, 247)])
def test_the_years_that_ship_have_the_official_number_of_working_days(
    year: int, count: int
) -> None:
    """As the production calendars of these years say."""
    assert OFFICE.working_days(date(year, 1, 1), date(year, 12, 31)) == count


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 12, 31), False),  # moved from 5 January
        (date(2025, 11, 1), True),  # a Saturday worked by decree
        (date(2025, 11, 3), False),
        (date(2026, 1, 9), False),
        (date(2026, 1, 12), True),
        (date(2026, 3, 9), False),
        (date(2026, 5, 11), False),
        (date(2026, 5, 16), False),  # a plain Saturday
        (date(2027, 5, 3), False),
        (date(2031, 1, 7), False),  # a year that nobody described
        (date(2031, 1, 9), True),
    ],
)
def test_is_working(day: date, works: bool) -> None:
    """Holidays, moved days and weekends of the shipped calendar."""
    assert OFFICE.is_working(day) is works


def test_own_week_against_the_decree() -> None:
    """Who works Tuesday to Saturday keeps the own Saturday and no Monday; holidays are free."""
    week = Week(weekdays=frozenset({1, 2, 3, 4, 5}), zone=MOSCOW)
    own = WorkTime(shipped(), week)
    assert own.is_working(date(2026, 5, 16)) and not own.is_working(date(2026, 5, 18))
    assert not own.is_working(date(2026, 6, 12))
    three = WorkTime(shipped(), Week(weekdays=frozenset({0, 1, 2}), zone=MOSCOW))
    assert not three.is_working(date(2025, 11, 1))


@pytest.mark.parametrize(
    ("start", "end", "halves", "count"),
    [
        (date(2026, 5, 12), date(2026, 5, 18), (False, False), 5.0),
        (date(2026, 5, 12), date(2026, 5, 18), (True, True), 4.0),
        (date(2026, 5, 12), date(2026, 5, 12), (True, False), 0.5),
        (date(2026, 5, 16), date(2026, 5, 18), (True, False), 1.0),  # half of a Saturday is nothing
        (date(2025, 12, 30), date(2026, 1, 12), (False, False), 2.0),  # over the New Year
        (date(2026, 6, 13), date(2026, 6, 14), (False, False), 0.0),
    ],
)
def test_working_days(start: date, end: date, halves: tuple[bool, bool], count: float) -> None:
    """Both ends included; half days; weekends and holidays inside."""
    first, last = halves
    assert OFFICE.working_days(start, end, start_half=first, end_half=last) == count


def test_next_working_day_jumps_over_the_holidays() -> None:
    """From 30 December to 12 January."""
    assert OFFICE.next_working_day(date(2025, 12, 30)) == date(2026, 1, 12)
    assert OFFICE.next_working_day(date(2026, 11, 2)) == date(2026, 11, 3)


def test_a_calendar_without_working_days_is_refused() -> None:
    """Instead of searching for ever."""
    nothing = WorkTime(PLAIN, Week(weekdays=frozenset(), zone=MOSCOW))
    with pytest.raises(ValueError, match="no working day"):
        nothing.next_working_day(date(2026, 5, 1))


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (msk(5, 12, 9), msk(5, 12, 18), 540),
        (msk(5, 12, 17, 30), msk(5, 13, 9, 15), 45),
        (msk(5, 15, 17), msk(5, 18, 10), 120),  # over a weekend
        (msk(5, 16, 0), msk(5, 17, 23), 0),
        (msk(4, 30, 16), msk(5, 4, 10), 120),  # a short day, then a holiday
        (msk(5, 12, 12), msk(5, 12, 11), 0),
    ],
)
def test_working_minutes(start: datetime, end: datetime, minutes: int) -> None:
    """Nights, weekends and holidays do not count; a day before a holiday is an hour shorter."""
    assert OFFICE.working_minutes(start, end) == minutes


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        (msk(5, 12, 10), 15, msk(5, 12, 10, 15)),
        (msk(5, 12, 17, 50), 10, msk(5, 12, 18)),
        (msk(5, 12, 17, 50), 11, msk(5, 13, 9, 1)),
        (msk(5, 12, 3), 0, msk(5, 12, 9)),
        (msk(5, 15, 18), 0, msk(5, 18, 9)),
        (msk(12, 30, 17, year=2025), 120, msk(1, 12, 10)),
        (msk(4, 30, 16, 30), 60, msk(5, 4, 9, 30)),
    ],
)
def test_add_working_minutes(start: datetime, minutes: int, end: datetime) -> None:
    """A deadline in working hours; one that is met exactly at closing time stays there."""
    assert OFFICE.add_working_minutes(start, minutes) == end
    if minutes:
        assert OFFICE.working_minutes(start, end) == minutes


def test_a_night_shift_is_an_hour_shorter_when_the_clock_skips_one() -> None:
    """29 March 2026 in Berlin has no 02:00–03:00; 25 October has it twice."""
    every = frozenset(range(7))
    night = WorkTime(PLAIN, Week(weekdays=every, start=time(0), end=time(8), zone=BERLIN))
    lengths = [
        night.working_minutes(*hours)
        for day in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 7, 1))
        if (hours := night.hours_of(day))
    ]
    assert lengths == [7 * 60, 9 * 60, 8 * 60]
    start = datetime(2026, 3, 29, 1, tzinfo=BERLIN)
    assert night.add_working_minutes(start, 90) == datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)


def test_a_deadline_over_a_clock_change_keeps_office_hours() -> None:
    """From Friday 17:00 in winter time to Monday 10:00 in summer time."""
    empty_desk = WorkTime(PLAIN, Week(zone=BERLIN))
    friday = datetime(2026, 3, 27, 17, tzinfo=BERLIN)
    assert empty_desk.add_working_minutes(friday, 120) == datetime(2026, 3, 30, 10, tzinfo=BERLIN)


@pytest.mark.rule("G1")
@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        (BERLIN, date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (BERLIN, date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (BERLIN, date(2026, 7, 1), time(9), datetime(2026, 7, 1, 7, 0, tzinfo=UTC)),
        (MOSCOW, date(2026, 3, 29), time(2, 30), datetime(2026, 3, 28, 23, 30, tzinfo=UTC)),
        (
            ZoneInfo("Asia/Kamchatka"),
            date(2026, 1, 1),
            time(0),
            datetime(2025, 12, 31, 12, 0, tzinfo=UTC),
        ),
        (
            ZoneInfo("Australia/Lord_Howe"),  # half an hour is skipped
            date(2026, 10, 4),
            time(2, 10),
            datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
        ),
    ],
)
def test_a_local_time_as_an_instant(zone: ZoneInfo, day: date, at: time, utc: datetime) -> None:
    """A time that is skipped: the next valid minute; one that comes twice: the first."""
    assert instant(day, at, zone) == utc


def test_whether_somebody_works_at_a_moment() -> None:
    """From the first minute on, until the last one."""
    assert OFFICE.is_working_at(msk(5, 12, 9))
    assert not OFFICE.is_working_at(msk(5, 12, 18))
    assert not OFFICE.is_working_at(msk(5, 16, 12))
    assert not OFFICE.is_working_at(msk(5, 8, 17, 30)), "a short day"
