"""Which minutes of a day an hour and a part of the day mean together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shared.when.hours import DAY, DAY_END, MIDNIGHT
from shared.when.items import Clock, Fixed, Item, Part, Weekday

END: Final = DAY_END.hour * 60


@dataclass(frozen=True)
class Times:
    """Minutes since the day began, the likeliest first; `others` are meant only where those have
    passed."""

    minutes: tuple[int, ...]
    others: tuple[int, ...] = ()
    sure: bool = True


def times(items: Sequence[Item]) -> Times:
    """Without any hour it is the end of the working day."""
    clock = next((each for each in items if isinstance(each, Clock)), None)
    part = next((each for each in items if isinstance(each, Part)), None)
    if clock is None:
        if part is None:
            return Times((END,))
        return Times(() if part.usual is None else (part.usual,))
    if part:
        return _in_part(clock, part)
    if clock.bare and any(isinstance(each, Weekday) for each in items):
        twin = (clock.twin,) if clock.twin and clock.likely else ()
        return Times(
            (*twin, clock.minute), sure=False
        )  # "friday 15" may be a day of the month as well
    if clock.twin is None:
        return Times((clock.minute,), sure=clock.sure)
    if clock.likely:
        return Times((clock.twin, clock.minute), sure=clock.sure)
    return Times((clock.minute,), (clock.twin,), sure=clock.sure)


def bare_hours_stand(items: Sequence[Item]) -> bool:
    """«завтра 15» is an hour, while «15» and «25 декабря 15» may be anything."""
    return not any(isinstance(each, Clock) and each.bare for each in items) or any(
        isinstance(each, Weekday | Part) or (isinstance(each, Fixed) and each.near)
        for each in items
    )


def _in_part(clock: Clock, part: Part) -> Times:
    faces = [clock.minute] if clock.twin is None else [clock.minute, clock.twin]
    fitting = [each for each in faces if _hour(each) in part.hours]
    return Times(tuple(fitting or faces), sure=clock.sure and bool(fitting))


def _hour(minute: int) -> int:
    return minute // 60 if minute <= DAY else minute // 60 - MIDNIGHT
