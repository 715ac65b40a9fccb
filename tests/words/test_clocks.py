"""Hours of every day in somebody's own words: quiet hours, the hour of the digest."""

from datetime import time

import pytest

from shared.when.clocks import hour_of, hours_of

pytestmark = pytest.mark.rule("D9")


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("с 23 до 7:30", (time(23), time(7, 30))),
        ("22.00–08.00", (time(22), time(8))),
        ("22-08", (time(22), time(8))),
        ("23:00 – 7:30", (time(23), time(7, 30))),
        ("с 11 вечера до 7 утра", (time(23), time(7))),
        ("с полуночи до 6", (time(0), time(6))),
        ("с одиннадцати вечера до восьми утра", (time(23), time(8))),
        ("10pm - 7 a.m.", (time(22), time(7))),
        ("from 10 pm to 7 am, please", (time(22), time(7))),
        ("between 9 and 18", (time(9), time(18))),
        ("с 11 до 7", None),
        ("с 10 до 10", None),
        ("с 9 до 18 или 19", None),
        ("с 23 до 7, кроме субботы", None),
        ("8:45", None),
        ("ночью", None),
        ("", None),
    ],
)
def test_two_hours_are_all_that_is_said(words: str, hours: tuple[time, time] | None) -> None:
    """A word besides, or hours that may be a night or a day, are asked about."""
    assert hours_of(words) == hours


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("8:45", time(8, 45)),
        ("в 8:45", time(8, 45)),
        ("8", time(8)),
        ("в 8 утра", time(8)),
        ("в 7 вечера", time(19)),
        ("к девяти", time(9)),
        ("полдевятого", time(8, 30)),
        ("в полдень", time(12)),
        ("12 AM", time(0)),
        ("22 pm", time(22)),
        ("9-30", time(9, 30)),
        ("25:00", None),
        ("7 amp", None),
        ("8:45 по понедельникам", None),
        ("8 и 9", None),
        ("хлеб", None),
    ],
)
def test_one_hour_is_all_that_is_said(words: str, hour: time | None) -> None:
    """As it is written on a clock with 24 of them, unless half of the day is told."""
    assert hour_of(words) == hour
