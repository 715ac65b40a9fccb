"""Which days can be asked for, and how many they are."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.absences import errors
from api.absences.balance import days
from api.absences.balance.balance import accrued, months
from api.absences.balance.days import Span
from api.people.calendar.work_calendar import shipped
from api.people.calendar.workdays import Week, WorkTime
from shared.contracts.absences import AbsenceKind, VacationDays

pytestmark = pytest.mark.rule("A10")

TODAY = date(2026, 5, 12)
OFFICE = WorkTime(shipped(), Week(zone=ZoneInfo("Europe/Moscow")))
VACATION, SICK = AbsenceKind.VACATION, AbsenceKind.SICK


def span(start: date, end: date, halves: str = "") -> Span:
    """`halves` names the half ends: `s`, `e` or both."""
    return Span(start=start, end=end, start_half="s" in halves, end_half="e" in halves)


def may(start: int, end: int, halves: str = "") -> Span:
    return span(date(2026, 5, start), date(2026, 5, end), halves)


@pytest.mark.parametrize(
    ("kind", "asked", "refusal"),
    [
        (VACATION, may(12, 12), None),
        (VACATION, may(12, 12, "s"), None),
        (VACATION, may(12, 12, "se"), errors.DatesReversed),
        (VACATION, may(13, 12), errors.DatesReversed),
        (VACATION, may(11, 15), errors.InThePast),
        (SICK, may(11, 15), None),
        (SICK, span(TODAY - timedelta(30), TODAY), None),
        (SICK, span(TODAY - timedelta(31), TODAY), errors.InThePast),
        (VACATION, span(TODAY, TODAY + timedelta(365)), None),
        (VACATION, span(TODAY, TODAY + timedelta(400)), errors.TooLong),
        (VACATION, span(date(9999, 12, 1), date(9999, 12, 31)), errors.TooFar),
        (VACATION, span(date(1, 1, 1), TODAY), errors.TooLong),
    ],
)
def test_days_that_can_be_asked_for(
    kind: AbsenceKind, asked: Span, refusal: type[Exception] | None
) -> None:
    """A sick leave may have begun up to 30 days ago, everything else begins today at the
    earliest; 366 days at most."""
    if refusal is None:
        days.check(kind, asked, TODAY)
        return
    with pytest.raises(refusal):
        days.check(kind, asked, TODAY)


@pytest.mark.parametrize(
    ("asked", "calendar", "working"),
    [
        (may(18, 31), 14.0, 10.0),
        (may(18, 31, "se"), 13.0, 9.5),  # 31 May is a Sunday: half of it is no working day
        (span(date(2026, 6, 8), date(2026, 6, 14)), 6.0, 4.0),  # 12 June is a public holiday
        (span(date(2026, 12, 28), date(2027, 1, 10)), 6.0, 3.0),  # over the New Year
        (span(date(2026, 3, 7), date(2026, 3, 9)), 2.0, 0.0),  # 9 March is only moved
    ],
)
def test_what_a_vacation_takes_from_the_balance(
    asked: Span, calendar: float, working: float
) -> None:
    """Calendar days without public holidays by law, or working days by the setting."""
    assert days.charged(VACATION, asked, OFFICE, VacationDays.CALENDAR) == calendar
    assert days.charged(VACATION, asked, OFFICE, VacationDays.WORKING) == working
    assert days.charged(SICK, asked, OFFICE, VacationDays.CALENDAR) == 0


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (may(12, 14), may(14, 15), True),
        (may(12, 14), may(15, 16), False),
        (may(12, 14, "e"), may(14, 15, "s"), False),  # one ends at midday, the other begins
        (may(12, 14, "e"), may(14, 15), True),
        (may(12, 20), may(14, 15), True),
    ],
)
def test_overlap(one: Span, other: Span, shared: bool) -> None:
    """Both ways alike."""
    assert days.overlap(one, other) is days.overlap(other, one) is shared


def test_a_half_day_is_no_day_away() -> None:
    """The person is there for half of it."""
    assert days.whole_days(may(12, 14, "se")) == (date(2026, 5, 13), date(2026, 5, 13))
    assert days.whole_days(may(12, 12, "s")) is None


@pytest.mark.parametrize(
    ("since", "on", "count"),
    [
        (date(2026, 1, 1), date(2026, 1, 15), 0),
        (date(2026, 1, 1), date(2026, 1, 16), 1),  # a half counts as whole
        (date(2026, 1, 1), date(2026, 2, 1), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),  # the end of a shorter month
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2025, 5, 12), date(2026, 5, 12), 12),
        (date(2026, 5, 12), date(2026, 5, 11), 0),
    ],
)
def test_months_worked(since: date, on: date, count: int) -> None:
    """The rest of a month counts from its half on."""
    assert months(since, on) == count


def test_days_accrue_by_the_month() -> None:
    """28 days a year are 2.33 a month."""
    assert accrued(date(2026, 1, 1), date(2026, 2, 1), 28) == 2.33
    assert accrued(date(2025, 1, 1), date(2026, 1, 1), 28) == 28
    assert accrued(date(2025, 1, 1), date(2026, 7, 1), 31) == 46.5
