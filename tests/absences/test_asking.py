"""Asking for days: what it would be, what is taken, what is refused."""

import asyncio
from typing import Any

import pytest

from api.absences.models import Absence
from api.people.models import Person
from tests.absences.firm import MAY, Firm, told

WEEK = {"kind": "vacation"} | MAY


async def accrues(firm: Firm, name: str, **more: Any) -> Any:
    path = f"/api/absences/balance/{firm.id(name)}"
    answer = await firm.calls("Глеб", "PATCH", path, more)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.both_stores
@pytest.mark.rule("A10")
async def test_the_count_is_shown_before_sending(firm: Firm) -> None:
    """Working days, what the balance loses, who will decide; and nothing is written."""
    await accrues(firm, "Борис", accrues_from="2025-05-18")
    answer = await firm.calls("Борис", "POST", "/api/absences/preview", WEEK | {"end_half": True})
    shown = answer.json()
    assert (shown["working_days"], shown["calendar_days"], shown["charged"]) == (4.5, 5, 4.5)
    assert (shown["balance"], shown["balance_after"]) == (28.0, 23.5)
    assert shown["approver"]["name"] == "Вера"
    assert await firm.desk.count(Absence) == 0
    assert await firm.desk.events() == []


async def test_a_request_waits_for_the_manager(firm: Firm) -> None:
    """With its count and history; the manager finds it, the employee cannot decide."""
    asked = await firm.asks("Борис", comment="  К морю ", deputy_id=str(firm.id("Дарья")))
    assert (asked["status"], asked["working_days"], asked["version"]) == ("pending", 5.0, 1)
    assert (asked["comment"], asked["deputy"]["name"]) == ("К морю", "Дарья")
    assert [line["what"] for line in asked["history"]] == ["requested"]
    assert asked["allowed"] == ["cancel"]
    waiting = await firm.gets("Вера", "/api/absences?scope=to_approve")
    assert [row["id"] for row in waiting["items"]] == [asked["id"]]
    seen = await firm.gets("Вера", f"/api/absences/{asked['id']}")
    assert seen["allowed"] == ["approve", "reject", "snooze"]
    assert await firm.desk.events() == ["absence_requested"]


@pytest.mark.rule("A10")
@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ({"start": "2026-05-22", "end": "2026-05-18"}, "dates_reversed"),
        ({"start": "2026-05-18", "end": "2027-06-22"}, "absence_too_long"),
        ({"start": "2026-05-11"}, "absence_in_the_past"),
        ({"start": "2029-05-11", "end": "2029-05-12"}, "absence_too_far"),
        (
            {"kind": "day_off", "start": "2026-05-16", "end": "2026-05-17"},
            "absence_no_working_days",
        ),
        ({"deputy_id": "00000000-0000-0000-0000-000000000001"}, "unknown_deputy"),
    ],
)
async def test_what_cannot_be(firm: Firm, draft: Any, code: str) -> None:
    """Each by its own name, in the preview as in the request."""
    for path in ("/api/absences/preview", "/api/absences"):
        answer = await firm.calls("Борис", "POST", path, WEEK | draft)
        assert told(answer) == (422, code)


async def test_a_deputy_is_somebody_else_who_works_here(firm: Firm) -> None:
    """Not oneself, not a dismissed one, not a client."""
    anna = await firm.desk.knows("Анна")
    await firm.joins("Пётр", "Вера", active=False)
    for deputy in (firm.id("Борис"), firm.id("Пётр"), anna.id):
        assert told(await firm.tries("Борис", deputy_id=str(deputy))) == (422, "unknown_deputy")


@pytest.mark.rule("A10")
async def test_own_days_are_asked_for_once(firm: Firm) -> None:
    """The refusal names the other absence; what is cancelled is free again, and one may begin at
    the midday at which the other ends."""
    first = await firm.asks("Борис", end_half=True)
    await firm.does("Вера", "approve", first)
    refused = await firm.tries("Борис", kind="day_off", start="2026-05-20", end="2026-05-25")
    assert told(refused) == (409, "overlaps_own")
    assert refused.json()["extra"] == {
        "kind": "vacation",
        "status": "approved",
        "start": "2026-05-18",
        "end": "2026-05-22",
    }
    await firm.asks("Борис", kind="trip", start="2026-05-22", end="2026-05-23", start_half=True)
    await firm.does("Борис", "cancel", first)
    await firm.asks("Борис", kind="day_off", start="2026-05-20", end="2026-05-20")


