"""What tickets are about: the catalogue, and what a ticket gets of it."""

import asyncio
from typing import Any

import pytest

from api.db import new_id
from api.objects.audit import AuditEntry
from api.people.models import Team
from tests.desk import Desk

CATEGORIES = "/api/categories"


async def named(desk: Desk, key: str) -> list[Any]:
    answer = await (await desk.calls(key)).get(CATEGORIES)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def refused(desk: Desk, key: str, path: str, body: object) -> tuple[int, str]:
    answer = await (await desk.calls(key)).post(path, json=body)
    return answer.status_code, answer.json()["code"]


async def second_team(desk: Desk) -> str:
    """A team beside the only one."""
    team = Team(id=new_id(), name="Склад")
    await desk.keep(team)
    return str(team.id)


async def test_they_stand_in_the_administrators_order(desk: Desk) -> None:
    """By position, then by name; the audit log has who made them."""
    for name, position in (("Печать", 2), ("Доступ", 2), ("Авария", 1)):
        await desk.category(name, position=position)
    assert [each["name"] for each in await named(desk, "boris")] == ["Авария", "Доступ", "Печать"]
    assert await desk.count(AuditEntry, AuditEntry.action == "category_created") == 3


@pytest.mark.both_stores
async def test_a_name_is_taken_once(desk: Desk) -> None:
    """Two at once: one stands, the other is told."""
    gleb = await desk.calls("gleb")
    body = {"name": "Печать"}
    both = await asyncio.gather(*(gleb.post(CATEGORIES, json=body) for _ in range(2)))
    assert sorted(each.status_code for each in both) == [201, 409]
    assert {each.json().get("code") for each in both} == {None, "name_taken"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"name": " "}, "invalid"),
        ({"name": "я" * 101}, "invalid"),
        ({"name": "Печать", "position": -1}, "invalid"),
        ({"name": "Печать", "team_id": str(new_id())}, "unknown_team"),
    ],
)
async def test_a_value_that_cannot_be_is_named(desk: Desk, body: object, code: str) -> None:
    """And nothing is kept."""
    assert await refused(desk, "gleb", CATEGORIES, body) == (422, code)
    assert await named(desk, "gleb") == []


@pytest.mark.both_stores
@pytest.mark.rule("X2")
async def test_a_contact_is_offered_what_may_be_chosen(desk: Desk) -> None:
    """Without what was switched off, and without the teams behind it."""
    team_id = await second_team(desk)
    await desk.category("Склад", team_id=team_id)
    old = await desk.category("Старое")
    await desk.does(
        "gleb", f"{CATEGORIES}/{old['id']}", {"name": "Старое", "active": False}, method="PUT"
    )
    (seen,) = await named(desk, "anna")
    assert (seen["name"], seen["team"]) == ("Склад", None)
    assert [each["active"] for each in await named(desk, "boris")] == [True, False]


async def test_a_category_brings_its_team_and_priority(desk: Desk) -> None:
    """What the draft names itself goes before."""
    team_id = await second_team(desk)
    fire = await desk.category(team_id=team_id, priority="critical")
    ticket = await desk.opens("anna", category_id=fire["id"])
    assert ticket["category"] == {"id": fire["id"], "name": "Пожар"}
    assert (ticket["team"]["name"], ticket["priority"]) == ("Склад", "critical")
    own = {"team_id": str(desk.ids["Поддержка"]), "priority": "low"}
    client_id = str(desk.ids["Ромашка"])
    named_both = await desk.opens("boris", category_id=fire["id"], client_id=client_id, **own)
    assert (named_both["team"]["name"], named_both["priority"]) == ("Поддержка", "low")


async def test_a_contact_names_no_priority(desk: Desk) -> None:
    """Said, not silently dropped."""
    body = {"text": "Горит", "priority": "critical"}
    assert await refused(desk, "anna", "/api/tickets", body) == (403, "not_allowed")


@pytest.mark.both_stores
async def test_what_is_switched_off_is_not_chosen_and_stays_where_it_was(desk: Desk) -> None:
    """Old tickets keep it, also through an edit of something else."""
    fire = await desk.category()
    ticket = await desk.opens("anna", category_id=fire["id"])
    off = {"name": "Пожар", "active": False}
    await desk.does("gleb", f"{CATEGORIES}/{fire['id']}", off, method="PUT")
    body = {"text": "?", "category_id": fire["id"]}
    assert await refused(desk, "anna", "/api/tickets", body) == (422, "unknown_category")
    path, change = f"/api/tickets/{ticket['id']}", {"version": 1, "priority": "high"}
    edited = await desk.does("boris", path, change | {"category_id": fire["id"]}, method="PATCH")
    assert (edited["category"]["name"], edited["priority"]) == ("Пожар", "high")


@pytest.mark.both_stores
async def test_an_engineer_changes_it_and_the_history_says_so(desk: Desk) -> None:
    """By the names that stood then; a contact may not."""
    fire, print_ = await desk.category(), await desk.category("Печать")
    ticket = await desk.opens("anna", category_id=fire["id"])
    path, change = f"/api/tickets/{ticket['id']}", {"version": 1, "category_id": print_["id"]}
    anna = await (await desk.calls("anna")).patch(path, json=change)
    assert (anna.status_code, anna.json()["code"]) == (403, "not_allowed")
    edited = await desk.does("boris", path, change, method="PATCH")
    last = edited["history"][-1]
    assert (last["field"], last["old"], last["new"]) == ("category", "Пожар", "Печать")
    gone = await desk.does("boris", path, {"version": 2, "category_id": None}, method="PATCH")
    assert gone["category"] is None


@pytest.mark.both_stores
async def test_lists_by_category_contact_priority_and_ones_own(desk: Desk) -> None:
    """Each narrows alone; what a contact does not see stays unseen."""
    fire, client_id = await desk.category(priority="high"), str(desk.ids["Ромашка"])
    await desk.opens("anna", "Первая", category_id=fire["id"])
    await desk.opens("pavel", "Вторая", client_id=client_id)

    async def titles(key: str, **params: str) -> list[str]:
        answer = await (await desk.calls(key)).get(
            "/api/tickets", params={"sort": "number"} | params
        )
        return [row["title"] for row in answer.json()["items"]]

    assert await titles("boris", category_id=fire["id"]) == ["Первая"]
    assert await titles("boris", contact_id=str(desk.ids["pavel"])) == ["Вторая"]
    assert await titles("boris", priority="high") == ["Первая"]
    assert await titles("anna") == ["Первая", "Вторая"]
    assert await titles("anna", mine="true") == ["Первая"]
