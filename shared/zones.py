"""Time zones: their names, how people know them, and moments by their clocks."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple, cast
from zoneinfo import ZoneInfo, available_timezones

NEAR = frozenset({"RU", "BY", "KZ", "AM", "AZ", "GE", "KG", "MD", "TJ", "TM", "UA", "UZ"})
"""The countries whose zones stand first: where nearly everybody here lives."""
NOWHERE = "ZZ"


class Choice(NamedTuple):
    name: str
    title: str
    near: bool


@cache
def names() -> frozenset[str]:
    """Those of the IANA database; the library walks through hundreds of files to list them."""
    return frozenset(available_timezones())


def title(zone: str, locale: str, moment: datetime) -> str:
    """«Москва, UTC+3», as a person knows it; `moment` tells which side of summer time it is. A zone
    of no place is its shift alone."""
    offset = moment.astimezone(ZoneInfo(zone)).strftime("%z")
    hours, minutes = int(offset[:3]), offset[3:5]
    shift = f"UTC{hours:+d}" + (f":{minutes}" if minutes != "00" else "")
    return f"{city}, {shift}" if (city := _city(zone, locale)) else shift


@lru_cache(maxsize=8)
def choices(locale: str, hour: datetime, own: str) -> list[Choice]:
    """What a person may live by: the near ones first, then by the clock, then by name. One place
    stands there once, under the name that the person has it by already."""
    places = {_canonical(zone): zone for zone in _places()} | {_canonical(own): own}
    found = [Choice(zone, title(zone, locale, hour), _is_near(zone)) for zone in places.values()]
    return sorted(found, key=lambda one: (not one.near, _shift(one.name, hour), one.title))


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The moment by the zone's clock. One at the very edge of the calendar, of which there is no
    day there, is told by the clock that it was written by: whoever reads a thousand rows reads it
    too (U8)."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment.replace(tzinfo=zone)


def _shift(zone: str, moment: datetime) -> timedelta:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _city(zone: str, locale: str) -> str:
    """Words may be kept under any of the names that a place has had: «Киев» under `Europe/Kiev`."""
    # Only who looks at the settings waits for it.
    from babel import Locale  # noqa: PLC0415

    if _country(zone) == NOWHERE:
        return ""
    words = cast("Mapping[str, Mapping[str, str]]", Locale.parse(locale).time_zones)
    for known in _namesakes(zone):
        if city := words.get(known, {}).get("city"):
            return city
    return _canonical(zone).rpartition("/")[2].replace("_", " ")


def _namesakes(zone: str) -> Iterator[str]:
    yield zone
    yield _canonical(zone)
    yield from (old for old, new in _aliases().items() if new == _canonical(zone))


def _places() -> list[str]:
    return [*(zone for zone, country in _countries().items() if country != NOWHERE), "Etc/UTC"]


def _is_near(zone: str) -> bool:
    return _country(zone) in NEAR


def _country(zone: str) -> str:
    return _countries().get(_canonical(zone), NOWHERE)


def _canonical(zone: str) -> str:
    return _aliases().get(zone, zone)


@cache
def _aliases() -> dict[str, str]:
    from babel.core import get_global  # noqa: PLC0415

    return dict(get_global("zone_aliases"))


@cache
def _countries() -> dict[str, str]:
    """Of the zones that this machine knows; a place in none of its files has no clock."""
    from babel.core import get_global  # noqa: PLC0415

    found = get_global("zone_territories").items()
    return {zone: country for zone, country in found if zone in names()}
