"""The time of day in somebody's words: «в 15:30», «к 10 утра», «вечером», "3pm"."""

import re
from datetime import time
from typing import Final

DAY_END: Final = time(18)
"""When a day that was named without an hour is over for work."""

_HALF = r"am|pm|утра|дня|вечера|ночи"
_MONTH = (
    r"янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
)
_O_CLOCK = r"(?:\s*(?:часов|часа|час|ч|o'?clock))?"
_NO_DATE = rf"(?!\s*[-./]\s*\w|\s*(?:{_MONTH}))"

_CLOCKS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:\b(?:в|к|до|at|by)\s+)?\b(?P<hour>\d\d?):(?P<minute>\d\d)(?:\s*(?P<half>{_HALF}))?\b",
        # «в 10.30» is a time, «до 10.12» a date; a month above 12 there is none.
        r"\b(?:в|at)\s+(?P<hour>\d\d?)\.(?P<minute>\d\d)(?![.\d])",
        r"(?:\bк\s+|\bдо\s+)?(?<![.\d])(?P<hour>\d\d?)\.(?P<minute>[2-5]\d|1[3-9])(?![.\d])",
        rf"\b(?:в|к|до|at|by)\s+(?P<hour>\d\d?){_O_CLOCK}(?:\s*(?P<half>{_HALF}))?\b{_NO_DATE}",
        r"\b(?P<hour>\d\d?)\s*(?P<half>am|pm|утра|вечера|ночи)\b",
        r"(?:(?<=сегодня)|(?<=завтра)|(?<=today)|(?<=tomorrow))\s+(?P<hour>\d\d?)$",
    )
)
_PARTS: Final = (
    (
        re.compile(
            r"\b(?:(?:к|до|в|by|at)\s+)?(?:the\s+)?(?:кон\w+ дня|end of (?:the )?day|eod)\b"
        ),
        18,
    ),
    (re.compile(r"\b(?:(?:к|до|in the)\s+)?(?:вечер\w*|evening)\b"), 18),
    (re.compile(r"\b(?:(?:к|in the)\s+)?(?:утром|утру|утро|morning)\b"), 9),
    (re.compile(r"\b(?:(?:в|до|к|at)\s+)?(?:полдень|полудн\w+|noon)\b"), 12),
    (re.compile(r"\b(?:после обеда|after lunch)\b"), 15),
    (re.compile(r"\b(?:(?:в|до|к)\s+)?(?:обед\w*|lunch)\b"), 13),
    (re.compile(r"\b(?:in the\s+)?(?:днем|afternoon)\b"), 14),
)


def split_hour(words: str) -> tuple[str, time | None]:
    """The words without their time of day, and the time; raises ValueError on «25:00».

    `words` are in lower case, with «е» for «ё».
    """
    for clock in _CLOCKS:
        if found := clock.search(words):
            return _without(words, found), _time(found.groupdict())
    for part, hour in _PARTS:
        if found := part.search(words):
            return _without(words, found), time(hour)
    return words, None


def _without(words: str, found: re.Match[str]) -> str:
    return " ".join((words[: found.start()] + " " + words[found.end() :]).split())


def _time(said: dict[str, str | None]) -> time:
    hour, minute = int(said["hour"] or 0), int(said.get("minute") or 0)
    match said.get("half"):
        case "pm" | "дня" | "вечера" if hour < 12:
            hour += 12
        case "am" | "утра" | "ночи" if hour == 12:
            hour = 0
        case "ночи" if hour > 6:
            hour += 12
        case _:
            pass
    return time(hour, minute)
