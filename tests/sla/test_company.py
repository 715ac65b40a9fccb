"""A company with promised times of its own."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response

from api.auth.log import words
from api.objects.audit import AuditEntry
from api.people.models import Client
from shared.i18n import translator
from tests.desk import Desk
from tests.sla.told import MONDAY, due, seen

pytestmark = pytest.mark.both_stores

QUARTER = {"reaction_minutes": 15, "solution_minutes": 120}
LONGER = {"reaction_minutes": 600, "solution_minutes": 6_000}


async def promises(desk: Desk, company: str, targets: Any, **more: Any) -> Response:
    client = await desk.calls("gleb")
    body = {"sla_targets": targets, **more}
    return await client.patch(f"/api/clients/{desk.ids[company]}", json=body)


async def deadlines(desk: Desk, ticket: Any) -> tuple[timedelta, timedelta]:
    """Since it was opened, at ten in the morning."""
    told = await seen(desk, "boris", ticket)
    return due(told, "reaction") - MONDAY, due(told, "solution") - MONDAY


OWN = (timedelta(minutes=15), timedelta(hours=2))
USUAL = (timedelta(hours=4), timedelta(days=3))
"""Of a normal ticket: three working days of nine hours."""


async def test_a_new_ticket_is_promised_what_its_company_is(desk: Desk, clock: Any) -> None:
    """Whoever opens it; a priority that is not named, and another company, have the desk's."""
    answer = await promises(desk, "Ромашка", {"normal": QUARTER})
    assert answer.json()["sla_targets"] == {"normal": QUARTER}
    ours = {"client_id": str(desk.ids["Ромашка"])}
    assert await deadlines(desk, await desk.opens("anna")) == OWN
    assert await deadlines(desk, await desk.opens("boris", **ours)) == OWN
    high = await desk.opens("boris", priority="high", **ours)
    assert (await deadlines(desk, high))[0] == timedelta(hours=1)
    foreign = {"client_id": str((await other_company(desk)).id)}
    assert await deadlines(desk, await desk.opens("boris", **foreign)) == USUAL


async def other_company(desk: Desk) -> Client:
    return await desk.company("Лютик")


async def test_a_new_priority_is_the_companys_promise_too(desk: Desk, clock: Any) -> None:
    """Also after it has waited for the client, and when it comes back from its end."""
    await promises(desk, "Ромашка", {"critical": QUARTER})
    ticket = await desk.takes("boris", await desk.opens("anna"))
    change = {"version": ticket["version"], "priority": "critical"}
    path = f"/api/tickets/{ticket['id']}"
    raised = await desk.does("boris", path, change, method="PATCH")
    assert due(raised, "solution") == MONDAY + timedelta(hours=2)
    await desk.moves("boris", ticket, "waiting")
    clock.shift(timedelta(hours=1))
    back = await desk.moves("boris", ticket, "in_progress")
    assert due(back, "solution") == MONDAY + timedelta(hours=3)


async def test_open_tickets_follow_what_their_company_is_promised(desk: Desk, clock: Any) -> None:
    """At once, as they follow the desk's policy, and back again; what ended and what is another
    company's stays."""
    ticket, ended = await desk.opens("anna"), await desk.takes("boris", await desk.opens("anna"))
    await desk.moves("boris", ended, "resolved")
    other = {"client_id": str((await other_company(desk)).id)}
    foreign = await desk.opens("boris", **other)
    was = await deadlines(desk, ended)
    await promises(desk, "Ромашка", {"normal": QUARTER})
    assert await deadlines(desk, ticket) == OWN
    assert await deadlines(desk, foreign) == USUAL
    assert await deadlines(desk, ended) == was
    assert (await promises(desk, "Ромашка", None)).json()["sla_targets"] is None
    assert await deadlines(desk, ticket) == USUAL


async def test_the_desks_policy_moves_only_whoever_has_none_of_the_own(
    desk: Desk, clock: Any
) -> None:
    """Other hours move everybody."""
    await promises(desk, "Ромашка", {"normal": QUARTER})
    ticket = await desk.opens("anna")
    foreign = await desk.opens("boris", client_id=str((await other_company(desk)).id))
    policy = {"targets": {"normal": {"reaction_minutes": 30, "solution_minutes": 60}}}
    await desk.does("gleb", "/api/admin/sla", policy, method="PUT")
    assert await deadlines(desk, ticket) == OWN
    assert (await deadlines(desk, foreign))[0] == timedelta(minutes=30)
    gleb = await desk.calls("gleb")
    hours = (await gleb.get("/api/admin/company-hours")).json()
    await gleb.put("/api/admin/company-hours", json=hours | {"start": "12:00:00"})
    assert (await deadlines(desk, ticket))[0] == timedelta(hours=2, minutes=15)


