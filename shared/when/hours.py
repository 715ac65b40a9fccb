"""The table of hours: «в 18 часов», «полтретьего», «к обеду», "half past two", "9-30"."""

from datetime import date, time
from typing import Final

from shared.when.items import Caught, Clock, Item, Known, Part, always

DAY_END: Final = time(18)
"""When a day that was named without an hour is over for work."""

NOON: Final = 12
MIDNIGHT: Final = 24
HALF_A_DAY: Final = 12 * 60
DAY: Final = 24 * 60
UNSAID: Final = 7
"""Up to this hour nobody knows which half of the day is meant: «в три» is 15:00 or 03:00."""

_MORNING: Final = frozenset(range(1, 12))
_DAYTIME: Final = frozenset(range(10, 19))
_EVENING: Final = frozenset(range(16, 25))
_NIGHT: Final = frozenset({*range(6), 22, 23, MIDNIGHT})
_HALVES: Final = {
    "утра": _MORNING,
    "in the morning": _MORNING,
    "дня": _DAYTIME,
    "in the afternoon": _DAYTIME,
    "вечера": _EVENING,
    "in the evening": _EVENING,
    "ночи": _NIGHT,
    "at night": _NIGHT | {20, 21},
    "am": frozenset({*range(12), MIDNIGHT}),
    "pm": frozenset(range(12, 24)),
}

_H: Final = r"(?P<h>[01]?\d|2[0-4])"
_M: Final = r"(?P<m>[0-5]\d)"
_AT: Final = r"(?:(?P<at>в|во|к|ко|до|на|at|by|until|till|before) )?"
_SURELY_AT: Final = _AT.removesuffix("?")
_HALF: Final = rf"(?: (?P<half>{'|'.join(_HALVES)}))?"
_O_CLOCK: Final = r"(?: (?:часов|часа|час|часам|ч|h|o'clock|oclock|hours))"
_MINUTES: Final = r"(?: (?:минут|минуты|минуту|мин|м|minutes))?"
_NUMBER: Final = r"(?P<m>\d{1,2}|четверть|четверти|quarter|a quarter)"


def _clock(caught: Caught, _today: date) -> Item | None:
    return clock(caught["h"], int(caught.get("m") or 0), caught.get("half") or "")


def _bare(caught: Caught, _today: date) -> Item | None:
    found = clock(caught["h"], 0, "")
    return found and Clock(found.minute, found.twin, found.likely, bare=True)


def _dashed(caught: Caught, _today: date) -> Item | None:
    """«9-30»; «10-15» may be two hours, or two days."""
    found = clock(caught["h"], int(caught["m"]), caught["half"])
    sure = caught["m"] == "00" or int(caught["m"]) > MIDNIGHT
    return found and Clock(found.minute, found.twin, found.likely, sure=sure)


def _half_to(caught: Caught, today: date) -> Item | None:
    return _before(caught, 30, today)


def _part_of(caught: Caught, today: date) -> Item | None:
    """«10 минут шестого»: of the sixth hour, which begins at five."""
    return _before(caught, 60 - _minutes(caught["m"]), today)


def _without(caught: Caught, today: date) -> Item | None:
    return _before(caught, _minutes(caught["m"]), today)


def _past(caught: Caught, _today: date) -> Item | None:
    return clock(caught["h"], _minutes(caught["m"]), caught["half"])


def _one(caught: Caught, _today: date) -> Item | None:
    return clock("1", 0, caught["half"])


def _half_past(caught: Caught, _today: date) -> Item | None:
    return clock(caught["h"], 30, caught["half"])


def _before(caught: Caught, minutes: int, _today: date) -> Item | None:
    hour = int(caught["h"])
    if not 1 <= hour <= NOON or not 0 < minutes < 60:
        return None
    return clock(str((hour - 1) or NOON), 60 - minutes, caught["half"])


def _minutes(said: str) -> int:
    return int(said) if said.isdigit() else 15