@pytest.mark.both_stores
async def test_of_two_requests_at_once_one_is_taken(firm: Firm) -> None:
    """Even without an idempotency key: the person's own row is the turnstile."""
    await firm.client("Борис")
    answers = await asyncio.gather(*(firm.tries("Борис") for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert await firm.desk.count(Absence) == 1


@pytest.mark.both_stores
@pytest.mark.rule("A1")
async def test_nobody_to_decide_is_said_with_what_to_do(firm: Firm) -> None:
    """The preview shows it, the request is refused; nobody decides about oneself."""
    async with firm.desk.database.begin() as session:
        (await session.get_one(Person, firm.id("Глеб"))).manager_id = None
    shown = await firm.calls("Глеб", "POST", "/api/absences/preview", WEEK)
    assert shown.json()["approver"] is None
    refused = await firm.tries("Глеб")
    assert told(refused) == (409, "no_approver")
    assert "manager" in refused.json()["detail"]


@pytest.mark.rule("A1")
async def test_who_has_nobody_above_is_decided_about_by_a_role(firm: Firm) -> None:
    """The administrator, unless the setting names another role."""
    assert (await firm.asks("Олег"))["approver"]["name"] == "Глеб"
    rules = await firm.gets("Глеб", "/api/admin/absences")
    await firm.calls("Глеб", "PUT", "/api/admin/absences", rules | {"last_approver": "agent"})
    assert told(await firm.tries("Олег", start="2026-06-01", end="2026-06-05"))[1] == "no_approver"


@pytest.mark.rule("A1")
async def test_a_circle_in_the_tree_ends(firm: Firm) -> None:
    """Data that holds one anyway: the request goes to the nearest, or to the role."""
    async with firm.desk.database.begin() as session:
        (await session.get_one(Person, firm.id("Олег"))).manager_id = firm.id("Борис")
    assert (await firm.asks("Борис"))["approver"]["name"] == "Вера"
    assert (await firm.asks("Олег"))["approver"]["name"] == "Борис"
    async with firm.desk.database.begin() as session:
        for name in ("Вера", "Олег"):
            (await session.get_one(Person, firm.id(name))).active = False
    assert (await firm.asks("Дарья"))["approver"]["name"] == "Борис"


@pytest.mark.rule("A10")
async def test_a_vacation_in_advance_is_shown_and_refused_only_by_the_setting(firm: Firm) -> None:
    """Below zero in the preview; with the setting the refusal names both numbers."""
    shown = await firm.calls("Борис", "POST", "/api/absences/preview", WEEK)
    assert shown.json()["balance_after"] == -5.0
    rules = await firm.gets("Глеб", "/api/admin/absences")
    await firm.calls("Глеб", "PUT", "/api/admin/absences", rules | {"refuse_in_advance": True})
    refused = await firm.tries("Борис")
    assert told(refused) == (422, "not_enough_days")
    assert refused.json()["extra"] == {"left": "0", "wanted": "5"}
    assert (await firm.tries("Борис", kind="unpaid")).status_code == 201


@pytest.mark.both_stores
@pytest.mark.rule("A8")
async def test_the_balance(firm: Firm) -> None:
    """Accrued by rate, corrected by hand with a reason, used by approved, pending apart; every
    change of it is in the audit log."""
    await accrues(firm, "Борис", accrues_from="2025-05-12", days_per_year=31)
    refused = await firm.calls(
        "Глеб", "PATCH", f"/api/absences/balance/{firm.id('Борис')}", {"correction": 3}
    )
    assert told(refused) == (422, "empty_reason")
    after = await accrues(firm, "Борис", correction=-3.5, reason="Остаток прежних лет")
    assert (after["accrued"], after["corrected"], after["left"]) == (31.0, -3.5, 27.5)
    await firm.does("Вера", "approve", await firm.asks("Борис"))
    await firm.asks("Борис", start="2026-06-01", end="2026-06-02")
    mine = await firm.gets("Борис", "/api/absences/balance")
    assert (mine["used"], mine["pending"], mine["left"]) == (5.0, 2.0, 22.5)
    later = await firm.gets("Борис", "/api/absences/balance?on=2026-11-12")
    assert later["accrued"] == 46.5
    audit = await firm.desk.audit()
    assert audit == ["vacation_account_changed", "vacation_balance_corrected"]


async def test_whose_balance_one_may_see(firm: Firm) -> None:
    """The own, of people below at any depth, for an administrator of everybody."""
    path = f"/api/absences/balance?person_id={firm.id('Борис')}"
    for name in ("Вера", "Олег", "Глеб"):
        assert (await firm.calls(name, "GET", path)).status_code == 200
    assert told(await firm.calls("Дарья", "GET", path)) == (404, "not_found")
    anna = await firm.desk.knows("Анна")
    nobody = await firm.calls("Глеб", "GET", f"/api/absences/balance?person_id={anna.id}")
    assert told(nobody) == (404, "not_found")


@pytest.mark.parametrize(
    "wrong", [{"days_per_year": -1}, {"days_per_year": 400}, {"correction": 5000, "reason": "r"}]
)
async def test_a_balance_that_cannot_be(firm: Firm, wrong: Any) -> None:
    """Refused by the field's name."""
    path = f"/api/absences/balance/{firm.id('Борис')}"
    answer = await firm.calls("Глеб", "PATCH", path, wrong)
    assert told(answer) == (422, "invalid")
    assert answer.json()["extra"]["field"] in wrong
