"""The verdict at sending, and when the night ends: pure (Q5, N2)."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.notifications.models import Reason
from api.notifications.prepare.recheck import (
    Asked,
    Expire,
    Go,
    Postpone,
    Skip,
    Verdict,
    judge,
    quiet_hours_of,
    quiet_until,
)
from shared.contracts.preferences import ChannelMode, QuietHours

MOSCOW, BERLIN, NEW_YORK = "Europe/Moscow", "Europe/Berlin", "America/New_York"
NIGHT = QuietHours(start=time(22), end=time(7))
NOON = QuietHours(start=time(12), end=time(13))
MONDAY = 0


def at(zone: str, text: str) -> datetime:
    """The instant of a wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


ASKED = Asked(
    moment=at(MOSCOW, "2026-06-10 15:00"),
    expires_at=at(MOSCOW, "2026-06-13 15:00"),
    reader_active=True,
    object_gone=False,
    allowed=True,
    outdated=False,
    muted=False,
    read=False,
    mode=ChannelMode.ALWAYS,
    address_alive=True,
    critical=False,
    is_edit=False,
    up_to_date=False,
    quiet=None,
    timezone=MOSCOW,
)
AT_NIGHT = replace(ASKED, quiet=NIGHT, moment=at(MOSCOW, "2026-06-10 23:30"))
TOMORROW = at(MOSCOW, "2026-06-11 09:00")
MORNING = Postpone(at(MOSCOW, "2026-06-11 07:00"), Reason.QUIET)

VERDICTS: dict[str, tuple[Asked, Verdict]] = {
    "nothing against it": (ASKED, Go()),
    "too late": (replace(ASKED, moment=ASKED.expires_at), Expire()),
    "the reader left": (replace(ASKED, reader_active=False), Skip(Reason.INACTIVE)),
    "the object is gone": (replace(ASKED, object_gone=True), Skip(Reason.DELETED)),
    "no right any more": (replace(ASKED, allowed=False), Skip(Reason.NO_ACCESS)),
    "the address is gone": (replace(ASKED, address_alive=False), Skip(Reason.ADDRESS_GONE)),
    "it says nothing to the reader now": (
        replace(ASKED, outdated=True),
        Skip(Reason.OUTDATED),
    ),
    "away until tomorrow": (replace(ASKED, away_until=TOMORROW), Postpone(TOMORROW, Reason.AWAY)),
    "critical finds whoever is away": (
        replace(ASKED, away_until=TOMORROW, critical=True),
        Go(),
    ),
    "an edit disturbs nobody": (replace(ASKED, away_until=TOMORROW, is_edit=True), Go()),
    "back at work": (replace(ASKED, away_until=ASKED.moment), Go()),
    "an edit of what is outdated goes": (replace(ASKED, outdated=True, is_edit=True), Go()),
    "read elsewhere": (replace(ASKED, read=True), Skip(Reason.READ)),
    "the channel is off": (replace(ASKED, mode=ChannelMode.OFF), Skip(Reason.OFF)),
    "a fallback that was chosen goes": (replace(ASKED, mode=ChannelMode.FALLBACK), Go()),
    "at night it waits": (AT_NIGHT, MORNING),
    "critical passes the night": (replace(AT_NIGHT, critical=True), Go()),
    "an edit passes the night": (replace(AT_NIGHT, is_edit=True), Go()),
    "an edit of what was read goes": (replace(ASKED, is_edit=True, read=True), Go()),
    "an edit on a channel that is off goes": (
        replace(ASKED, is_edit=True, mode=ChannelMode.OFF),
        Go(),
    ),
    "an edit that shows nothing new": (
        replace(ASKED, is_edit=True, up_to_date=True),
        Skip(Reason.UP_TO_DATE),
    ),
    "read is known before the night": (replace(AT_NIGHT, read=True), Skip(Reason.READ)),
    "critical does not raise the dead": (
        replace(ASKED, critical=True, address_alive=False),
        Skip(Reason.ADDRESS_GONE),
    ),
    "critical does not give rights": (
        replace(ASKED, critical=True, allowed=False),
        Skip(Reason.NO_ACCESS),
    ),
}


