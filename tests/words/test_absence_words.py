"""Absences in words: halves, plurals, years."""

from datetime import date

import pytest

from shared.contracts.absences import AbsenceDraft, AbsenceKind
from shared.i18n import translator
from shared.work import absence_words

TODAY = date(2026, 5, 1)
RU, EN = translator("ru"), translator("en")


@pytest.mark.rule("A10")
@pytest.mark.parametrize(
    ("end", "halves", "said"),
    [
        (date(2026, 5, 18), (False, False), "12–18 мая"),
        (date(2026, 5, 18), (True, True), "12 мая (с обеда) – 18 мая (до обеда)"),
        (date(2026, 5, 12), (False, False), "12 мая"),
        (date(2026, 5, 12), (True, False), "12 мая (с обеда)"),
        (date(2026, 5, 12), (False, True), "12 мая (до обеда)"),
        (date(2027, 1, 9), (False, False), "12 мая – 9 января 2027"),
    ],
)
def test_a_period_is_said_with_its_halves(end: date, halves: tuple[bool, bool], said: str):
    """One day is one day, and a year is named when it is another one."""
    draft = AbsenceDraft(
        kind=AbsenceKind.VACATION,
        start=date(2026, 5, 12),
        end=end,
        start_half=halves[0],
        end_half=halves[1],
    )
    assert absence_words.period(draft, RU, TODAY) == said


@pytest.mark.parametrize(
    ("count", "ru", "en"),
    [
        (1.0, "1 рабочий день", "1 working day"),
        (3, "3 рабочих дня", "3 working days"),
        (4.5, "4,5 рабочего дня", "4.5 working days"),
        (14, "14 рабочих дней", "14 working days"),
    ],
)
def test_days_are_counted_in_both_languages(count: float, ru: str, en: str):
    """Halves have a plural of their own in Russian."""
    assert absence_words.working_days(count, RU) == ru
    assert absence_words.working_days(count, EN) == en


@pytest.mark.parametrize("kind", [*AbsenceKind, None])
def test_every_kind_has_a_name(kind: AbsenceKind | None):
    """Also the one that the reader may not know."""
    assert absence_words.kind_name(kind, RU) and absence_words.kind_name(kind, EN)
