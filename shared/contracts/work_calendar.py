"""The work calendar of a year on the wire."""

from datetime import date, datetime

from shared.contracts.base import Answer, Document
from shared.contracts.limits import Many
from shared.contracts.people import PersonRef


class WorkCalendarChange(Document, frozen=True):
    """What a year differs from plain weeks in."""

    statutory: Many[date] = []
    """Public holidays by law, weekends too; a vacation does not spend days on them."""
    holidays: Many[date] = []
    """Other days off that the plain week would make working: bridged and moved ones."""
    workdays: Many[date] = []
    """Working days that the plain week would make free."""
    shortened: Many[date] = []
    """Working days shorter by one hour."""


class WorkCalendarYear(Answer, frozen=True):
    """What a year differs from plain weeks in, as it counts now."""

    year: int
    """The calendar year."""
    statutory: list[date]
    """Public holidays by law, weekends too; a vacation does not spend days on them."""
    holidays: list[date]
    """Other days off that the plain week would make working: bridged and moved ones."""
    workdays: list[date]
    """Working days that the plain week would make free."""
    shortened: list[date]
    """Working days shorter by one hour."""
    edited: bool = False
    """Whether the administrator changed what ships."""
    version: int = 0
    """Grows with every save, from 0."""
    changed_at: datetime | None = None
    """When an administrator changed it or put it back last; null: never."""
    changed_by: PersonRef | None = None
    """Who did."""
