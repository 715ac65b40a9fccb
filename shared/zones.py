"""Time zones: their names, and moments by their clocks."""

from datetime import datetime, tzinfo
from functools import cache
from zoneinfo import available_timezones


@cache
def names() -> frozenset[str]:
    """Those of the IANA database; the library walks through hundreds of files to list them."""
    return frozenset(available_timezones())


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The moment by the zone's clock. One at the very edge of the calendar, of which there is no
    day there, is told by the clock that it was written by: whoever reads a thousand rows reads it
    too (U8)."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment.replace(tzinfo=zone)