@pytest.mark.parametrize(
    "target",
    [
        {"reaction_minutes": 60, "solution_minutes": 30},
        {"reaction_minutes": 0, "solution_minutes": 30},
        {"reaction_minutes": 1, "solution_minutes": 100_001},
    ],
)
async def test_what_the_desk_could_not_promise_no_company_is_promised(
    desk: Desk, target: Any
) -> None:
    """Refused with the field's name; nothing of the same request is written."""
    answer = await promises(desk, "Ромашка", {"high": target}, name="Другая")
    assert (answer.status_code, answer.json()["extra"]["field"]) == (422, "sla_targets")
    kept = await desk.one(Client, Client.id == desk.ids["Ромашка"])
    assert (kept.name, kept.sla_targets) == ("Ромашка", None)


@pytest.mark.rule("X1")
async def test_colleagues_read_what_administrators_promise(desk: Desk) -> None:
    """As all else of the card; a contact sees none of it."""
    await promises(desk, "Ромашка", {"normal": QUARTER})
    path = f"/api/clients/{desk.ids['Ромашка']}"
    boris, anna = await desk.calls("boris"), await desk.calls("anna")
    assert (await boris.get(path)).json()["sla_targets"] == {"normal": QUARTER}
    assert (await boris.patch(path, json={"sla_targets": None})).status_code == 403
    assert (await anna.get(path)).status_code in {403, 404}


@pytest.mark.rule("K4")
async def test_companies_with_promises_of_their_own_are_listed(desk: Desk) -> None:
    """Those, or all the others; no targets are none."""
    await other_company(desk)
    gleb = await desk.calls("gleb")

    async def listed(own: bool) -> list[str]:
        page = await gleb.get("/api/clients", params={"own_targets": own})
        return [each["name"] for each in page.json()["items"]]

    before = await listed(False)
    await promises(desk, "Ромашка", {"normal": QUARTER})
    assert (await listed(True), "Ромашка" in await listed(False)) == (["Ромашка"], False)
    await promises(desk, "Ромашка", {})
    assert (await listed(True), await listed(False)) == ([], before)


@pytest.mark.rule("X6")
async def test_the_audit_log_says_what_was_promised_before(desk: Desk) -> None:
    """Who, to which company, from what to what; nothing for what was written again as it was."""
    await promises(desk, "Ромашка", {"normal": QUARTER})
    await promises(desk, "Ромашка", {"normal": QUARTER})
    await promises(desk, "Ромашка", {"normal": QUARTER | {"reaction_minutes": 30}})
    rows = await desk.all(AuditEntry, AuditEntry.action == "client_sla_changed")
    ru = translator("ru")
    first, second = (words.sentence(each, "Глеб", "Ромашка", ru) for each in rows)
    assert first == (
        "Глеб меняет обещанные сроки компании Ромашка: обычный приоритет, первый ответ: "
        "по умолчанию → 15 мин; обычный приоритет, решение: по умолчанию → 2 ч."
    )
    assert second.endswith("обычный приоритет, первый ответ: 15 мин → 30 мин.")


@pytest.mark.rule("K1")
async def test_of_two_administrators_who_promise_the_second_is_told(desk: Desk, clock: Any) -> None:
    """Also when both do it at once; open tickets have what was kept."""
    ticket = await desk.opens("anna")
    row = await desk.one(Client, Client.id == desk.ids["Ромашка"])
    both = await asyncio.gather(
        promises(desk, "Ромашка", {"normal": QUARTER}, version=row.version),
        promises(desk, "Ромашка", {"normal": LONGER}, version=row.version),
    )
    assert sorted(each.status_code for each in both) == [200, 409]
    won = next(each for each in both if each.status_code == 200).json()
    minutes = won["sla_targets"]["normal"]["reaction_minutes"]
    assert (await deadlines(desk, ticket))[0] == working(minutes)


def working(minutes: int) -> timedelta:
    """Eight hours of Monday are left; the rest is Tuesday's, after a night of fifteen hours."""
    night = timedelta(hours=15) if minutes > 8 * 60 else timedelta()
    return timedelta(minutes=minutes) + night


async def test_who_takes_a_ticket_while_it_is_promised_anew_has_reacted(desk: Desk) -> None:
    """Neither the reaction nor the new deadline is lost, whichever comes first."""
    tickets = [await desk.opens("anna", f"Заявка {each}") for each in range(10)]
    boris = await desk.calls("boris")
    await desk.calls("gleb")
    answers = await asyncio.gather(
        promises(desk, "Ромашка", {"normal": QUARTER}),
        *(boris.post(f"/api/tickets/{each['id']}/assign", json={}) for each in tickets),
    )
    assert {each.status_code for each in answers} == {200}
    told = [await seen(desk, "boris", each) for each in tickets]
    assert all(each["sla"]["reaction"]["done_at"] for each in told)
    await promises(desk, "Ромашка", {"normal": QUARTER})
    anew = [await seen(desk, "boris", each) for each in tickets]
    assert [due(each, "solution") for each in told] == [due(each, "solution") for each in anew]
