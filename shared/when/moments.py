"""A moment in somebody's words: «завтра в 18 часов», «в пятницу к обеду», "in 2 hours".

A day without an hour ends at 18:00, and an hour without a day is today's. Whatever could be another
moment as well, or has passed, is asked about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from shared.when.dates import DAYS, FRIDAY
from shared.when.days import DAY, later, one_day
from shared.when.hours import HOURS
from shared.when.items import (
    NAMED,
    Annual,
    Clock,
    Fixed,
    Item,
    Part,
    Soon,
    Vague,
    Week,
    Weekday,
    following,
)
from shared.when.phrase import FILLERS, Read, best, table
from shared.when.spans import SPANS
from shared.when.times import Times, bare_hours_stand, times

_UNTIL: Final = r"(?:(?:до|к|ко|на|во|в|по|by|on|until|till|before|for|the|at|in) ){0,2}"
_DASH: Final = r"(?:- )?"
_KNOWN: Final = table((_DASH, HOURS), ("", SPANS), (_DASH + _UNTIL, DAYS), ("", FILLERS))
_NAMES_AT_MOST: Final = 3
"""«завтра, во вторник, 24 ноября»: one day by all its names."""


class Why(StrEnum):
    """Why the words are asked about."""

    UNCLEAR = "unclear"
    """Nothing in them is a time."""
    LEFT = "left"
    """Some of them belong to nothing."""
    WHICH = "which"
    """They may mean more than one time, or no certain one."""
    PASSED = "passed"
    """It has passed."""


@dataclass(frozen=True)
class Question:
    """`options` are the moments in UTC that may be meant, `passed` is the one that is over; `heard`
    and `left` are the words that were understood and the others."""

    why: Why
    options: tuple[datetime, ...] = ()
    passed: datetime | None = None
    heard: str = ""
    left: str = ""


@dataclass(frozen=True)
class _Now:
    moment: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        return self.moment.astimezone(self.zone).date()


@dataclass(frozen=True)
class _Meant:
    """What one reading may mean; a sure one has a single option."""

    options: tuple[datetime, ...]
    sure: bool = False
    passed: datetime | None = None


def moment_of(text: str, zone: ZoneInfo, now: datetime) -> datetime | Question:
    """The moment in UTC, or what is to be asked."""
    here = _Now(now, zone)
    read = best(text, _KNOWN, here.today, _fits, bare_hours_stand)
    if not read.readings:
        return Question(Why.UNCLEAR, left=text.strip())
    return _answer(read, [_meant(each.items, here) for each in read.readings])


def _answer(read: Read, meant: Sequence[_Meant]) -> datetime | Question:
    options = _once(option for each in meant for option in each.options)
    passed = next((each.passed for each in meant if each.passed), None)
    heard, left = read.said()
    if left:
        return Question(Why.LEFT, options, passed, heard, left)
    if len(options) == 1 and all(each.sure for each in meant) and read.sure:
        return options[0]
    why = Why.PASSED if all(each.passed for each in meant) else Why.WHICH
    return Question(why, options, passed, heard)


def _fits(items: Sequence[Item]) -> bool:
    """A moment has one hour, and one day by any of its names."""
    kinds = [type(each) for each in items]
    if Soon in kinds:
        return len(items) == 1
    if any(kinds.count(each) > 1 for each in (Clock, Part, Week, Vague, Weekday)):
        return False
    names = sum(isinstance(each, NAMED) for each in items)
    if Vague in kinds:
        return not names and Week not in kinds
    if Week in kinds:
        return names == kinds.count(Weekday)
    return names <= _NAMES_AT_MOST and not _counted_past(items) and len(_dates(items)) <= 1


def _dates(items: Sequence[Item]) -> set[tuple[int, int]]:
    """Months and days that are told outright."""
    annual = {(each.month, each.day) for each in items if isinstance(each, Annual)}
    fixed = (each.day for each in items if isinstance(each, Fixed))
    return annual | {(day.month, day.day) for day in fixed}


def _counted_past(items: Sequence[Item]) -> bool:
    """«через неделю в среду» said on a Monday is no seven days: the week is meant."""
    counted = {each.day.weekday() for each in items if isinstance(each, Fixed) and each.counted}
    weekdays = {each.number for each in items if isinstance(each, Weekday)}
    return bool(counted and weekdays and counted != weekdays)


def _meant(items: Sequence[Item], here: _Now) -> _Meant:
    told = times(items)
    names = [each for each in items if isinstance(each, NAMED)]
    match items[0] if len(items) == 1 else None:
        case Soon() as soon:
            # Counted in UTC: on a night when clocks move, two hours are still two hours.
            return _ahead([here.moment.astimezone(UTC) + soon.after], here, sure=soon.sure)
        case _:
            pass
    for item in items:
        match item:
            case Week(monday=monday) if names:
                [weekday] = names
                return _on([following(weekday, monday)], told, here)
            case Week(monday=monday):
                days = (monday, monday + FRIDAY * DAY)
                return _on(days[monday <= here.today :], told, here, sure=False)
            case Vague(days=days):
                return _on(days, told, here, sure=False)
            case _:
                pass
    if not names:
        return _on([here.today], told, here, otherwise=here.today + DAY)
    days = one_day(names, here.today)
    return _on(days, told, here, otherwise=later(names[0], here.today), sure=len(days) == 1)


def _on(
    days: Sequence[date],
    told: Times,
    here: _Now,
    *,
    otherwise: date | None = None,
    sure: bool = True,
) -> _Meant:
    """These minutes of these days; where all have passed, what may be meant instead."""
    likely = [_at(day, minute, here.zone) for day in days for minute in told.minutes]
    others = [_at(day, minute, here.zone) for day in days for minute in told.others]
    if otherwise:
        others += [_at(otherwise, minute, here.zone) for minute in told.minutes]
    return _ahead(likely, here, others, sure=sure and told.sure)


def _ahead(
    likely: Sequence[datetime], here: _Now, others: Sequence[datetime] = (), *, sure: bool
) -> _Meant:
    ahead = _once(each for each in likely if each > here.moment)
    if ahead or not likely:
        return _Meant(ahead, sure=sure and len(ahead) == 1)
    return _Meant(_once(each for each in others if each > here.moment), passed=likely[0])


def _once(moments: Iterable[datetime]) -> tuple[datetime, ...]:
    return tuple(dict.fromkeys(moments))


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """By the clock on the wall; 24:00 begins the next day."""
    days, minutes = divmod(minute, 24 * 60)
    hour = time(minutes // 60, minutes % 60)
    return datetime.combine(day + timedelta(days=days), hour, zone).astimezone(UTC)
