"""The card of a request: what hangs on it, each by the eyes of its reader."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from api.absences.calendar import MOST_OVERLAPS
from api.absences.models import AbsenceAsked
from tests.absences.firm import Firm

pytestmark = [pytest.mark.rule("A2"), pytest.mark.both_stores]

SNOOZE = "/api/notifications/snooze"


async def card(firm: Firm, name: str, absence: Any) -> Any:
    return await firm.gets(name, f"/api/absences/{absence['id']}")


async def sets(firm: Firm, name: str, **terms: Any) -> None:
    path = f"/api/absences/balance/{firm.id(name)}"
    answer = await firm.calls("Глеб", "PATCH", path, terms)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "terms",
    [
        {},
        {"accrues_from": "2025-05-18"},
        {"days_per_year": 0, "accrues_from": "2025-05-18"},
        {"days_per_year": 31, "accrues_from": "2025-05-18"},
        {"correction": 2.5, "reason": "За дежурство"},
    ],
)
async def test_its_balance_is_that_of_the_person(firm: Firm, terms: dict[str, Any]) -> None:
    """By the own terms and by the rules, less what is approved, on the first day of the request."""
    await sets(firm, "Вера", accrues_from="2020-01-01", correction=7, reason="Чужие")
    await firm.away("Борис", date(2026, 6, 1), date(2026, 6, 3))
    if terms:
        await sets(firm, "Борис", **terms)
    asked = await firm.asks("Борис")
    query = f"person_id={firm.id('Борис')}&on={asked['start']}"
    for name in ("Борис", "Вера"):
        known = await firm.gets(name, f"/api/absences/balance?{query}")
        assert (await card(firm, name, asked))["balance"] == known["left"]


async def test_only_a_vacation_tells_a_balance(firm: Firm) -> None:
    asked = await firm.asks("Борис", kind="sick")
    assert (await card(firm, "Вера", asked))["balance"] is None


async def test_who_was_asked_about_a_colleague_knows_why(firm: Firm) -> None:
    """Though the colleague is not below; another reader of the same card knows the dates alone."""
    for name in ("Инна", "Пётр"):
        await firm.joins(name)
    absence = await firm.away("Дарья", date(2026, 5, 21), date(2026, 5, 25))
    asked = await firm.asks("Борис")
    for what, name in ((asked, "Инна"), (asked, "Пётр"), (absence, "Инна")):
        row = AbsenceAsked(absence_id=UUID(what["id"]), person_id=firm.id(name))
        await firm.desk.keep(row)
    kinds = {
        name: [each["kind"] for each in (await card(firm, name, asked))["overlaps"]]
        for name in ("Инна", "Пётр", "Борис", "Олег")
    }
    assert kinds == {"Инна": ["vacation"], "Пётр": [None], "Борис": [None], "Олег": ["vacation"]}


async def test_the_first_twenty_overlaps_are_told(firm: Firm) -> None:
    """In order of their days; what only waits is among the twenty, and hidden from colleagues."""
    for number in range(MOST_OVERLAPS + 2):
        name = f"Сосед {number}"
        await firm.joins(name, "Вера")
        first = date(2026, 5, 22 if number % 2 else 21)
        if number == 1:
            await firm.asks(name, start="2026-05-20", end="2026-05-22")
        else:
            await firm.away(name, first, date(2026, 5, 22))
    asked = await firm.asks("Борис")
    seen = {name: (await card(firm, name, asked))["overlaps"] for name in ("Борис", "Вера")}
    assert {name: len(found) for name, found in seen.items()} == {"Борис": 19, "Вера": 20}
    assert seen["Вера"][0]["status"] == "pending"
    starts = [each["start"] for each in seen["Вера"]]
    assert starts == sorted(starts)


async def test_a_reader_put_it_off_alone(firm: Firm) -> None:
    asked = await firm.asks("Борис")
    about = {"object_kind": "absence", "object_id": asked["id"], "term": "hour"}
    assert (await firm.calls("Вера", "POST", SNOOZE, about)).is_success
    told = {name: (await card(firm, name, asked))["snoozed_until"] for name in ("Вера", "Олег")}
    assert told == {"Вера": "2026-05-12T08:00:00Z", "Олег": None}
