"""Which days can be asked for, and how many they are: pure (A10)."""

from dataclasses import dataclass
from datetime import date, timedelta

from api.absences import errors
from api.people.calendar.workdays import Calendar, WorkTime, days
from shared.contracts.absences import AbsenceKind, VacationDays

LONGEST = 366
"""Days of one request."""
FURTHEST = timedelta(days=730)
"""How far ahead a request begins at most."""
SICK_BACK = timedelta(days=30)
"""A sick leave is written down when one is back; anything else is asked for beforehand."""
ON_WORKING_DAYS_ONLY = frozenset({AbsenceKind.DAY_OFF, AbsenceKind.UNPAID, AbsenceKind.REMOTE})
"""Kinds that say nothing about days that are free anyway."""


@dataclass(frozen=True, kw_only=True)
class Span:
    """Days, both included, of which the first and the last may be halves."""

    start: date
    end: date
    start_half: bool = False
    end_half: bool = False


def check(kind: AbsenceKind, span: Span, today: date) -> None:
    """Raises DatesReversed, TooFar, TooLong, InThePast; `today` is the person's."""
    begins, ends = half_days(span)
    if begins >= ends:
        raise errors.DatesReversed
    if span.start - today > FURTHEST:
        raise errors.TooFar(latest=(today + FURTHEST).isoformat())
    if (span.end - span.start).days >= LONGEST:
        raise errors.TooLong(limit=LONGEST)
    earliest = today - SICK_BACK if kind is AbsenceKind.SICK else today
    if span.start < earliest:
        raise errors.InThePast(earliest=earliest.isoformat())


def working(span: Span, work: WorkTime) -> float:
    """Working days of the person in it."""
    return work.working_days(
        span.start, span.end, start_half=span.start_half, end_half=span.end_half
    )


def charged(kind: AbsenceKind, span: Span, work: WorkTime, count: VacationDays) -> float:
    """Days that a paid vacation takes from the balance. Public holidays inside a vacation are
    not counted (Labour Code, article 120); days off moved by decree are."""
    if kind is not AbsenceKind.VACATION:
        return 0
    if count is VacationDays.WORKING:
        return working(span, work)
    spent = _spends(work.calendar, span.start), _spends(work.calendar, span.end)
    whole = sum(_spends(work.calendar, day) for day in days(span.start, span.end))
    return whole - ((span.start_half and spent[0]) + (span.end_half and spent[1])) / 2


def overlap(one: Span, other: Span) -> bool:
    """Whether they share time: one may end at the midday at which the other begins."""
    (begins, ends), (starts, stops) = half_days(one), half_days(other)
    return begins < stops and starts < ends


def half_days(span: Span) -> tuple[int, int]:
    """When it begins and ends, counted in half days; the end is not included."""
    begins = span.start.toordinal() * 2 + span.start_half
    ends = span.end.toordinal() * 2 + 2 - span.end_half
    return begins, ends


def whole_days(span: Span) -> tuple[date, date] | None:
    """The days on which the person does not work at all; None if there is none."""
    first = span.start + timedelta(days=span.start_half)
    last = span.end - timedelta(days=span.end_half)
    return (first, last) if first <= last else None


def _spends(calendar: Calendar, day: date) -> bool:
    return not calendar.is_statutory(day)
