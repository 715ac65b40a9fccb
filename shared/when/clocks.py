"""Hours of every day, in somebody's words: «с 23 до 7:30», «8:45», "10 pm – 7 am".

They are hours of the clock with 24 of them, as they are written, unless half of the day is told.
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

from shared.when.hours import DAY, HALF_A_DAY, HOURS
from shared.when.items import Clock, Filler, Item, Known, always
from shared.when.phrase import FILLERS, best, table

_BETWEEN: Final = Known(r"с|со|до|по|от|и|-|from|to|till|until|between|and", always(Filler()))
_KNOWN: Final = table(("", HOURS), ("", (_BETWEEN,)), ("", FILLERS))


def hour_of(text: str) -> time | None:
    """The one hour that the words name."""
    clocks = _clocks(text, 1)
    return _time(clocks[0]) if clocks else None


def hours_of(text: str) -> tuple[time, time] | None:
    """From when until when. «с 11 до 7» is none: nobody says whether it is a night or a day."""
    clocks = _clocks(text, 2)
    if not clocks:
        return None
    start, end = clocks
    long = (end.minute - start.minute) % DAY > HALF_A_DAY
    if start.minute == end.minute or (long and start.twin is not None):
        return None
    return _time(start), _time(end)


def _clocks(text: str, count: int) -> list[Clock]:
    """So many hours and nothing else; else none."""

    def fits(items: Sequence[Item]) -> bool:
        return len(items) <= count and all(isinstance(each, Clock) for each in items)

    read = best(text, _KNOWN, date.min, fits, lambda items: len(items) == count)
    if not read.sure:
        return []
    return [each for each in read.readings[0].items if isinstance(each, Clock)]


def _time(clock: Clock) -> time:
    minutes = clock.minute % DAY
    return time(minutes // 60, minutes % 60)
