"""Days in a row, in somebody's words: «с 12 по 18 мая», «завтра и послезавтра», "for a week".

A year that is not told is the nearest one: a sick leave «с 23 по 27 ноября» may have begun.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from shared.when.dates import DAYS, FRIDAY
from shared.when.days import DAY, meant, one_day
from shared.when.items import (
    NAMED,
    Annual,
    Caught,
    Fixed,
    Item,
    Joint,
    Known,
    Length,
    Monthly,
    Soon,
    Vague,
    Week,
    Weekday,
    always,
    following,
)
from shared.when.moments import Why
from shared.when.phrase import FILLERS, best, table
from shared.when.ranges import NOTHING, Days, Meant, between, in_a_row, single, sure
from shared.when.spans import LENGTHS, SPANS


@dataclass(frozen=True)
class DaysQuestion:
    """`options` are the days that may be meant; `heard` and `left` the words that were understood
    and the others."""

    why: Why
    options: tuple[Days, ...] = ()
    heard: str = ""
    left: str = ""


Mean = Callable[[Sequence[Item]], Meant]


def _number(caught: Caught, _today: date) -> Item | None:
    """«12» of «с 12 по 18 мая»."""
    day = int(caught["d"])
    return Monthly(day, bare=True) if 1 <= day <= 31 else None


_JOINTS: Final = (
    Known(r"с|со|from|starting|начиная с", always(Joint.FROM)),
    Known(r"по|до|to|till|until|through|thru", always(Joint.TO)),
    Known(r"и|and|\+", always(Joint.AND)),
    Known(r"-", always(Joint.DASH)),
    Known(r"(?P<d>\d{1,2})", _number, cost=1),
)
_ON: Final = r"(?:(?:в|во|на|к|on|the|in|весь|всю) ){0,2}"
_KNOWN: Final = table(("", _JOINTS), ("", SPANS), (_ON, DAYS), ("", LENGTHS), ("", FILLERS))
_ITEMS_AT_MOST: Final = 7


def days_of(text: str, today: date, earliest: date) -> Days | DaysQuestion:
    """The first and the last day, or what is to be asked. `earliest` is the first day that can be
    meant at all: it lies before today where an absence may have begun."""
    return _read(text, today, lambda items: _period(items, today, earliest))


def last_day_of(text: str, today: date, first: date) -> Days | DaysQuestion:
    """The same, where the first day is known and the last one was asked for."""
    return _read(text, today, lambda items: _till(items, today, first))


def _read(text: str, today: date, mean: Mean) -> Days | DaysQuestion:
    read = best(text, _KNOWN, today, _fits)
    if not read.readings:
        return DaysQuestion(Why.UNCLEAR, left=text.strip())
    told = [mean(_rounded(each.items) if each.left else each.items) for each in read.readings]
    options = tuple(dict.fromkeys(option for each in told for option in each.options))
    heard, left = read.said()
    if left:
        return DaysQuestion(Why.LEFT, options, heard, left)
    if len(options) == 1 and all(each.sure for each in told) and read.sure:
        return options[0]
    return DaysQuestion(Why.WHICH, options, heard)


def _fits(items: Sequence[Item]) -> bool:
    return len(items) <= _ITEMS_AT_MOST and not any(isinstance(each, Soon) for each in items)


def _rounded(items: Sequence[Item]) -> Sequence[Item]:
    """Without what joins a day to a word that was not understood."""
    kept = list(items)
    while kept and isinstance(kept[-1], Joint):
        kept.pop()
    return kept


def _period(items: Sequence[Item], today: date, earliest: date) -> Meant:
    told = _told(items, today)
    if told is None:
        return NOTHING
    if told[:1] == [Joint.FROM]:
        told = told[1:]
    match told:
        case [Vague(days=days)]:
            return Meant(tuple((day, day) for day in days))
        case [Week(monday=monday)]:
            return Meant(((max(monday, today), monday + FRIDAY * DAY),))
        case [Length(days=days)]:
            return Meant(((today, today + (days - 1) * DAY),))
        case [Joint.TO, (Fixed() | Annual() | Monthly() | Weekday()) as last]:
            return Meant(((today, meant(last, today)),))
        case [(Fixed() | Annual() | Monthly() | Weekday()) as first]:
            return single(first, today, earliest)
        case [first, (Joint.TO | Joint.DASH), last]:
            return _ends(first, last, today, earliest)
        case [first, Length(days=days)] | [Length(days=days), Joint.FROM, first]:
            return _long(first, days, today, earliest)
        case _:
            return _listed(told, today, earliest)


def _ends(first: Item, last: Item, today: date, earliest: date) -> Meant:
    if not isinstance(first, NAMED) or not isinstance(last, NAMED):
        return NOTHING
    return between(first, last, today, earliest)


def _long(first: Item, days: int, today: date, earliest: date) -> Meant:
    if not isinstance(first, NAMED):
        return NOTHING
    begins = single(first, today, earliest)
    more = (days - 1) * DAY
    return Meant(tuple((day, day + more) for day, _ in begins.options), begins.sure)


def _listed(told: Sequence[Item], today: date, earliest: date) -> Meant:
    names = [each for each in told[::2] if isinstance(each, NAMED)]
    joints = told[1::2]
    alternate = len(names) == len(joints) + 1 and all(each is Joint.AND for each in joints)
    return in_a_row(names, today, earliest) if alternate and joints else NOTHING


def _told(items: Sequence[Item], today: date) -> list[Item] | None:
    """A day with its weekday is one day, and days beside each other are joined; None where the
    weekday is another one."""
    told: list[Item] = []
    for item in items:
        before = told[-1] if told else None
        if not isinstance(item, NAMED) or not isinstance(before, NAMED):
            told.append(item)
        elif isinstance(item, Weekday) == isinstance(before, Weekday):
            told += [Joint.AND, item]
        elif len(one_day([before, item], today)) > 1:
            return None
        else:
            told[-1] = before if isinstance(item, Weekday) else item
    return told


def _till(items: Sequence[Item], today: date, first: date) -> Meant:
    """Names are counted from the first day on; words that name both ends are asked about."""
    told = [each for each in _told(items, today) or [] if each is not Joint.TO]
    match told:
        case [Length(days=days)]:
            return sure(first, first + (days - 1) * DAY)
        case [Week(monday=monday)]:
            return Meant(((first, monday + FRIDAY * DAY),))
        case [Vague(days=days)]:
            return Meant(tuple((first, day) for day in days))
        case [Weekday() as weekday] if weekday.which:
            return sure(first, meant(weekday, today))
        case [Annual() as last]:
            return sure(first, meant(last, first))
        case [(Fixed() | Monthly() | Weekday()) as last]:
            return sure(first, following(last, first))
        case _:
            return Meant(_period(items, today, first).options)
