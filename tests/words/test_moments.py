"""Due dates in somebody's own words; it is Monday, 23 November 2026, 14:30 in Moscow."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from shared.telegram.dates import LONGEST, day_of, days_of, moment_of

MOSCOW = ZoneInfo("Europe/Moscow")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("сегодня", "23.11.2026 18:00"),
        ("Завтра", "24.11.2026 18:00"),
        ("завтра 15:00", "24.11.2026 15:00"),
        ("Завтра, 15:00.", "24.11.2026 15:00"),
        ("завтра в 15", "24.11.2026 15:00"),
        ("завтра 15", "24.11.2026 15:00"),
        ("завтра 15.30", "24.11.2026 15:30"),
        ("завтра в 3 часа дня", "24.11.2026 15:00"),
        ("завтра в 9 утра", "24.11.2026 09:00"),
        ("завтра в 12 ночи", "24.11.2026 00:00"),
        ("завтра в 11 ночи", "24.11.2026 23:00"),
        ("послезавтра утром", "25.11.2026 09:00"),
        ("к концу дня", "23.11.2026 18:00"),
        ("завтра после обеда", "24.11.2026 15:00"),
        ("завтра в обед", "24.11.2026 13:00"),
        ("к полудню завтра", "24.11.2026 12:00"),
        ("завтра днём", "24.11.2026 14:00"),
        ("15:00", "23.11.2026 15:00"),
        ("в 10", "24.11.2026 10:00"),
        ("в пятницу", "27.11.2026 18:00"),
        ("до пятницы", "27.11.2026 18:00"),
        ("к среде", "25.11.2026 18:00"),
        ("в пятницу в 10", "27.11.2026 10:00"),
        ("пт 12:15", "27.11.2026 12:15"),
        ("в среду вечером", "25.11.2026 18:00"),
        ("в понедельник", "30.11.2026 18:00"),
        ("в этот четверг", "26.11.2026 18:00"),
        ("в следующую пятницу", "04.12.2026 18:00"),
        ("в следующий понедельник", "30.11.2026 18:00"),
        ("на следующей неделе", "30.11.2026 18:00"),
        ("до конца недели", "27.11.2026 18:00"),
        ("в конце месяца", "30.11.2026 18:00"),
        ("через полчаса", "23.11.2026 15:00"),
        ("через 2 часа", "23.11.2026 16:30"),
        ("через 1,5 часа", "23.11.2026 16:00"),
        ("через 1 час 30 минут", "23.11.2026 16:00"),
        ("через два дня", "25.11.2026 18:00"),
        ("через неделю", "30.11.2026 18:00"),
        ("через месяц в 12:00", "23.12.2026 12:00"),
        ("25 декабря в 10", "25.12.2026 10:00"),
        ("25 декабря", "25.12.2026 18:00"),
        ("1-го декабря", "01.12.2026 18:00"),
        ("первое декабря", "01.12.2026 18:00"),
        ("до 5 мая", "05.05.2027 18:00"),
        ("1 января", "01.01.2027 18:00"),
        ("29 февраля", "29.02.2028 18:00"),
        ("25.12", "25.12.2026 18:00"),
        ("01.12", "01.12.2026 18:00"),
        ("до 10.12 в 12", "10.12.2026 12:00"),
        ("1.12.26", "01.12.2026 18:00"),
        ("25.12.2026 10:00", "25.12.2026 10:00"),
        ("2026-12-25 10:00", "25.12.2026 10:00"),
        ("tomorrow 3pm", "24.11.2026 15:00"),
        ("tomorrow at 9", "24.11.2026 09:00"),
        ("in 2 hours", "23.11.2026 16:30"),
        ("in a week", "30.11.2026 18:00"),
        ("next week", "30.11.2026 18:00"),
        ("next monday", "30.11.2026 18:00"),
        ("next friday", "04.12.2026 18:00"),
        ("friday 10am", "27.11.2026 10:00"),
        ("by friday noon", "27.11.2026 12:00"),
        ("december 25 at 10", "25.12.2026 10:00"),
        ("the 1st of december", "01.12.2026 18:00"),
        ("end of week", "27.11.2026 18:00"),
        ("eod", "23.11.2026 18:00"),
    ],
)
def test_a_moment_is_what_a_person_means_by_it(words: str, meant: str) -> None:
    """A day without an hour ends with the working day; an hour without a day is the next one."""
    found = moment_of(words, MOSCOW, NOW)
    assert found is not None and found.tzinfo is UTC
    assert f"{found.astimezone(MOSCOW):%d.%m.%Y %H:%M}" == meant


@pytest.mark.parametrize(
    "words",
    ["", " ", "может", "май", "в мае", "весной", "привет", "как-нибудь потом", "завтра купить хлеб",
     "13", "0", "a", "час", "31 февраля", "31.11", "99 декабря", "32.05", "завтра 25:00",
     "через 100 лет", "1700000000", "20261201", "с 12 по 18 мая", "12–18.05", "🙂", "?!",
     "завтра " * LONGEST],
)  # fmt: skip
def test_what_is_no_date_is_none(words: str) -> None:
    """The person is asked again rather than surprised by a guess."""
    assert moment_of(words, MOSCOW, NOW) is None


@pytest.mark.parametrize("words", ["вчера", "2 часа назад", "сегодня в 10:00", "23.11.2025"])
def test_a_past_moment_is_told_as_it_is(words: str) -> None:
    """Whoever asked sees that it has passed, and says so."""
    found = moment_of(words, MOSCOW, NOW)
    assert found is not None and found < NOW


def test_the_first_line_alone_names_the_moment() -> None:
    """A second line is about something else."""
    assert moment_of("завтра\nи ещё", MOSCOW, NOW) == moment_of("завтра", MOSCOW, NOW)


def test_hours_are_counted_across_the_night_when_clocks_move() -> None:
    """In Berlin 26 October 2026, 02:30 comes twice the night before: two hours are two hours."""
    evening = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    assert moment_of("через 2 часа", BERLIN, evening) == evening + timedelta(hours=2)


def test_an_hour_that_the_clocks_skip_is_the_hour_after() -> None:
    """29 March 2026 has no 02:30 in Berlin."""
    found = moment_of("завтра 02:30", BERLIN, datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert found == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("завтра", "24.11.26", "24.11.26"),
        ("2026-12-25", "25.12.26", "25.12.26"),
        ("с 12 по 18 мая", "12.05.27", "18.05.27"),
        ("12-18 мая", "12.05.27", "18.05.27"),
        ("12–18.05", "12.05.27", "18.05.27"),
        ("12.05 - 18.05", "12.05.27", "18.05.27"),
        ("12 мая - 12 мая", "12.05.27", "12.05.27"),
        ("с 5 мая по 3 июня", "05.05.27", "03.06.27"),
        ("с 28 декабря по 3 января", "28.12.26", "03.01.27"),
        ("с понедельника по пятницу", "30.11.26", "04.12.26"),
        ("from 12 to 18 may", "12.05.27", "18.05.27"),
    ],
)
def test_days_from_and_to(words: str, first: str, last: str) -> None:
    """The month may be told once, and the year may end in between."""
    found = days_of(words, TODAY)
    assert found is not None
    assert [f"{day:%d.%m.%y}" for day in found] == [first, last]


@pytest.mark.parametrize("words", ["с утра по вечер", "может", "с 12 по", "12–18"])
def test_no_days_are_none(words: str) -> None:
    """Half a range is none."""
    assert days_of(words, TODAY) is None
    assert day_of(words, TODAY) is None
