"""Days of an absence in somebody's own words: from and to, or a question with what may be meant."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.when.moments import Why
from shared.when.periods import DaysQuestion, days_of, last_day_of
from tests.words.test_moments import WORDS, table

TODAY = date(2026, 11, 23)
"""Monday."""
WEDNESDAY = date(2026, 11, 25)
MONTH = timedelta(days=31)

pytestmark = pytest.mark.rule("D9")


def said(days: tuple[date, date]) -> str:
    return f"{days[0]:%d.%m.%y} {days[1]:%d.%m.%y}"


@pytest.mark.parametrize(
    ("words", "meant"),
    table(
        "завтра = 24.11.26 24.11.26",
        "Завтра, пожалуйста. = 24.11.26 24.11.26",
        "2026-12-25 = 25.12.26 25.12.26",
        "15.12 = 15.12.26 15.12.26",
        "в понедельник = 30.11.26 30.11.26",
        "в пятницу, 27 ноября = 27.11.26 27.11.26",
        "вчера = 22.11.26 22.11.26",
        "с 12 по 18 мая = 12.05.27 18.05.27",
        "12-18 мая = 12.05.27 18.05.27",
        "12–18.05 = 12.05.27 18.05.27",
        "12.05 - 18.05 = 12.05.27 18.05.27",
        "12.05—18.05.2027 = 12.05.27 18.05.27",
        "12 мая - 12 мая = 12.05.27 12.05.27",
        "с 5 мая по 3 июня = 05.05.27 03.06.27",
        "с 1 по 14 июня = 01.06.27 14.06.27",
        "с первого по десятое декабря = 01.12.26 10.12.26",
        "с 10 декабря по 20 = 10.12.26 20.12.26",
        "с 1 по 3 декабря включительно = 01.12.26 03.12.26",
        "с 1.12.2026 по 5.12.2026 = 01.12.26 05.12.26",
        "с 28 декабря по 3 января = 28.12.26 03.01.27",
        "с 28.12.2026 по 3 января = 28.12.26 03.01.27",
        "с 28 декабря по 3 января 2027 = 28.12.26 03.01.27",
        "с понедельника по пятницу = 30.11.26 04.12.26",
        "с пятницы 27 ноября по вторник 1 декабря = 27.11.26 01.12.26",
        "с завтра по пятницу = 24.11.26 27.11.26",
        "from 12 to 18 may = 12.05.27 18.05.27",
        "from monday to friday = 30.11.26 04.12.26",
        "mon-fri = 30.11.26 04.12.26",
        "dec 24 - jan 3 = 24.12.26 03.01.27",
        # Days one after the other.
        "завтра и послезавтра = 24.11.26 25.11.26",
        "завтра-послезавтра = 24.11.26 25.11.26",
        "сегодня и завтра = 23.11.26 24.11.26",
        "tomorrow and the day after tomorrow = 24.11.26 25.11.26",
        "24 и 25 ноября = 24.11.26 25.11.26",
        "24, 25 и 26 ноября = 24.11.26 26.11.26",
        "понедельник и вторник = 30.11.26 01.12.26",
        # So many days.
        "с завтрашнего дня на неделю = 24.11.26 30.11.26",
        "на неделю с понедельника = 30.11.26 06.12.26",
        "3 дня с 12 мая = 12.05.27 14.05.27",
        "12 мая на 2 недели = 12.05.27 25.05.27",
        "через неделю на 3 дня = 30.11.26 02.12.26",
        "завтра на один день = 24.11.26 24.11.26",
        "for 3 days from tomorrow = 24.11.26 26.11.26",
        # The present days are not those of the next year.
        "с 23 по 27 ноября = 23.11.26 27.11.26",
        "с 20 по 25 ноября = 20.11.26 25.11.26",
        # The API refuses these, and says why.
        "с 05.12.2026 по 01.12.2026 = 05.12.26 01.12.26",
        "с 20 мая по 12 мая = 20.05.27 12.05.27",
    ),
)
def test_days_are_what_a_person_means_by_them(words: str, meant: str) -> None:
    """The month may be told once, and the year may end in between."""
    found = days_of(words, TODAY, TODAY)
    assert isinstance(found, tuple), found
    assert said(found) == meant


@pytest.mark.parametrize(
    ("words", "why", "options"),
    table(
        "завтра с обеда = left = 24.11.26 24.11.26",
        "завтра заберу ребёнка = left = 24.11.26 24.11.26",
        "с 12 по 18 мая, на море = left = 12.05.27 18.05.27",
        "не завтра = left = 24.11.26 24.11.26",
        "24 и 27 ноября = which = 24.11.26 27.11.26",
        "понедельник и среда = which = 30.11.26 02.12.26",
        "с 23 по 27 = which = 23.11.26 27.11.26",
        "12–18 = which = 12.12.26 18.12.26",
        "15 = which = 15.12.26 15.12.26",
        "с 20 по 12 мая = which = 20.04.27 12.05.27",
        "20 ноября = which = 20.11.27 20.11.27",
        "с 10 по 14 ноября = which = 10.11.27 14.11.27",
        "на неделю = which = 23.11.26 29.11.26",
        "до пятницы = which = 23.11.26 27.11.26",
        "на следующей неделе = which = 30.11.26 04.12.26",
        "в выходные = which = 28.11.26 28.11.26, 29.11.26 29.11.26",
        "пятница, 28 ноября = which =",
        "в мае = which =",
        "с 12 по = which =",
        "заватра = which = 24.11.26 24.11.26",
        "с утра по вечер = unclear =",
        "может = unclear =",
        "через 2 часа = left = 02.12.26 02.12.26",
    ),
)
def test_what_may_be_other_days_is_asked(words: str, why: str, options: str) -> None:
    """With the days that may be meant."""
    asked = days_of(words, TODAY, TODAY)
    assert isinstance(asked, DaysQuestion), asked
    assert (asked.why, ", ".join(map(said, asked.options))) == (why, options)
    assert bool(asked.left) == (asked.why in (Why.LEFT, Why.UNCLEAR))


@pytest.mark.parametrize(
    ("words", "options"),
    table(
        "с 23 по 27 ноября = 23.11.26 27.11.26",
        "20 ноября = 20.11.26 20.11.26",
        "вчера = 24.11.26 24.11.26",
        "с 28 октября по 10 ноября = 28.10.26 10.11.26",
        "с понедельника = 23.11.26 23.11.26, 30.11.26 30.11.26",
        "с понедельника по пятницу = 23.11.26 27.11.26, 30.11.26 04.12.26",
        "с 20-го = 20.11.26 20.11.26, 20.12.26 20.12.26",
    ),
)
def test_a_sick_leave_may_have_begun(words: str, options: str) -> None:
    """It is Wednesday: days of this month are not next year's, and «понедельник» may be either."""
    found = days_of(words, WEDNESDAY, WEDNESDAY - MONTH)
    days = [found] if isinstance(found, tuple) else found.options
    assert ", ".join(map(said, days)) == options


