"""The table of days: «в следующую среду», «25 декабря», «до конца недели», "day after tomorrow"."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from shared.when.items import (
    WEEK,
    Annual,
    Caught,
    Fixed,
    Item,
    Known,
    Make,
    Monthly,
    Vague,
    Week,
    Weekday,
    Which,
    always,
    day_or_none,
    following,
)
from shared.when.names import MONTHS, WEEKDAYS

FARTHEST: Final = timedelta(days=5 * 366)
"""Further than that nobody plans: it is a slip of a hand."""
LEAP: Final = 2028
"""A year that has all days."""
CENTURY: Final = 2000
FRIDAY: Final = 4

_WORD: Final = r"[^\W\d]+"
_D: Final = r"(?P<d>\d{1,2})"
_YEAR: Final = r"(?: (?P<y>\d{4}|\d\d(?= г))(?: (?:г|год|года))?)?"
_BEGIN: Final = r"нач(?:ало|але|алу|ала)|beginning|start"
_MIDDLE: Final = r"середин[ауеы]|middle|mid"
_END: Final = r"кон(?:ец|це|ца|цу)|end"
_THIS: Final = (
    "эт[аоуи]|эт[оа]й|этого|этот|эту|текущ(?:ей|его)|this|ближайш(?:ий|ую|ая|ее|ей)|coming"
)
_NEXT: Final = "след|(?:следующ|будущ)(?:ий|ая|ую|ее|ей|его|ем|ему)|next"


def near(days: int) -> Make:
    """So many days from today."""
    return lambda _caught, today: Fixed(today + timedelta(days=days), near=True)


def dated(year: str, month: int, day: int, today: date) -> Item | None:
    """Without a year it is a day of any year; with one, none that lies too far."""
    if not year:
        return Annual(month, day) if day_or_none(LEAP, month, day) else None
    number = int(year) + (CENTURY if len(year) == len("26") else 0)
    found = day_or_none(number, month, day)
    return Fixed(found) if found and abs(found - today) <= FARTHEST else None


def _in_numbers(caught: Caught, today: date) -> Item | None:
    return dated(caught.get("y", ""), int(caught["mo"]), int(caught["d"]), today)


def _slashed(caught: Caught, today: date) -> Item | None:
    """«05/12» is one day in Russia and another one in America."""
    one, two, year = int(caught["d"]), int(caught["mo"]), caught.get("y", "")
    found = [dated(year, month, day, today) for day, month in {(one, two): 0, (two, one): 0}]
    items = [item for item in found if isinstance(item, Annual | Fixed)]
    if len(items) < 2 or one == two:
        return items[0] if items else None
    return Vague(tuple(following(item, today) for item in items))


def _with_month(caught: Caught, today: date) -> Item | None:
    month = MONTHS.get(caught["month"])
    return dated(caught["y"], month, int(caught["d"]), today) if month else None


def _of_month(caught: Caught, _today: date) -> Item | None:
    return Monthly(int(caught["d"])) if 1 <= int(caught["d"]) <= 31 else None


def _weekday(which: Which) -> Make:
    def make(caught: Caught, _today: date) -> Item | None:
        number = WEEKDAYS.get(caught["name"])
        return None if number is None else Weekday(number, which)

    return make


def _some_month(caught: Caught, _today: date) -> Item | None:
    return Vague() if caught["month"] in MONTHS else None


def _week(ahead: int) -> Make:
    return lambda _caught, today: Week(monday(today) + ahead * WEEK)


def monday(day: date) -> date:
    """That of its week."""
    return day - timedelta(days=day.weekday())


def _edge_of_week(caught: Caught, today: date) -> Item | None:
    first = monday(today) + (WEEK if caught["next"] else timedelta())
    if caught["begin"]:
        return Vague((first,))
    if caught["middle"]:
        return Vague((first + timedelta(days=2),))
    friday = first + timedelta(days=FRIDAY)
    return Fixed(friday if friday >= today else first + timedelta(days=6))


def _edge_of_month(caught: Caught, today: date) -> Item | None:
    """A month by its name is the nearest that has not ended."""
    if caught["month"]:
        month = MONTHS.get(caught["month"])
        if month is None:
            return None
        year = today.year + (month < today.month)
    else:
        next_one = bool(caught["next"])
        year, month = today.year + (today.month + next_one) // 13, today.month + next_one
        month = (month - 1) % 12 + 1
    return _edge(caught, date(year, month, 1), _month_end(year, month))


def _edge_of_year(caught: Caught, today: date) -> Item | None:
    year = today.year + bool(caught["next"])
    return _edge(caught, date(year, 1, 1), date(year, 12, 31))


def _edge_of_quarter(caught: Caught, today: date) -> Item | None:
    first = today.month - (today.month - 1) % 3
    return _edge(caught, date(today.year, first, 1), _month_end(today.year, first + 2))


def _edge(caught: Caught, first: date, last: date) -> Item:
    if caught["begin"]:
        return Vague((first,))
    return Vague() if caught["middle"] else Fixed(last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _weekend(_caught: Caught, today: date) -> Item:
    saturday = monday(today) + timedelta(days=5)
    return Vague((saturday, saturday + timedelta(days=1)))


_EDGE: Final = (
    rf"(?:the )?(?:(?P<begin>{_BEGIN})|(?P<middle>{_MIDDLE})|(?:{_END}))(?: of)?(?: the)?"
    rf"(?: (?:(?P<next>{_NEXT})|{_THIS}))?"
)

DAYS: Final = (
    Known(r"(?:сегодня(?: же)?|сегодняшн\w+ д[её]?н\w+|today)", near(0)),
    Known(r"(?:завтра(?: же)?|завтрашн\w+(?: д\w+)?|tomorrow)", near(1)),
    Known(r"(?:послезавтра|после завтра|(?:the )?day after tomorrow)", near(2)),
    Known(r"(?:вчера|вчерашн\w+ д\w+|yesterday)", near(-1)),
    Known(r"(?:позавчера|(?:the )?day before yesterday)", near(-2)),
    Known(rf"(?P<name>{_WORD})", _weekday(Which.ANY)),
    Known(rf"(?:{_THIS}) (?P<name>{_WORD})", _weekday(Which.THIS)),
    Known(rf"(?:{_NEXT}) (?P<name>{_WORD})", _weekday(Which.NEXT)),
    Known(rf"(?:прошл(?:ый|ую|ая|ое|ой|ого)|last) (?P<name>{_WORD})", _weekday(Which.LAST)),
    Known(rf"через (?P<name>{_WORD})", _weekday(Which.SECOND)),
    Known(r"(?P<y>\d{4})-(?P<mo>\d\d?)-(?P<d>\d\d?)(?: t)?", _in_numbers),
    Known(r"(?P<y>\d{4})[./](?P<mo>\d\d?)[./](?P<d>\d\d?)", _in_numbers),
    Known(rf"{_D}\.(?P<mo>\d\d?)(?:\.(?P<y>\d{{4}}|\d\d)(?: (?:г|год|года))?)?", _in_numbers),
    Known(rf"{_D} - (?P<mo>\d\d?) - (?P<y>\d{{4}})", _in_numbers),
    Known(rf"{_D}/(?P<mo>\d\d?)(?:/(?P<y>\d{{4}}|\d\d))?", _slashed),
    Known(rf"(?:the )?{_D}(?:-го)?(?: of)? (?P<month>{_WORD}){_YEAR}", _with_month),
    Known(rf"(?P<month>{_WORD}) (?:the )?{_D}(?:-го)?{_YEAR}", _with_month),
    Known(rf"(?:the )?{_D}(?:-го(?: числ[ау])?| числ[ау])", _of_month),
    Known(rf"(?:(?:{_NEXT}) недел[яеию]|next week)", _week(1)),
    Known(rf"(?:(?:{_THIS}) недел[яеию]|this week)", _week(0)),
    Known(rf"(?:{_EDGE} (?:недели|week)|eow)", _edge_of_week),
    Known(rf"(?:{_EDGE} (?:месяца|month)|eom)(?P<month>)", _edge_of_month),
    Known(rf"{_EDGE} (?:года|year)", _edge_of_year),
    Known(rf"{_EDGE} (?:квартала|quarter)", _edge_of_quarter),
    Known(rf"{_EDGE} (?P<month>{_WORD})", _edge_of_month),
    Known(rf"(?P<month>{_WORD})", _some_month, cost=1),
    Known(r"(?:(?:эт\w+ )?выходн(?:ые|ых|ым)|(?:this |the )?weekend)", _weekend),
    Known(rf"(?:(?:{_NEXT}) (?:месяц|месяце|month))", always(Vague())),
)
