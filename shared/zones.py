"""The names of time zones."""

from functools import cache
from zoneinfo import available_timezones


@cache
def names() -> frozenset[str]:
    """Those of the IANA database; the library walks through hundreds of files to list them."""
    return frozenset(available_timezones())
