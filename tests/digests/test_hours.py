"""When a digest is due (G1–G3)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.notifications.digests import hours
from api.notifications.digests.hours import Wish
from api.notifications.digests.models import DayState
from api.people.calendar.workdays import Calendar, Week, WorkTime

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)


def wish(
    at: time = time(9), zone: ZoneInfo = MOSCOW, *, works: bool = True, away: bool = False
) -> Wish:
    work = WorkTime(Calendar(), Week(zone=zone)) if works else None
    return Wish(at=at, zone=zone, work=work, away=away)


def moment(day: date, clock: str, zone: ZoneInfo = MOSCOW, fold: int = 0) -> datetime:
    local = datetime.combine(day, time.fromisoformat(clock), zone)
    return local.replace(fold=fold).astimezone(UTC)


@pytest.mark.rule("G1", "G2")
@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("08:59", None),
        ("09:00", DayState.TOLD),
        ("12:59", DayState.TOLD),
        ("13:00", DayState.LATE),
        ("23:00", DayState.LATE),
    ],
)
def test_it_goes_at_the_persons_hour_and_for_four_hours(
    clock: str, expected: DayState | None
) -> None:
    """Later it is logged as skipped."""
    assert hours.verdict(wish(), MONDAY, moment(MONDAY, clock)) is expected


@pytest.mark.rule("G1")
def test_a_skipped_hour_is_the_next_minute_that_is() -> None:
    """Berlin, 29 March 2026: 02:30 is not; the digest goes at 03:00."""
    day = date(2026, 3, 29)
    asked = wish(time(2, 30), BERLIN, works=False)
    before = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    assert hours.verdict(asked, day, before) is None
    assert hours.verdict(asked, day, before + timedelta(minutes=1)) is DayState.TOLD


@pytest.mark.rule("G1")
def test_a_doubled_hour_is_the_first_one() -> None:
    """Berlin, 25 October 2026: 02:30 comes twice; the row of the day stops the second."""
    day = date(2026, 10, 25)
    asked = wish(time(2, 30), BERLIN, works=False)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert hours.verdict(asked, day, first - timedelta(minutes=1)) is None
    assert hours.verdict(asked, day, first) is DayState.TOLD
    assert hours.dates(first, BERLIN)[-1] == hours.dates(first + timedelta(hours=1), BERLIN)[-1]


@pytest.mark.rule("G3")
def test_not_on_days_off_nor_on_absences() -> None:
    """A contact has no week of ours."""
    saturday = date(2026, 11, 21)
    assert hours.verdict(wish(), saturday, moment(saturday, "09:00")) is DayState.FREE
    contact = wish(works=False)
    assert hours.verdict(contact, saturday, moment(saturday, "09:00")) is DayState.TOLD
    assert hours.verdict(wish(away=True), MONDAY, moment(MONDAY, "09:00")) is DayState.FREE


@pytest.mark.rule("G2")
def test_a_late_evening_may_still_be_told_after_midnight() -> None:
    """Yesterday's date counts for as long as its digest may be late, and is then forgotten."""
    night = moment(date(2026, 11, 24), "01:00")
    late = wish(time(23, 30))
    assert hours.dates(night, MOSCOW) == [MONDAY, date(2026, 11, 24)]
    assert hours.verdict(late, MONDAY, night) is DayState.TOLD
    assert hours.verdict(late, MONDAY, night + timedelta(hours=3)) is None
