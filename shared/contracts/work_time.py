"""The company's hours and people's own weeks on the wire."""

from datetime import time

from msgspec import field

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Many, Number


class WorkWeek(Ask, frozen=True):
    """Local working hours; `start` before `end`, 0 = Monday."""

    weekdays: Many[Number] = field(default_factory=lambda: [0, 1, 2, 3, 4])
    start: time = time(9)
    """When work begins, a local time of day."""
    end: time = time(18)
    """When work ends, a local time of day; after `start`."""


class CompanyHours(WorkWeek, frozen=True):
    """The hours of the whole desk: whoever chose no week of their own has these."""

    timezone: Line = ""
    """A name of the IANA database; empty: the default of the environment."""
    digest_at: time = time(9)
    version: Number | None = None
    """As of each document of settings (`base.Document`)."""


class Schedule(Answer, frozen=True):
    """The person's own week, and the hour of the digest; times of day are in the person's zone."""

    weekdays: list[int]
    """Working days, 0 = Monday."""
    start: time
    """When work begins, a local time of day."""
    end: time
    """When work ends, a local time of day."""
    digest: bool
    digest_at: time
    timezone: str
    """The person's, a name of the IANA database; it is changed by `PATCH /api/me`."""


class ScheduleChange(WorkWeek, frozen=True):
    """The whole of the person's week, and the hour of the digest; times of day are in the person's
    zone."""

    digest: bool = True
    digest_at: time = time(9)
