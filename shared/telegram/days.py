"""A day in somebody's words: «в следующую среду», «до 5.05», «через неделю», "end of week".

Weekdays and the prepositions that Russian declines are read here: dateparser knows no «к среде»
and no «следующая пятница». What it knows well is left to it: days by their month, spelled
numbers, spans. Words come tidied: in lower case, with «е» for «ё».
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Final

FARTHEST: Final = timedelta(days=5 * 366)
"""Further than that nobody plans: it is a number misread as a year."""

_LEADING: Final = re.compile(
    r"^(?:(?:до|к|ко|на|во|в|с|со|по|by|on|until|till|before|from|the|at)\s+)+"
)
_ORDINAL: Final = re.compile(r"\b(\d\d?)-?(?:го|ое|е|му|ого)\b")
_WEEKDAYS: Final = tuple(
    re.compile(rf"^(?P<which>(?:следующ|эт)\w+\s+|next\s+|this\s+)?(?:{names})$")
    for names in (
        r"понедельник\w*|пн|mon(?:day)?",
        r"вторник\w*|вт|tue(?:sday)?",
        r"сред[ауые]|ср|wed(?:nesday)?",
        r"четверг\w*|чт|thu(?:rsday)?",
        r"пятниц\w+|пт|fri(?:day)?",
        r"суббот\w+|сб|sat(?:urday)?",
        r"воскресень\w+|вс|sun(?:day)?",
    )
)
_NEXT_WEEK: Final = re.compile(r"^следующ\w+ недел\w+$|^next week$")
_WEEK_END: Final = re.compile(r"^кон\w+ (?:этой )?недели$|^end of (?:the |this )?week$")
_MONTH_END: Final = re.compile(r"^кон\w+ (?:этого )?месяца$|^end of (?:the |this )?month$")
_SHORT: Final = re.compile(r"^(\d\d?)[./](\d\d?)$")
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_DATED: Final = re.compile(r"[^\W\d]|\d[-./]\d")
_TWO_DATES: Final = re.compile(r"[–—]|\s-\s")
_SPAN: Final = ("через ", "in ")


def day_in(words: str, today: date) -> date | None:
    """The day that the words name, or None; without a year it is the next such day."""
    words = _ORDINAL.sub(r"\1", _LEADING.sub("", words))
    if short := _SHORT.match(words):
        # dateparser reads «01.12» as a time of day.
        number = int(short[2])
        words = f"{short[1]} {_MONTHS[number - 1]}" if 1 <= number <= 12 else ""
    named = _weekday(words, today) or _edge(words, today)
    if named:
        return named
    found = parsed(words, datetime.combine(today, time(0)))
    return found.date() if found else None


def _weekday(words: str, today: date) -> date | None:
    """The nearest such day after today; «следующий» never lies in the present week."""
    for number, weekday in enumerate(_WEEKDAYS):
        if found := weekday.match(words):
            ahead = (number - today.weekday() - 1) % 7 + 1
            is_next = (found["which"] or "").startswith(("следующ", "next"))
            skips = is_next and today.weekday() + ahead < 7
            return today + timedelta(days=ahead + 7 * skips)
    return None


def _edge(words: str, today: date) -> date | None:
    if _NEXT_WEEK.match(words):
        return today + timedelta(days=7)
    if _WEEK_END.match(words):
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if _MONTH_END.match(words):
        return today.replace(day=monthrange(today.year, today.month)[1])
    return None


def parsed(words: str, base: datetime) -> datetime | None:
    """By dateparser, counted from `base`. It guesses a date in a bare number, in a single letter
    and in two dates at once: those are nobody's date."""
    if len(words) < 3 or not _DATED.search(words) or _TWO_DATES.search(words):
        return None
    # Imported at the first words of somebody: it takes 20 MB that an idle bot need not have.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    parser = DateDataParser(
        languages=["ru", "en"],
        use_given_order=True,
        settings={
            "RELATIVE_BASE": base,
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "PARSERS": ["relative-time", "absolute-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    found = parser.get_date_data(words)
    if found.date_obj is None or abs(found.date_obj - base) > FARTHEST:
        return None
    return found.date_obj if found.period == "day" or words.startswith(_SPAN) else None