def clock(said: str, minute: int, half: str) -> Clock | None:
    """`said` is the hour as it was written: «03» is no three in the afternoon. None for an hour
    that its half of the day does not have, as «15 утра»."""
    hour = int(said)
    if hour * 60 + minute > DAY:
        return None
    if half:
        return _halved(hour, minute, half)
    if hour == NOON:
        return Clock(HALF_A_DAY + minute, twin=DAY + minute)
    if hour > NOON or said.startswith("0"):
        return Clock(hour * 60 + minute)
    return Clock(hour * 60 + minute, (hour + 12) * 60 + minute, likely=hour <= UNSAID)


def _halved(hour: int, minute: int, half: str) -> Clock | None:
    faces = {hour, hour + 12} if hour <= NOON else {hour}
    meant = (faces & _HALVES[half]) - ({0} if hour == NOON else set())
    if len(meant) != 1:
        return None
    found = meant.pop()
    if found == MIDNIGHT:  # «в 12 ночи»: the night before the day, or the one after.
        return Clock(minute, DAY + minute, likely=True)
    return Clock(found * 60 + minute)


def _at(hour: int) -> Clock:
    return Clock(hour * 60)


HOURS: Final = (
    Known(rf"{_AT}{_H}:{_M}(?::00)?(?: ч)?{_O_CLOCK}?{_HALF}", _clock),
    Known(rf"(?P<at>в|во|at) {_H}\.{_M}{_HALF}", _clock),
    Known(rf"{_AT}{_H}\.{_M}{_HALF}", _clock, cost=1),
    Known(rf"{_AT}{_H} - {_M}{_HALF}", _dashed, cost=1),
    Known(rf"{_AT}{_H} (?P<m>[0-5][05]){_HALF}", _clock, cost=1),
    Known(rf"{_AT}{_H}{_O_CLOCK} {_M}{_MINUTES}{_HALF}", _clock),
    Known(rf"{_SURELY_AT}{_H}{_O_CLOCK}?{_HALF}", _clock),
    Known(rf"{_H}{_O_CLOCK}?{_HALF.removesuffix('?')}", _clock),
    Known(rf"{_H}{_O_CLOCK}?", _bare, cost=1),
    Known(rf"{_SURELY_AT}(?:час|часу|часа){_HALF}", _one),
    Known(rf"{_AT}(?:пол|половин[аеуы])(?: -)? (?P<h>\d+)-го{_HALF}", _half_to),
    Known(rf"{_AT}(?:без) {_NUMBER}{_MINUTES} {_H}{_O_CLOCK}?{_HALF}", _without),
    Known(rf"{_AT}{_NUMBER}{_MINUTES} (?P<h>\d+)-го{_HALF}", _part_of, cost=1),
    Known(rf"{_AT}half past {_H}{_HALF}", _half_past),
    Known(rf"{_AT}{_NUMBER}{_MINUTES} (?:past|after) {_H}{_HALF}", _past),
    Known(rf"{_AT}{_NUMBER}{_MINUTES} (?:to|before) {_H}{_HALF}", _without),
    Known(rf"{_AT}(?:полдень|полудню|полудня|полдню|noon|midday)", always(_at(12))),
    Known(rf"{_AT}(?:полночь|полуночи|midnight)", always(Clock(0, DAY, likely=True))),
    Known(rf"{_AT}(?:обед|обеда|обеду|lunch|lunchtime)", always(_at(13))),
    Known(r"(?:после обеда|after lunch)", always(_at(15))),
    Known(
        rf"{_AT}(?:the )?(?:кон(?:ец|це|ца|цу) (?:рабочего )?дня|end of (?:the |working )*day"
        r"|eod|cob|в течение (?:рабочего )?дня|during the day)",
        always(_at(DAY_END.hour)),
    ),
    Known(
        r"(?:утром|с утра|(?:к )?утру|до утра|in the morning|morning)", always(Part(_MORNING, 540))
    ),
    Known(r"(?:днем|in the afternoon|afternoon)", always(Part(_DAYTIME, 840))),
    Known(
        r"(?:вечером|(?:к|до|под) вечер[ау]?|вечеру?|in the evening|this evening|by evening|evening"
        r"|tonight)",
        always(Part(_EVENING, DAY_END.hour * 60)),
    ),
    Known(r"(?:ночью|в ночь|at night)", always(Part(_NIGHT, None))),
)
