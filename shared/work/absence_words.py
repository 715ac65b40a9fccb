"""Kinds, days and periods of absence in words, the same on cards, in lists and in questions."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from fluent.runtime.types import FluentType, fluent_number

from shared.contracts.absences import AbsenceKind, AbsenceStatus, Overlap
from shared.contracts.people import PersonRef
from shared.i18n import Translator, dates


class Period(Protocol):
    """Whole local days, both included, perhaps with a half at either end."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...
    @property
    def start_half(self) -> bool: ...
    @property
    def end_half(self) -> bool: ...


class Asked(Period, Protocol):
    """An absence with its kind, if the reader may know it, and whose it is."""

    @property
    def kind(self) -> AbsenceKind | None: ...
    @property
    def person(self) -> PersonRef: ...


def kind_name(kind: AbsenceKind | None, t: Translator) -> str:
    """«Отпуск»; of a kind that the reader may not know: «Отсутствие»."""
    return t(f"absence-kind-{(kind or 'other').replace('_', '-')}")


def asked_about(value: Asked, t: Translator, today: date, *, named: bool) -> str:
    """«отпуск 11–17 декабря», as a question asks of it; `named` where it is somebody else's."""
    what = t("absence-what", kind=value.kind or "other")
    key = "absence-what-of" if named else "absence-what-own"
    return t(key, what=what, name=value.person.name, period=period(value, t, today))


def status_name(status: AbsenceStatus, t: Translator) -> str:
    return t(f"absence-status-{status}")


Name = Callable[[date, Translator, date | None], str]
"""How a day is said."""


def period(value: Period, t: Translator, today: date, name: Name = dates.day) -> str:
    """«12 мая (с обеда) – 18 мая»; a year that is not this one is named."""
    if name is dates.day and not (value.start_half or value.end_half):
        return span(value.start, value.end, t, today)
    first = name(value.start, t, today)
    if value.start_half:
        first = t("absence-from-midday", day=first)
    if value.start == value.end:
        return t("absence-until-midday", day=first) if value.end_half else first
    last = name(value.end, t, today)
    if value.end_half:
        last = t("absence-until-midday", day=last)
    return f"{first} – {last}"


def span(
    start: date, end: date, t: Translator, today: date | None = None, name: Name = dates.day
) -> str:
    """«12–18 мая», «30 апреля – 5 мая», and one day as one."""
    first, last = name(start, t, today), name(end, t, today)
    if start == end:
        return first
    if name is dates.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    return f"{first} – {last}"


def weekdays(value: Period, t: Translator) -> str:
    """«понедельник – пятница»."""
    return span(value.start, value.end, t, name=lambda day, t, _: dates.weekday(day, t))


def working_days(count: float, t: Translator) -> str:
    """«5 рабочих дней», «4,5 рабочего дня»."""
    return t("absence-working-days", count=number(count))


def days(count: float, t: Translator) -> str:
    """«21 день», «18,67 дня»."""
    return t("absence-days", count=number(count))


def calendar_days(count: float, t: Translator) -> str:
    return t("absence-calendar-days", count=number(count))


def number(count: float) -> FluentType:
    """5.0 is said as 5, so that its plural is the one of five."""
    return fluent_number(int(count) if count == int(count) else count)


def overlap_lines(overlaps: Iterable[Overlap], t: Translator, today: date) -> list[str]:
    """Who else of the team is away in these days (A2)."""
    return [
        t(
            "absence-overlap",
            name=each.person.name,
            kind=kind_name(each.kind, t).lower(),
            period=span(each.start, each.end, t, today),
            status=each.status.value,
        )
        for each in overlaps
    ]
