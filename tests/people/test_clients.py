"""The books of teams, companies and contacts."""

from typing import Any
from uuid import uuid4

import pytest

from api.db import new_id
from api.people.models import Client, Person, Team
from shared.contracts.people import PersonKind, Role
from shared.contracts.telegram import BotScope
from tests.desk import Desk


@pytest.mark.both_stores
async def test_a_contact_belongs_to_companies(empty_desk: Desk) -> None:
    """At least one; found by company; a phone is one active contact's."""
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    one = (await desk.post("/api/clients", json={"name": "Ромашка"})).json()
    two = (await desk.post("/api/clients", json={"name": "Лютик"})).json()
    asked = {"name": "Анна", "phone": "+79991234567", "client_ids": [one["id"], two["id"]]}
    made = await desk.post("/api/contacts", json=asked)
    assert made.status_code == 201
    assert [each["name"] for each in made.json()["clients"]] == ["Лютик", "Ромашка"]
    taken = await desk.post("/api/contacts", json=asked | {"name": "Яна"})
    assert taken.json()["code"] == "phone_taken"
    path = f"/api/contacts/{made.json()['id']}"
    for homeless in ([], [str(uuid4())]):
        refused = await desk.patch(path, json={"client_ids": homeless})
        assert refused.json()["extra"]["field"] == "client_ids"
    moved = await desk.patch(path, json={"client_ids": [two["id"]], "email": "anna@example.org"})
    assert (await desk.get(path)).json() == moved.json()
    for client, names in ((one, []), (two, ["Анна"])):
        page = (await desk.get("/api/contacts", params={"client_id": client["id"]})).json()
        assert [each["name"] for each in page["items"]] == names
    assert (await desk.get("/api/contacts", params={"search": "анна"})).json()["total"] == 1


@pytest.mark.rule("R8")
async def test_a_contact_who_leaves_loses_the_bot(empty_desk: Desk) -> None:
    """At the next update, by the same road as an employee."""
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"))
    await empty_desk.registers(anna, 77)
    gone = await desk.patch(f"/api/contacts/{anna.id}", json={"active": False})
    assert (gone.json()["active"], gone.json()["telegram_linked"]) == (False, False)
    answer = await empty_desk.bot(BotScope.CLIENT, 77).get("/api/me")
    assert answer.json()["code"] == "telegram_not_linked"


MANY = 253
"""More than the longest page."""


async def crowd(desk: Desk) -> None:
    """So many companies, teams, contacts and employees of numbered names; one of each has left."""
    home = {"locale": "ru", "timezone": "UTC"}
    rows: list[Any] = []
    for number in range(MANY):
        active, name = number != 7, f"Некто {number:03}"
        rows += [
            Client(id=new_id(), name=name, active=active),
            Team(id=new_id(), name=name),
            Person(id=new_id(), kind=PersonKind.CONTACT, name=name, active=active, **home),
            Person(
                id=new_id(),
                kind=PersonKind.EMPLOYEE,
                role=Role.AGENT,
                name=name,
                active=active,
                **home,
            ),
        ]
    await desk.keep(*rows)


@pytest.mark.rule("K4")
@pytest.mark.both_stores
async def test_long_lists_are_paged_searched_and_narrowed_to_who_is_there(
    empty_desk: Desk,
) -> None:
    """Whatever the number: the rest comes with the next offset, a word finds one of them, and what
    is switched off is left out for who chooses."""
    await crowd(empty_desk)
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    for path in ("clients", "contacts", "employees", "teams"):
        seen: list[str] = []
        while True:
            asked = {"limit": 100, "offset": len(seen)}
            page = (await desk.get(f"/api/{path}", params=asked)).json()
            seen += [each["name"] for each in page["items"]]
            if len(seen) >= page["total"]:
                break
        numbered = [name for name in seen if name[-1].isdigit()]
        assert (len(numbered), sorted(set(seen))) == (MANY, sorted(seen)), path
        found = (await desk.get(f"/api/{path}", params={"search": "251"})).json()
        assert [each["name"][-3:] for each in found["items"]] == ["251"], path
        if path != "teams":
            here = {"active": True, "search": "007"}
            assert (await desk.get(f"/api/{path}", params=here)).json()["total"] == 0, path


@pytest.mark.both_stores
@pytest.mark.parametrize("path", ["clients", "teams"])
async def test_a_name_is_taken_once(empty_desk: Desk, path: str) -> None:
    """Two of one name could not be told apart."""
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    made = [await desk.post(f"/api/{path}", json={"name": name}) for name in ("Ромашка", "Лютик")]
    taken = await desk.post(f"/api/{path}", json={"name": " Ромашка "})
    assert (taken.status_code, taken.json()["code"]) == (409, "name_taken")
    page = (await desk.get(f"/api/{path}")).json()
    assert [each["name"] for each in page["items"]] == ["Лютик", "Ромашка"]
    assert [each.status_code for each in made] == [201, 201]


@pytest.mark.both_stores
@pytest.mark.rule("X9")
@pytest.mark.parametrize("path", ["clients", "teams", "categories"])
async def test_a_name_is_taken_in_every_spelling(empty_desk: Desk, path: str) -> None:
    """Case, ё, quotes and dashes make no other company; a name may be written anew."""
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    made = await desk.post(f"/api/{path}", json={"name": "Ёлка «Юг» – 1"})
    assert made.status_code == 201, made.text
    taken = await desk.post(f"/api/{path}", json={"name": 'ЕЛКА  "юг"\u200b - 1'})
    assert (taken.status_code, taken.json()["code"]) == (409, "name_taken")
    if path != "clients":
        anew = await desk.put(f"/api/{path}/{made.json()['id']}", json={"name": "Елка «Юг» – 1"})
        assert anew.json()["name"] == "Елка «Юг» – 1"


@pytest.mark.both_stores
async def test_a_team_is_made_and_made_anew(empty_desk: Desk) -> None:
    """Active employees only; the second list of members replaces the first."""
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    boris, vera = await empty_desk.hires("Борис"), await empty_desk.hires("Вера")
    anna, left = await empty_desk.knows("Анна"), await empty_desk.hires("Глеб", active=False)
    asked = {"name": "Поддержка", "lead_id": str(vera.id), "member_ids": [str(boris.id)]}
    team = (await desk.post("/api/teams", json=asked)).json()
    assert (team["lead"]["name"], [each["name"] for each in team["members"]]) == ("Вера", ["Борис"])
    anew = {"name": "Линия", "member_ids": [str(vera.id)], "mattermost_channel": "~Line-1"}
    changed = (await desk.put(f"/api/teams/{team['id']}", json=anew)).json()
    assert (changed["name"], changed["lead"], changed["mattermost_channel"]) == (
        "Линия",
        None,
        "line-1",
    )
    assert [each["name"] for each in changed["members"]] == ["Вера"]
    for stranger in (anna, left):
        odd = anew | {"member_ids": [str(stranger.id)]}
        refused = await desk.put(f"/api/teams/{team['id']}", json=odd)
        assert refused.json()["extra"]["field"] == "member_ids"
    assert (await desk.put(f"/api/teams/{uuid4()}", json=anew)).status_code == 404


@pytest.mark.both_stores
async def test_companies_are_found_in_any_case(empty_desk: Desk) -> None:
    """Russian letters on SQLite too."""
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    await empty_desk.company("Ромашка")
    page = (await desk.get("/api/clients", params={"search": "рОМАШКА".lower()})).json()
    assert (page["total"], page["items"][0]["contacts_see_all"]) == (1, True)
