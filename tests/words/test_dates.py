"""Days and moments in words."""

from datetime import UTC, date, datetime

import pytest

from shared.i18n import dates, translator

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (datetime(2026, 11, 23, 12, tzinfo=UTC), "сегодня в 15:00", "today at 15:00"),
        (datetime(2026, 11, 23, 21, 30, tzinfo=UTC), "завтра в 00:30", "tomorrow at 00:30"),
        (datetime(2026, 11, 22, 6, tzinfo=UTC), "вчера в 09:00", "yesterday at 09:00"),
        (datetime(2026, 5, 5, 6, tzinfo=UTC), "5 мая в 09:00", "5 May at 09:00"),
        (datetime(2027, 1, 9, 6, tzinfo=UTC), "9 января 2027 в 09:00", "9 January 2027 at 09:00"),
    ],
)
def test_a_moment_is_told_in_the_readers_zone(value: datetime, russian: str, english: str) -> None:
    """Near days have names, a foreign year is told."""
    said = [dates.moment(value, "Europe/Moscow", translator(each), NOW) for each in ("ru", "en")]
    assert said == [russian, english]


@pytest.mark.rule("U8")
@pytest.mark.parametrize("zone", ["Europe/Moscow", "America/New_York", "Pacific/Kiritimati"])
def test_the_edges_of_the_calendar_are_told_too(zone: str) -> None:
    """In a zone that has no such day it is the day as it was written."""
    for edge in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)):
        assert f" {edge.year} в " in dates.moment(edge, zone, translator("ru"), NOW)
        assert f" {edge.year} в " in dates.whole(edge, zone, translator("ru"), NOW)
        assert dates.clock(edge, zone)


@pytest.mark.rule("D9")
@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (
            datetime(2026, 11, 24, 12, tzinfo=UTC),
            "завтра в 15:00 (вторник, 24 ноября)",
            "tomorrow at 15:00 (Tuesday, 24 November)",
        ),
        (datetime(2027, 5, 5, 6, tzinfo=UTC), "5 мая 2027 в 09:00 (среда)",
         "5 May 2027 at 09:00 (Wednesday)"),
    ],
)  # fmt: skip
def test_what_is_checked_before_it_is_saved_has_weekday_and_date(
    value: datetime, russian: str, english: str
) -> None:
    """Whatever a near day is called besides."""
    said = [dates.whole(value, "Europe/Moscow", translator(each), NOW) for each in ("ru", "en")]
    assert said == [russian, english]


def test_a_day_has_its_name() -> None:
    """And its weekday."""
    day = date(2026, 11, 23)
    assert dates.day(day, translator("ru")) == "23 ноября"
    assert dates.weekday(day, translator("en")) == "Monday"


@pytest.mark.rule("Q14")
@pytest.mark.parametrize(
    ("value", "at", "by"),
    [
        (NOW, "23 ноября в 12:00", "понедельник, 23 ноября, 12:00"),
        (
            datetime(2026, 11, 23, 21, 30, tzinfo=UTC),
            "24 ноября в 00:30",
            "вторник, 24 ноября, 00:30",
        ),
        (
            datetime(2027, 1, 9, 6, tzinfo=UTC),
            "9 января 2027 в 09:00",
            "суббота, 9 января 2027, 09:00",
        ),
    ],
)
def test_what_stays_in_a_chat_names_the_day(value: datetime, at: str, by: str) -> None:
    """No «today» that somebody reads tomorrow."""
    said = [
        say(value, "Europe/Moscow", translator("ru"), NOW)
        for say in (dates.lasting, dates.deadline)
    ]
    assert said == [at, by]
