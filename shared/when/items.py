"""What a piece of a phrase means, before it is known what stands beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile
from typing import Final

WEEK: Final = timedelta(days=7)
HALF_YEAR: Final = timedelta(days=183)
RECENT: Final = timedelta(days=120)
"""A day of the year that is over for longer is the next one."""
NINE: Final = 9
"""Years: among so many any day of the calendar is found, 29 February too."""


@dataclass(frozen=True)
class Fixed:
    """This very day; `near` has a name of its own, as «завтра», and `counted` is so many days from
    today: whatever weekday that is, it was not what was thought of."""

    day: date
    near: bool = False
    counted: bool = False


@dataclass(frozen=True)
class Annual:
    """A day of any year."""

    month: int
    day: int


@dataclass(frozen=True)
class Monthly:
    """A day of any month; `bare` is a number and nothing else."""

    day: int
    bare: bool = False


class Which(StrEnum):
    ANY = ""
    THIS = "this"
    NEXT = "next"
    SECOND = "second"
    LAST = "last"


@dataclass(frozen=True)
class Weekday:
    """Monday is 0."""

    number: int
    which: Which = Which.ANY


@dataclass(frozen=True)
class Week:
    """A whole week, by its Monday."""

    monday: date


@dataclass(frozen=True)
class Vague:
    """Some days, none of them meant surely; `days` are those that it may be."""

    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class Clock:
    """Minutes since midnight. `twin` is the same face of the clock in the other half of the day,
    where the words do not say which one; a `likely` one may as well be meant."""

    minute: int
    twin: int | None = None
    likely: bool = False
    bare: bool = False
    sure: bool = True


@dataclass(frozen=True)
class Part:
    """The hours of a part of the day, and its usual minute where no hour is named."""

    hours: frozenset[int]
    usual: int | None


@dataclass(frozen=True)
class Soon:
    """So long from now."""

    after: timedelta
    sure: bool = True


@dataclass(frozen=True)
class Length:
    """So many days in a row."""

    days: int


class Joint(StrEnum):
    """What stands between two days, or before one."""

    FROM = "from"
    TO = "to"
    AND = "and"
    DASH = "dash"


@dataclass(frozen=True)
class Filler:
    """Says nothing of the time: «пожалуйста»."""


Named = Fixed | Annual | Monthly | Weekday
Item = Named | Week | Vague | Clock | Part | Soon | Length | Joint | Filler
NAMED: Final = (Fixed, Annual, Monthly, Weekday)


def following(item: Named, start: date) -> date:
    """The first such day that is not before `start`; a fixed one is what it is."""
    match item:
        case Fixed():
            return item.day
        case Weekday():
            return start + timedelta(days=(item.number - start.weekday()) % 7)
        case Annual() | Monthly():
            return next(_such_days(item, start))


def preceding(item: Named, end: date) -> date:
    """The last such day that is not after `end`."""
    match item:
        case Fixed():
            return item.day
        case Weekday():
            return end - timedelta(days=(end.weekday() - item.number) % 7)
        case Annual() | Monthly():
            days = _such_days(item, end.replace(year=end.year - NINE, day=1))
            return list(takewhile(lambda day: day <= end, days))[-1]


def _such_days(item: Annual | Monthly, start: date) -> Iterator[date]:
    """Those from `start` on, for some years."""
    months = range(start.year * 12 + start.month - 1, (start.year + 2 * NINE) * 12)
    for month in months:
        if isinstance(item, Annual) and month % 12 + 1 != item.month:
            continue
        day = day_or_none(month // 12, month % 12 + 1, item.day)
        if day is not None and day >= start:
            yield day


def day_or_none(year: int, month: int, day: int) -> date | None:
    """None for one that no calendar has."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


Caught = dict[str, str]
"""The groups that a pattern caught; one that it did not is empty."""
Make = Callable[[Caught, date], Item | None]
"""What they mean, said today; None when it is nothing after all."""


@dataclass(frozen=True)
class Known:
    """A pattern of the table; `cost` is how seldom it is meant where another one fits too."""

    pattern: str
    make: Make
    cost: int = 0


def always(item: Item) -> Make:
    """Whatever the day is."""
    return lambda _caught, _today: item
