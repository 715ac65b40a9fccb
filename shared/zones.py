"""Time zones: their names, and moments by their clocks."""

from datetime import datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


@cache
def names() -> frozenset[str]:
    """Those of the IANA database; the library walks through hundreds of files to list them."""
    return frozenset(available_timezones())


def title(zone: str, locale: str, moment: datetime) -> str:
    """«Москва, UTC+3», as a person knows it; `moment` tells which side of summer time it is."""
    # Only who looks at the settings waits for it.
    from babel.dates import get_timezone_location  # noqa: PLC0415

    city = get_timezone_location(zone, locale=locale, return_city=True)
    offset = moment.astimezone(ZoneInfo(zone)).strftime("%z")
    hours, minutes = int(offset[:3]), offset[3:]
    shift = f"UTC{hours:+d}" + (f":{minutes}" if minutes != "00" else "")
    return shift if city == "UTC" else f"{city}, {shift}"


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The moment by the zone's clock. One at the very edge of the calendar, of which there is no
    day there, is told by the clock that it was written by: whoever reads a thousand rows reads it
    too (U8)."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment.replace(tzinfo=zone)
