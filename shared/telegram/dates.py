"""Days and moments in somebody's words, in Russian and English: «завтра 15:00», "next monday".

The hour is taken out of the words first (`hours.py`), the rest names the day (`days.py`): left
alone with both, dateparser makes the year 2110 of «25 декабря в 10», the tenth of the month of
«в пятницу в 10» and the present hour of «завтра в 15».
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from shared.telegram.days import day_in, parsed
from shared.telegram.hours import DAY_END, split_hour

LONGEST: Final = 60
"""Characters: whatever is longer is no date, and patterns need not be tried on it."""

_COMMA: Final = re.compile(r"(?<!\d),|,(?!\d)")
_SOON: Final = re.compile(r"\b(?:ч|час\w*|полчаса|мин\w*|hours?|minutes?)$")
_RANGE: Final = re.compile(
    r"^(?:(?:с|со|from)\s+)?(.+?)\s*(?:\s(?:по|до|to|till|until)\s|[-–—])\s*(.+)$"
)
_ISO: Final = re.compile(r"^\d{4}-\d\d-\d\d$")


def moment_of(text: str, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The moment in UTC, or None when the words name none; it may lie in the past.

    A day without an hour ends at 18:00; an hour without a day is the next such hour.
    """
    words = _tidied(text)
    if _SOON.search(words):
        # Hours are counted in UTC: on a night when clocks move, two hours are still two hours.
        soon = parsed(words, now.astimezone(UTC).replace(tzinfo=None))
        if soon:
            return soon.replace(tzinfo=UTC)
    try:
        rest, hour = split_hour(words)
    except ValueError:
        return None
    local = now.astimezone(zone)
    if not rest and hour:
        passed = hour <= local.time()
        return _at(local.date() + timedelta(days=passed), hour, zone)
    found = day_in(rest, local.date())
    return _at(found, hour or DAY_END, zone) if found else None


def day_of(text: str, today: date) -> date | None:
    """The day that the words name, or None; without a year it is the next such day."""
    return day_in(_tidied(text), today)


def days_of(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of «с 12 по 18 мая», «12–18.05», «завтра», or None."""
    words = _tidied(text)
    found = _RANGE.match(words)
    if found is None or _ISO.match(words):
        single = day_in(words, today)
        return (single, single) if single else None
    first, last = found.groups()
    if first.isdigit():  # «12» of «с 12 по 18 мая»: the month is told once.
        first += re.sub(r"^\d+", "", last)
    begins, ends = day_in(first, today), day_in(last, today)
    if begins and ends and ends < begins:  # «с понедельника по пятницу», «28 декабря – 3 января»
        ends = day_in(last, begins - timedelta(days=1))
    return (begins, ends) if begins and ends else None


def _tidied(text: str) -> str:
    lines = text.strip().splitlines() or [""]
    words = " ".join(_COMMA.sub(" ", lines[0].casefold().replace("ё", "е")).split())
    return words.rstrip(" .!?") if len(words) <= LONGEST else ""


def _at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, hour, zone).astimezone(UTC)
