"""What was understood of the words of a due date, and what they may mean as buttons (D9)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from shared.contracts import bounds
from shared.i18n import dates
from shared.telegram.chat.calendar import Row
from shared.telegram.chat.visit import Visit
from shared.when.hours import DAY_END
from shared.when.moments import Question, Why
from shared.work.text import esc

LAST_SECOND: Final = int(datetime.combine(bounds.LATEST, DAY_END, UTC).timestamp())
OFFERED: Final = 4
"""Moments that may be meant: more of them are no help."""
QUOTED: Final = 200
Second = Annotated[int, Field(ge=0, le=LAST_SECOND)]


class MeantButton(CallbackData, prefix="dw"):
    """This moment was meant by the words, in seconds."""

    at: Second


def meant_rows(options: Sequence[datetime], visit: Visit) -> list[Row]:
    """A button for each moment that may have been meant."""
    return [
        [(_label(each, visit), MeantButton(at=int(each.timestamp())))] for each in options[:OFFERED]
    ]


def _label(moment: datetime, visit: Visit) -> str:
    zone = ZoneInfo(visit.me.timezone)
    day = dates.dated(moment.astimezone(zone).date(), visit.t, visit.today)
    time = dates.clock(moment, visit.me.timezone)
    return visit.t("task-due-option", day=day[0].upper() + day[1:], time=time)


def asked_again(asked: Question, visit: Visit) -> str:
    """The question, as HTML."""
    t, heard = visit.t, esc(asked.heard, QUOTED)
    match asked.why:
        case Why.UNCLEAR:
            return t("task-due-unclear")
        case Why.WHICH:
            return t("task-due-which", heard=heard)
        case Why.LEFT:
            told = asked.options or ((asked.passed,) if asked.passed else ())
            due = "; ".join(whole(each, visit) for each in told[:OFFERED]) or heard
            offered = "yes" if asked.options else "no"
            left = esc(asked.left, QUOTED)
            return t("task-due-left", due=due, left=left, offered=offered)
        case Why.PASSED:
            passed = whole(asked.passed, visit) if asked.passed else heard
            return t("task-due-passed", due=passed)


def whole(moment: datetime, visit: Visit) -> str:
    """By weekday and date, as the person reads it."""
    return dates.whole(moment, visit.me.timezone, visit.t, datetime.now(UTC))
