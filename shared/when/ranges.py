"""The days between two names: «23» and «27 ноября», «понедельник» and «пятница»."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from shared.when.days import DAY, meant
from shared.when.items import (
    HALF_YEAR,
    Annual,
    Fixed,
    Monthly,
    Named,
    Weekday,
    Which,
    following,
    preceding,
)

Days = tuple[date, date]
"""The first and the last one."""


@dataclass(frozen=True)
class Meant:
    """What the words may mean; what is meant surely is a single option."""

    options: tuple[Days, ...] = ()
    sure: bool = False


NOTHING: Final = Meant()


def sure(first: date, last: date) -> Meant:
    return Meant(((first, last),), sure=True)


def single(item: Named, today: date, earliest: date) -> Meant:
    """Where an absence may have begun, «понедельник» is the last one or the next one."""
    day = meant(item, today)
    if isinstance(item, Fixed):
        return sure(day, day)
    if day < earliest:
        after = following(item, today)
        return Meant(((after, after),))
    before = _begun(item, today, earliest)
    if before and before != day:
        return Meant(((before, before), (day, day)))
    bare = isinstance(item, Monthly) and item.bare
    return Meant(((day, day),), sure=not bare)


def _begun(item: Named, today: date, earliest: date) -> date | None:
    """The latest such day that is over, where it can be meant."""
    if isinstance(item, Annual) or (isinstance(item, Weekday) and item.which is not Which.ANY):
        return None
    before = preceding(item, today - DAY)
    return before if before >= earliest else None


def between(first: Named, last: Named, today: date, earliest: date) -> Meant:
    """The year, the month and the week that are not told are those of the other end, or near."""
    match first, last:
        case Fixed(), Fixed():
            return sure(first.day, last.day)
        case _, Fixed():
            return sure(preceding(first, last.day), last.day)
        case (Fixed() | Annual() | Weekday(), Weekday() | Monthly()):
            begins = single(first, today, earliest)
            return Meant(
                tuple((day, _from(last, day, today)) for day, _ in begins.options), begins.sure
            )
        case Fixed(), Annual():
            return sure(first.day, following(last, first.day))
        case Monthly(), Monthly():
            end = following(last, today)
            return Meant(((preceding(first, end), end),), sure=not (first.bare or last.bare))
        case _:
            return _of_the_year(first, last, today, earliest)


def _from(last: Weekday | Monthly, begins: date, today: date) -> date:
    told = isinstance(last, Weekday) and last.which is not Which.ANY
    return meant(last, today) if told else following(last, begins)


def _of_the_year(first: Named, last: Named, today: date, earliest: date) -> Meant:
    """«с 28 декабря по 3 января»: the end is the nearest one, the beginning is before it."""
    end = meant(last, today)
    passed = end < earliest
    if passed:
        end = following(last, today)
    begin = preceding(first, end)
    if end - begin > HALF_YEAR:  # Its end is before its beginning, and the API will say so.
        begin = following(first, end)
    crossed = isinstance(first, Monthly) and begin.month != end.month  # «с 20 по 12 мая»
    return Meant(((begin, end),), sure=not passed and not crossed)


def in_a_row(names: Sequence[Named], today: date, earliest: date) -> Meant:
    """«завтра и послезавтра»; days that do not follow each other are no single absence."""
    last = names[-1]
    days: list[date] = []
    for name, following_name in zip(names, [*names[1:], last], strict=True):
        options = between(name, following_name, today, earliest).options
        if not options:
            return NOTHING
        days.append(options[0][0])
    days[-1] = between(names[-2], last, today, earliest).options[0][1]
    follow = all(one + DAY == other for one, other in pairwise(days))
    return Meant(((days[0], days[-1]),), sure=follow)
