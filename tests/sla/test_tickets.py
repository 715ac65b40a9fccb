"""Promised times on real tickets, by the company's hours in Moscow."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.objects.audit import AuditEntry
from tests.desk import Desk
from tests.sla.told import MONDAY, due, seen


async def test_a_ticket_is_promised_by_its_priority(desk: Desk, clock: Any) -> None:
    """Staff read it on the ticket; the client's contact is told nothing."""
    ticket = await desk.opens_critical()
    assert ticket["sla"] is None
    told = await seen(desk, "boris", ticket)
    assert due(told, "reaction") == MONDAY + timedelta(minutes=15)
    assert due(told, "solution") == MONDAY + timedelta(hours=4)


@pytest.mark.both_stores
@pytest.mark.parametrize("how", ["takes", "says", "moves"])
async def test_taking_a_public_word_and_a_move_are_reactions(
    desk: Desk, clock: Any, how: str
) -> None:
    """Each at its time."""
    ticket = await desk.opens("anna")
    clock.shift(600)
    match how:
        case "takes":
            await desk.takes("boris", ticket)
        case "says":
            await desk.says("boris", ticket, "Смотрю")
        case _:
            await desk.moves("boris", ticket, "in_progress")
    told = await seen(desk, "boris", ticket)
    done = datetime.fromisoformat(told["sla"]["reaction"]["done_at"])
    assert done == MONDAY + timedelta(minutes=10)


async def test_giving_it_away_and_an_internal_note_are_no_reactions(desk: Desk, clock: Any) -> None:
    """Nor is the client's own word: nobody has answered yet."""
    ticket = await desk.opens("anna")
    await desk.says("anna", ticket, "Ау")
    await desk.says("boris", ticket, "Опять они", visibility="internal")
    await desk.does(
        "vera", f"/api/tickets/{ticket['id']}/assign", {"assignee_id": str(desk.ids["boris"])}
    )
    assert (await seen(desk, "boris", ticket))["sla"]["reaction"]["done_at"] is None


@pytest.mark.rule("Q10")
async def test_waiting_for_the_client_stops_the_clock(desk: Desk, clock: Any) -> None:
    """The answer brings the ticket back, and the deadline has moved by the wait."""
    ticket = await desk.takes("boris", await desk.opens_critical())
    before = due(ticket, "solution")
    waits = await desk.moves("boris", ticket, "waiting")
    assert waits["sla"]["paused"]
    clock.shift(timedelta(hours=2))
    await desk.says("anna", ticket, "Перезагрузила, не помогло")
    told = await seen(desk, "boris", ticket)
    assert not told["sla"]["paused"]
    assert due(told, "solution") == before + timedelta(hours=2)


@pytest.mark.both_stores
async def test_a_new_priority_is_a_new_promise(desk: Desk, clock: Any) -> None:
    """Counted from the opening."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    change = {"version": ticket["version"], "priority": "critical"}
    raised = await desk.does("boris", f"/api/tickets/{ticket['id']}", change, method="PATCH")
    assert due(raised, "solution") == MONDAY + timedelta(hours=4)


async def test_what_was_promised_and_not_kept_is_shown(desk: Desk, clock: Any) -> None:
    """While nobody reacts, and afterwards too."""
    ticket = await desk.opens_critical()
    clock.shift(timedelta(minutes=20))
    assert (await seen(desk, "boris", ticket))["sla"]["reaction"]["breached"]
    taken = await desk.takes("boris", ticket)
    assert taken["sla"]["reaction"]["breached"]
    assert not taken["sla"]["solution"]["breached"]


async def test_a_cancelled_ticket_owes_nothing(desk: Desk, clock: Any) -> None:
    """Its card told that its clock waits for the client."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    cancelled = await desk.moves("boris", ticket, "cancelled")
    assert cancelled["sla"] is None


@pytest.mark.both_stores
@pytest.mark.rule("X6")
async def test_the_administrator_promises_something_else(desk: Desk, clock: Any) -> None:
    """Open tickets move with it, an audit row is left, nonsense is refused."""
    ticket = await desk.opens("anna")
    client = await desk.calls("gleb")
    policy = (await client.get("/api/admin/sla")).json()
    assert policy["targets"]["critical"] == {"reaction_minutes": 15, "solution_minutes": 240}
    policy["targets"]["normal"] = {"reaction_minutes": 30, "solution_minutes": 60}
    assert (await client.put("/api/admin/sla", json=policy)).json() == policy | {"version": 1}
    assert due(await seen(desk, "boris", ticket), "solution") == MONDAY + timedelta(hours=1)
    assert await desk.count(AuditEntry, AuditEntry.action == "sla_changed") == 1
    policy |= {"version": 1}
    policy["targets"]["normal"] = {"reaction_minutes": 60, "solution_minutes": 30}
    assert (await client.put("/api/admin/sla", json=policy)).status_code == 422


@pytest.mark.both_stores
async def test_other_hours_and_days_move_what_is_promised(desk: Desk, clock: Any) -> None:
    """At once and back again: nobody is late because a day became free meanwhile."""
    ticket = await desk.opens_critical()
    client = await desk.calls("gleb")

    async def reaction() -> datetime:
        return due(await seen(desk, "boris", ticket), "reaction")

    before = await reaction()
    hours = (await client.get("/api/admin/company-hours")).json()
    answer = await client.put("/api/admin/company-hours", json=hours | {"start": "12:00:00"})
    assert answer.status_code == 200, answer.text
    assert await reaction() == MONDAY + timedelta(hours=2, minutes=15)
    await client.delete("/api/admin/settings/company_hours")
    assert await reaction() == before
    year = (await client.get("/api/admin/work-calendar/2026")).json()
    days = {name: year[name] for name in ("statutory", "holidays", "workdays", "shortened")}
    days["holidays"] = [*days["holidays"], "2026-11-23"]
    await client.put("/api/admin/work-calendar/2026", json=days)
    assert await reaction() == datetime(2026, 11, 24, 6, 15, tzinfo=UTC)
    await client.delete("/api/admin/work-calendar/2026")
    assert await reaction() == before