@pytest.mark.rule("Q5")
@pytest.mark.parametrize("case", VERDICTS)
def test_the_verdict(case: str) -> None:
    """The first objection counts."""
    asked, verdict = VERDICTS[case]
    assert judge(asked) == verdict


@pytest.mark.rule("N2")
@pytest.mark.parametrize(
    ("zone", "quiet", "moment", "until"),
    [
        (MOSCOW, NIGHT, "2026-06-10 21:59:59", None),
        (MOSCOW, NIGHT, "2026-06-10 22:00", "2026-06-11 07:00"),
        (MOSCOW, NIGHT, "2026-06-11 03:00", "2026-06-11 07:00"),
        (MOSCOW, NIGHT, "2026-06-11 07:00", None),
        (MOSCOW, NOON, "2026-06-10 12:30", "2026-06-10 13:00"),
        (MOSCOW, NOON, "2026-06-10 13:00", None),
        (NEW_YORK, NIGHT, "2026-06-10 23:00", "2026-06-11 07:00"),
    ],
)
def test_when_quiet_hours_end(zone: str, quiet: QuietHours, moment: str, until: str | None) -> None:
    """The beginning belongs to them, the end does not; the clock is the person's."""
    assert quiet_until(quiet, zone, at(zone, moment)) == (at(zone, until) if until else None)


@pytest.mark.rule("N2")
@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-06-08 23:00", True),  # Monday evening
        ("2026-06-09 06:00", True),  # Tuesday morning is still Monday's night
        ("2026-06-09 23:00", False),  # Tuesday evening
        ("2026-06-08 06:00", False),  # Monday morning is Sunday's night
    ],
)
def test_a_night_belongs_to_the_day_on_which_it_begins(moment: str, quiet: bool) -> None:
    """Quiet on Mondays only."""
    mondays = QuietHours(start=time(22), end=time(7), weekdays=[MONDAY])
    assert (quiet_until(mondays, MOSCOW, at(MOSCOW, moment)) is not None) is quiet


@pytest.mark.rule("N2")
@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-03-28", 8), ("2026-10-24", 10), ("2026-06-10", 9)],
    ids=["the clock jumps forward", "the clock goes back", "an ordinary night"],
)
def test_a_night_with_a_change_of_the_clock_ends_at_seven(day: str, hours: int) -> None:
    """Shorter or longer in truth, and the same on the wall."""
    evening = at(BERLIN, f"{day} 22:00")
    until = quiet_until(NIGHT, BERLIN, evening)
    assert until is not None
    assert until.astimezone(ZoneInfo(BERLIN)).time() == time(7)
    assert until - evening == timedelta(hours=hours)


@pytest.mark.rule("N2")
def test_an_end_inside_the_gap_is_still_an_end() -> None:
    """02:30 does not exist on 29 March 2026 in Berlin; it is read as before the gap, 01:30 UTC."""
    quiet = QuietHours(start=time(22), end=time(2, 30))
    assert quiet_until(quiet, BERLIN, at(BERLIN, "2026-03-28 23:00")) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


@pytest.mark.rule("N2")
def test_the_hour_that_comes_twice_is_quiet_both_times() -> None:
    """25 October 2026 in Berlin: 02:30 is once summer and once winter time."""
    for utc in ("00:30", "01:30"):
        moment = datetime.fromisoformat(f"2026-10-25 {utc}").replace(tzinfo=UTC)
        assert quiet_until(NIGHT, BERLIN, moment) == at(BERLIN, "2026-10-25 07:00")


def test_the_schedule_is_read_from_the_row() -> None:
    """As the profile keeps it; none is none."""
    kept = {"start": "22:00:00", "end": "07:00:00", "weekdays": [0, 1]}
    assert quiet_hours_of(kept) == QuietHours(start=time(22), end=time(7), weekdays=[0, 1])
    assert quiet_hours_of(None) is None
