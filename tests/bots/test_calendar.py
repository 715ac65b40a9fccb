"""A month drawn as buttons."""

from datetime import date

from aiogram.filters.callback_data import CallbackData

from shared.i18n import translator
from shared.telegram.chat.calendar import BLANK, month_rows

TODAY = date(2026, 11, 23)


class Day(CallbackData, prefix="d"):
    on: str
    turn: bool = False


def _drawn(shown: date, locale: str = "ru", **more: date) -> list[list[tuple[str, str]]]:
    rows = month_rows(
        shown,
        lambda day: Day(on=day.isoformat()),
        lambda day: Day(on=day.isoformat(), turn=True),
        translator(locale),
        **more,
    )
    return [[(label, data.pack()) for label, data in row] for row in rows]


def test_a_month_has_its_name_its_weekdays_and_its_days() -> None:
    """Days of other months are no buttons."""
    heading, weekdays, *weeks = _drawn(TODAY)
    assert [label for label, _ in heading] == ["‹", "Ноябрь 2026", "›"]
    assert [label for label, _ in weekdays] == ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"]
    assert [label for label, _ in weeks[0]] == [BLANK] * 6 + ["1"]
    assert weeks[-1][0] == ("30", "d:2026-11-30:0")
    assert weeks[-1][1] == (BLANK, "idle")


def test_what_is_past_cannot_be_chosen() -> None:
    """Its weeks are not even drawn, and there is no way to the month before."""
    heading, _, *weeks = _drawn(TODAY, "en", first=TODAY, chosen=date(2026, 11, 27))
    assert heading[0] == (BLANK, "idle") and heading[1][0] == "November 2026"
    assert [label for label, _ in weeks[0]] == ["23", "24", "25", "26", "[27]", "28", "29"]


def test_months_are_turned_across_the_year() -> None:
    """December is followed by January, and a long month by a short one."""
    heading = _drawn(date(2026, 12, 31))[0]
    assert heading[2][1] == "d:2027-01-01:1"
    assert _drawn(date(2027, 1, 31))[0][2][1] == "d:2027-02-01:1"
    assert _drawn(date(2027, 1, 31))[0][0][1] == "d:2026-12-31:1"
