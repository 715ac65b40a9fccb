"""The table of spans: «через 2 часа», «через неделю», "in half an hour", «на 3 дня»."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from shared.when.dates import FARTHEST, monday
from shared.when.items import WEEK, Caught, Fixed, Item, Known, Length, Make, Soon, Vague, Week

_UNITS: Final = {
    "minute": "минуту минуты минут минутку мин м minute minutes min mins m",
    "hour": "час часа часов часик ч hour hours h hr hrs",
    "day": "день дня дней day days",
    "week": "неделю недели недель нед неделя неделька недельку week weeks",
    "fortnight": "fortnight fortnights",
    "month": "месяц месяца месяцев мес month months",
    "year": "год года лет year years",
}
_UNIT_OF: Final = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_UNIT: Final = "(?:" + "|".join(sorted(_UNIT_OF, key=len, reverse=True)) + ")"
_SOME: Final = r"пару|a couple of|couple of|несколько|a few|few"
_COUNT: Final = rf"(?:\d+(?:[.,]\d+)?(?: с половиной)?|полтор[аы]|пол|half an?|an?|{_SOME})"
_SINGLE: Final = "(?:минут[ук]у?|часик|час|день|недел(?:ю|я|ьку)|месяц|год)"
"""What may stand without its number."""
_QUARTER: Final = "четверть часа|(?:a )?quarter of an hour"
_ONE: Final = (
    rf"(?:полчаса|полгода|{_QUARTER}|(?:{_COUNT} {_UNIT}|{_SINGLE})(?: с половиной| and a half)?)"
)
_SPAN: Final = rf"(?P<span>{_ONE}(?:(?: и| and)? {_ONE})*)"
_STEP: Final = re.compile(
    rf"(полчаса|полгода|{_QUARTER})|(?:({_COUNT}) )?\b({_UNIT})\b( с половиной| and a half)?"
)
_HALVES: Final = {"полчаса": ("hour", 0.5), "полгода": ("month", 6.0)}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_MINUTES: Final = {"minute": 1, "hour": 60}
_LONGEST: Final = timedelta(days=366)
"""Hours and minutes: more of them are no span that anybody counts so."""


def _steps(span: str) -> list[tuple[str, float, bool]]:
    """Each unit with how many of it, and whether the number is one."""
    steps: list[tuple[str, float, bool]] = []
    for half, count, unit, more in _STEP.findall(span):
        if half:
            steps.append((*_HALVES.get(half, ("hour", 0.25)), True))
            continue
        known = re.fullmatch(_SOME, count) is None
        number = _number(count) if known else 2
        steps.append((_UNIT_OF[unit], number + (0.5 if more else 0), known))
    return steps


def _number(count: str) -> float:
    if count.startswith(("пол", "half")):
        return 1.5 if count.startswith("полтор") else 0.5
    digits = count.split(" ", maxsplit=1)[0].replace(",", ".")
    half = 0.5 if count.endswith("половиной") else 0
    return (float(digits) if digits[:1].isdigit() else 1) + half


def _span(*, back: bool = False, sure: bool = True) -> Make:
    sign = -1 if back else 1

    def make(caught: Caught, today: date) -> Item | None:
        steps = _steps(caught["span"])
        exact = sure and all(known for _, _, known in steps)
        if any(unit in _MINUTES for unit, _, _ in steps):
            return _soon(steps, sign, exact)
        if any(count != int(count) for _, count, _ in steps):
            return None
        day = today
        for unit, count, _ in steps:
            if count > FARTHEST.days:
                return None
            day = _moved(day, unit, sign * int(count))
        if abs(day - today) > FARTHEST:
            return None
        return Fixed(day, counted=True) if exact else Vague((day,))

    return make


def _about(caught: Caught, today: date) -> Item | None:
    """«часа через два»: more or less."""
    told = f"{caught['n']} {caught['unit']}"
    return _span(sure=False)({"span": told}, today)


def _soon(steps: list[tuple[str, float, bool]], sign: int, exact: bool) -> Item | None:
    minutes = 0.0
    for unit, count, _ in steps:
        if unit not in _MINUTES and unit != "day":
            return None
        minutes += count * _MINUTES.get(unit, 24 * 60)
    if minutes * 60 > _LONGEST.total_seconds():
        return None
    return Soon(sign * timedelta(minutes=minutes), exact)


def _moved(day: date, unit: str, count: int) -> date:
    """A month after 31 January ends with February."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _weeks(caught: Caught, today: date) -> Item | None:
    """«через неделю в среду»."""
    count = int(caught["n"] or 1)
    return Week(monday(today) + count * WEEK) if count * WEEK <= FARTHEST else None


def _every_other(_caught: Caught, today: date) -> Item:
    """«через день» is tomorrow for some and the day after for others."""
    return Vague((today + timedelta(days=1), today + timedelta(days=2)))


def _length(caught: Caught, _today: date) -> Item | None:
    days = 0.0
    for unit, count, known in _steps(caught["span"]):
        if unit not in _DAYS or not known or count != int(count):
            return None
        days += count * _DAYS[unit]
    return Length(int(days)) if 0 < days <= FARTHEST.days else None


_IN: Final = r"(?:через|спустя|in|within|в течение|не позднее чем через)"

SPANS: Final = (
    Known(rf"{_IN} (?!день$|день ){_SPAN}", _span()),
    Known(r"через день", _every_other),
    Known(r"в течение (?P<span>часа|недели|месяца)", _span()),
    Known(rf"{_SPAN} (?:from now|спустя)", _span()),
    Known(rf"{_SPAN} (?:назад|тому назад|ago)", _span(back=True)),
    Known(rf"(?P<unit>{_UNIT}) (?:так )?через (?P<n>\d+)", _about),
    Known(rf"через (?P<unit>{_UNIT}) (?P<n>\d+)", _about),
    Known(r"(?:через|in) (?:(?P<n>\d+) )?(?:недел[юиь]|weeks?|a week)", _weeks, cost=1),
)

LENGTHS: Final = (Known(rf"(?:на |for )?{_SPAN}", _length),)
