"""Requests follow the tree and the clock: handed over, reminded of, escalated."""

import asyncio
from datetime import date
from typing import Any

import pytest
import time_machine
from structlog.testing import capture_logs

from api.absences.deciding import handover, slow
from api.absences.models import Absence, AbsenceChange
from api.clock import now
from api.people.models import Person
from tests.absences.firm import Firm, told


async def ticks(firm: Firm) -> None:
    """What the clock does every few minutes."""
    async with firm.desk.database.begin() as session:
        await handover.reassess(session, firm.desk.settings)
        await slow.press(session, firm.desk.settings, now())


async def changes(firm: Firm, name: str, **fields: Any) -> None:
    answer = await firm.calls("Глеб", "PATCH", f"/api/employees/{firm.id(name)}", fields)
    assert answer.status_code == 200, answer.text


async def approver(firm: Firm, absence: Any) -> str:
    seen = await firm.gets("Глеб", f"/api/absences/{absence['id']}")
    return seen["approver"]["name"]


@pytest.mark.rule("A6")
async def test_a_new_manager_takes_the_request_over(firm: Firm) -> None:
    """At once; the former approver sees it and cannot decide any more, not even by an old card."""
    asked = await firm.asks("Борис")
    await firm.joins("Инна", "Олег")
    await changes(firm, "Борис", manager_id=str(firm.id("Инна")))
    assert await approver(firm, asked) == "Инна"
    assert told(await firm.presses("Вера", "approve", asked, {"version": 1})) == (
        403,
        "not_allowed",
    )
    seen = await firm.gets("Вера", f"/api/absences/{asked['id']}")
    assert (seen["allowed"], seen["version"]) == ([], 2)
    assert [line["what"] for line in seen["history"]] == ["requested", "handed_over"]
    assert (await firm.gets("Вера", "/api/absences?scope=to_approve"))["total"] == 0
    await firm.does("Инна", "approve", asked, {"version": 2})
    assert (await firm.desk.events())[1] == "absence_handed_over"


@pytest.mark.both_stores
@pytest.mark.rule("A6")
async def test_a_dismissed_approver_hands_over_upwards(firm: Firm) -> None:
    """Deactivation is enough."""
    asked = await firm.asks("Борис")
    await changes(firm, "Вера", active=False)
    assert await approver(firm, asked) == "Олег"


