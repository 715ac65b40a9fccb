"""Which day a name means, said today."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from shared.when.dates import monday
from shared.when.items import (
    RECENT,
    WEEK,
    Annual,
    Fixed,
    Monthly,
    Named,
    Weekday,
    Which,
    following,
    preceding,
)

DAY: Final = timedelta(days=1)


def meant(item: Named, today: date) -> date:
    """A weekday is never today, and a day of the year is the nearest such one: it may be over."""
    match item:
        case Fixed():
            return item.day
        case Monthly():
            return following(item, today)
        case Annual():
            before, after = preceding(item, today), following(item, today)
            gone = today - before
            return before if gone <= min(RECENT, after - today) else after
        case Weekday():
            return _weekday(item, today)


def _weekday(item: Weekday, today: date) -> date:
    upcoming = following(item, today + DAY)
    match item.which:
        case Which.ANY:
            return upcoming
        case Which.THIS:
            return following(item, monday(today))
        case Which.NEXT:
            return following(item, monday(today) + WEEK)
        case Which.SECOND:
            return upcoming + WEEK
        case Which.LAST:
            return preceding(item, today - DAY)


def later(item: Named, today: date) -> date | None:
    """The next such day, where the one that was meant is over."""
    match item:
        case Annual():
            return following(item, today + DAY)
        case Weekday(which=Which.THIS):
            return following(item, today + DAY)
        case _:
            return None


def one_day(names: Sequence[Named], today: date) -> list[date]:
    """The day of all these names; several where they disagree, as «пятница, 28 ноября» may."""
    plain = [each for each in names if not isinstance(each, Weekday)]
    weekdays = [each for each in names if isinstance(each, Weekday)]
    days = dict.fromkeys(meant(each, today) for each in plain or weekdays)
    for weekday in weekdays if plain else []:
        if any(day.weekday() != weekday.number for day in days):
            days[meant(weekday, today)] = None
    return list(days)
