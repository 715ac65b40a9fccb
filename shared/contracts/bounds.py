"""Which dates the product takes at all: what lies beyond is a slip of a hand, and arithmetic with
zones ends at the edges of the calendar (X8)."""

from datetime import date
from typing import Final, cast

EARLIEST: Final = date(2000, 1, 1)
LATEST: Final = date(2100, 12, 31)
YEARS: Final = range(EARLIEST.year, LATEST.year + 1)


class DateOutOfBounds(Exception):
    """A date that no work has; `field` is where it came in."""

    code: Final = "date_out_of_bounds"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field}: from {EARLIEST} to {LATEST}")
        self.field = field


def check(field: str, value: object) -> None:
    """Raises DateOutOfBounds for a date, a moment, or a list with one in it, beyond the bounds; as
    it is written, whatever its zone."""
    if isinstance(value, date):
        if value.year not in YEARS:
            raise DateOutOfBounds(field)
    elif isinstance(value, list):
        for each in cast("list[object]", value):
            check(field, each)
