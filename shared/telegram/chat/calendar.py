"""A month as inline buttons: — [‹] November 2026 [›], the weekdays, a button a day."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Final

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator, Field

from shared.contracts import bounds
from shared.i18n import Translator
from shared.telegram.chat.keyboards import Data

BLANK: Final = "·"
"""Telegram takes no button without something to see on it."""

Row = list[tuple[str, Data]]
"""Labels with what they hold, as `keyboards.inline` takes them."""
OnDay = Callable[[date], Data]


def _of_calendar(day: str) -> str:
    if date.fromisoformat(day).year not in bounds.YEARS:
        raise ValueError(day)
    return day


DayText = Annotated[str, AfterValidator(_of_calendar)]
"""A day in a button's data, `2026-11-23`. Data with another one is of no button of ours (X8)."""
DayNumber = Annotated[int, Field(ge=bounds.EARLIEST.toordinal(), le=bounds.LATEST.toordinal())]
"""The same as its proleptic number, as `date.toordinal` counts."""


class IdleButton(CallbackData, prefix="idle"):
    """A label that looks like a button: a weekday's name, a day that cannot be chosen."""


def month_rows(
    shown: date,
    pick: OnDay,
    turn: OnDay,
    t: Translator,
    *,
    first: date = date.min,
    chosen: date | None = None,
) -> list[Row]:
    """The month of the day `shown`. `pick` makes a day's button, `turn` the one that shows another
    month, by any day of it; days before `first` cannot be chosen, and there is no way before
    their month; `chosen` is marked."""

    def day_button(day: date) -> tuple[str, Data]:
        if day.month != shown.month or day < first:
            return BLANK, IdleButton()
        return (f"[{day.day}]" if day == chosen else str(day.day)), pick(day)

    weeks = Calendar().monthdatescalendar(shown.year, shown.month)
    days = [[day_button(day) for day in week] for week in weeks]
    alive = [row for row in days if any(label != BLANK for label, _ in row)]
    return [_heading(shown, turn, t, first), _weekdays(t), *alive]


def _heading(shown: date, turn: OnDay, t: Translator, first: date) -> Row:
    begins = shown.replace(day=1)
    before, after = begins - timedelta(days=1), begins + timedelta(days=31)
    name = t("calendar-month", month=shown.month, year=str(shown.year))
    back: tuple[str, Data] = ("‹", turn(before)) if before >= first else (BLANK, IdleButton())
    return [back, (name, IdleButton()), ("›", turn(after))]


def _weekdays(t: Translator) -> Row:
    return [(t("calendar-weekday", weekday=number), IdleButton()) for number in range(7)]