@pytest.mark.parametrize(
    ("words", "last"),
    table(
        "пятница = 04.12.26",
        "до пятницы = 04.12.26",
        "по 4 декабря = 04.12.26",
        "по 4 = 04.12.26",
        "4 = 04.12.26",
        "на неделю = 06.12.26",
        "3 дня = 02.12.26",
        "1 день = 30.11.26",
        "4 января = 04.01.27",
        "25 ноября = 25.11.26",
        "завтра = 24.11.26",
    ),
)
def test_the_last_day_is_counted_from_the_first(words: str, last: str) -> None:
    """Of an absence from 30 November; one that is before it, the API refuses."""
    found = last_day_of(words, TODAY, date(2026, 11, 30))
    assert isinstance(found, tuple), found
    assert found[0] == date(2026, 11, 30) and f"{found[1]:%d.%m.%y}" == last


@pytest.mark.parametrize(
    ("words", "options"),
    table(
        "в начале декабря = 30.11.26 01.12.26",
        "с 1 по 4 декабря = 01.12.26 04.12.26",
        "пятница, если смогу = 30.11.26 04.12.26",
        "как пойдёт =",
    ),
)
def test_a_last_day_that_is_not_sure_is_asked(words: str, options: str) -> None:
    """And the other first day that was said with it."""
    asked = last_day_of(words, TODAY, date(2026, 11, 30))
    assert isinstance(asked, DaysQuestion), asked
    assert ", ".join(map(said, asked.options)) == options


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
def test_whatever_is_said_days_are_found_or_asked(words: str) -> None:
    """And every word is heard or left."""
    for found in (days_of(words, TODAY, TODAY - MONTH), last_day_of(words, TODAY, WEDNESDAY)):
        if isinstance(found, DaysQuestion):
            told = [*found.heard.split(), *found.left.split()]
            assert sorted(told) == sorted(words.replace("10-15", "10 - 15").split()) or (
                found.why is Why.UNCLEAR
            )