@pytest.mark.rule("A6", "A1")
async def test_an_approver_whose_own_absence_begins_hands_over_to_the_deputy(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """And gets it back on the first day at work again."""
    await firm.away("Вера", date(2026, 5, 13), date(2026, 5, 14), "Дарья")
    asked = await firm.asks("Борис")
    assert asked["approver"]["name"] == "Вера"
    for moment, name in (
        ("2026-05-12T20:59:00Z", "Вера"),
        ("2026-05-12T21:00:00Z", "Дарья"),
        ("2026-05-14T21:00:00Z", "Вера"),
    ):
        tuesday.move_to(moment)
        await ticks(firm)
        assert await approver(firm, asked) == name


@pytest.mark.both_stores
@pytest.mark.rule("R8")
async def test_the_request_of_who_leaves_ends(firm: Firm) -> None:
    """Nobody is asked about a dismissed employee."""
    asked = await firm.asks("Борис")
    await changes(firm, "Борис", active=False)
    assert (await firm.gets("Вера", f"/api/absences/{asked['id']}"))["status"] == "cancelled"


@pytest.mark.rule("A7", "Q10")
async def test_a_slow_approver_is_reminded_then_somebody_above_is_asked(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """After one working day and after three, once each; then both may decide; never by silence."""
    asked = await firm.asks("Борис", start="2026-06-15", end="2026-06-19")
    seen: list[tuple[str, list[str]]] = []
    for moment in (
        "2026-05-13T06:59:00Z",
        "2026-05-13T07:00:00Z",
        "2026-05-14T07:00:00Z",
        "2026-05-15T07:00:00Z",
        "2026-05-15T07:05:00Z",
        "2026-05-18T07:00:00Z",
        "2026-05-29T07:00:00Z",
    ):
        tuesday.move_to(moment)
        await ticks(firm)
        seen.append((moment[8:10], (await firm.desk.events())[1:]))
    reminded, escalated = ["approval_slow"], ["approval_slow", "approval_escalated"]
    assert seen == [
        ("13", []),
        ("13", reminded),
        ("14", reminded),
        ("15", escalated),
        ("15", escalated),
        ("18", [*escalated, "approval_slow"]),
        ("29", [*escalated, "approval_slow"]),
    ]
    for name in ("Вера", "Олег"):
        whole = await firm.gets(name, f"/api/absences/{asked['id']}")
        assert (whole["status"], whole["allowed"]) == (
            "pending",
            ["approve", "reject", "snooze"],
        )
    await firm.does("Олег", "approve", asked)


@pytest.mark.both_stores
@pytest.mark.rule("A7")
async def test_working_days_of_the_approver_count(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """Asked on Friday evening, the reminder comes on Tuesday morning."""
    tuesday.move_to("2026-05-15T17:00:00Z")
    await firm.asks("Борис", start="2026-06-15", end="2026-06-19")
    (row,) = await firm.desk.all(Absence)
    assert row.remind_at.isoformat() == "2026-05-19T06:00:00+00:00"
    assert row.escalate_at.isoformat() == "2026-05-21T06:00:00+00:00"


@pytest.mark.rule("A7", "D8")
async def test_whoever_was_asked_further_up_and_left_is_replaced(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """The next one there is asked at once; nobody waits for who is gone."""
    await firm.asks("Борис")
    for moment in ("2026-05-13T07:00:00Z", "2026-05-15T07:00:00Z"):
        tuesday.move_to(moment)
        await ticks(firm)
    await changes(firm, "Олег", active=False)
    await ticks(firm)
    (row,) = await firm.desk.all(Absence)
    assert (row.approver_id, row.escalated_to_id) == (firm.id("Вера"), firm.id("Глеб"))


@pytest.mark.both_stores
@pytest.mark.rule("A7")
async def test_with_nobody_further_up_the_approver_is_reminded_again(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """The administrator is the last in line."""
    await firm.asks("Олег")
    for moment in ("2026-05-13T07:00:00Z", "2026-05-15T07:00:00Z", "2026-05-25T07:00:00Z"):
        tuesday.move_to(moment)
        await ticks(firm)
    assert (await firm.desk.events())[1:] == ["approval_slow", "approval_slow"]


@pytest.mark.both_stores
@pytest.mark.rule("A7", "Q10")
async def test_ticks_at_once_remind_once(firm: Firm, tuesday: time_machine.Traveller) -> None:
    """A doubled scheduler is harmless."""
    await firm.asks("Борис")
    tuesday.move_to("2026-05-13T07:00:00Z")
    await asyncio.gather(*(ticks(firm) for _ in range(3)))
    tuesday.move_to("2026-05-15T07:00:00Z")
    await asyncio.gather(*(ticks(firm) for _ in range(3)))
    assert (await firm.desk.events())[1:] == ["approval_slow", "approval_escalated"]
    steps = [row.what for row in await firm.desk.all(AbsenceChange)]
    assert steps == ["requested", "reminded", "escalated"]


@pytest.mark.rule("A7", "Q10")
async def test_a_decided_request_is_reminded_of_no_more(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """The hours went with the decision."""
    await firm.does("Вера", "approve", await firm.asks("Борис"))
    tuesday.move_to("2026-05-20T07:00:00Z")
    await ticks(firm)
    assert "approval_slow" not in await firm.desk.events()


@pytest.mark.rule("U8", "A6", "A7")
async def test_a_request_that_cannot_be_handed_over_holds_up_no_other(
    firm: Firm, tuesday: time_machine.Traveller
) -> None:
    """Its next approver lives in a zone that nobody knows: the others are handed over and reminded
    of, and whoever changes a place in the company may do so."""
    await firm.joins("Инна", "Олег")
    await firm.joins("Марс", "Олег")
    slow_one = await firm.asks("Борис")
    odd, moved = await firm.asks("Дарья"), await firm.asks("Инна")
    await changes(firm, "Инна", manager_id=str(firm.id("Вера")))
    assert await approver(firm, moved) == "Вера"
    async with firm.desk.database.begin() as session:
        mars = await session.get_one(Person, firm.id("Марс"))
        mars.timezone = "Mars/Olympus"
        (await session.get_one(Person, firm.id("Дарья"))).manager_id = mars.id
    await changes(firm, "Инна", manager_id=str(firm.id("Глеб")))
    assert await approver(firm, moved) == "Глеб"
    tuesday.shift(86_400 + 3600)
    with capture_logs() as log:
        await ticks(firm)
    assert {each["absence_id"] for each in log if each["event"].startswith("set aside")} == {
        odd["id"]
    }
    seen = await firm.gets("Глеб", f"/api/absences/{slow_one['id']}")
    assert "reminded" in [line["what"] for line in seen["history"]]
