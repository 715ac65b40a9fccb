"""The permanent deputy of an employee, in the books."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.models import Person
from shared.contracts.people import Role
from tests.desk import Desk

pytestmark = [pytest.mark.rule("A1"), pytest.mark.both_stores]


async def names(desk: Desk, key: str, deputy: UUID | None, **more: Any) -> httpx.Response:
    """As the administrator says on the card."""
    body = {"deputy_id": str(deputy) if deputy else None, **more}
    return await (await desk.calls("gleb")).patch(f"/api/employees/{desk.ids[key]}", json=body)


async def deputy(desk: Desk, key: str) -> str | None:
    """By name, as the card shows."""
    seen = await (await desk.calls("gleb")).get(f"/api/employees/{desk.ids[key]}")
    named = seen.json()["deputy"]
    return named["name"] if named else None


async def test_the_card_names_one_and_takes_it_back(desk: Desk) -> None:
    """Two may stand in for each other; the log says what was changed."""
    assert (await names(desk, "boris", desk.ids["darya"])).json()["deputy"]["name"] == (
        "Дарья Лебедева"
    )
    assert (await names(desk, "darya", desk.ids["boris"])).status_code == 200
    assert (await names(desk, "boris", None)).json()["deputy"] is None
    assert await deputy(desk, "darya") == "Борис Петров"
    log = (await (await desk.calls("gleb")).get("/api/admin/audit")).json()["items"]
    assert log[0]["details"] == ["Изменено: постоянный заместитель"]


async def test_only_another_who_works_here(desk: Desk) -> None:
    """Not oneself, not a client's contact, not somebody who left, on a new card neither."""
    await desk.changes(Person, desk.ids["oleg"], active=False)
    for wrong in ("boris", "anna", "oleg"):
        refused = await names(desk, "boris", desk.ids[wrong])
        assert (refused.status_code, refused.json()["code"]) == (422, "unknown_deputy")
    draft = {"name": "Ева", "deputy_id": str(desk.ids["oleg"])}
    made = await (await desk.calls("gleb")).post("/api/employees", json=draft)
    assert made.json()["code"] == "unknown_deputy"


async def test_of_two_administrators_the_second_sees_what_the_first_named(desk: Desk) -> None:
    """One wins whoever they name; of two who make people each other's deputies both do."""
    gleb, vera = desk.ids["gleb"], desk.ids["vera"]
    seen = (await (await desk.calls("gleb")).get(f"/api/employees/{desk.ids['boris']}")).json()
    both = await asyncio.gather(
        names(desk, "boris", gleb, version=seen["version"]),
        names(desk, "boris", vera, version=seen["version"]),
    )
    assert sorted(each.status_code for each in both) == [200, 409]
    assert next(each for each in both if each.is_error).json()["code"] == "version_conflict"
    crossed = await asyncio.gather(
        names(desk, "boris", desk.ids["darya"]), names(desk, "darya", desk.ids["boris"])
    )
    assert [each.status_code for each in crossed] == [200, 200]


@pytest.mark.rule("D8")
async def test_a_deputy_who_leaves_meanwhile_is_nobodys(desk: Desk) -> None:
    """Whichever act comes first: the other one refuses, or clears the place."""
    client = await desk.calls("gleb")
    for key in ("darya", "vera"):
        leaves = client.patch(f"/api/employees/{desk.ids[key]}", json={"active": False})
        named, left = await asyncio.gather(names(desk, "boris", desk.ids[key]), leaves)
        assert left.status_code == 200, left.text
        assert named.status_code == 200 or named.json()["code"] == "unknown_deputy"
        assert await deputy(desk, "boris") is None


@pytest.mark.rule("D8")
async def test_whoever_leaves_hands_the_place_over(desk: Desk) -> None:
    """To the successor, who is not the own deputy; the preview says so, and the cards are newer."""
    for key in ("boris", "vera"):
        await names(desk, key, desk.ids["darya"])
    client, path = await desk.calls("gleb"), f"/api/employees/{desk.ids['darya']}"
    to = str(desk.ids["vera"])
    told = (await client.get(f"{path}/departure", params={"hand_over_to": to})).json()
    (part,) = [each for each in told["parts"] if each["what"] == "deputised"]
    assert {each["title"]: each["to"] and each["to"]["name"] for each in part["items"]} == {
        "Борис Петров": "Вера Соколова",
        "Вера Соколова": None,
    }
    before = (await desk.one(Person, Person.id == desk.ids["boris"])).version
    await client.patch(path, json={"active": False, "hand_over_to": to})
    assert (await deputy(desk, "boris"), await deputy(desk, "vera")) == ("Вера Соколова", None)
    assert (await desk.one(Person, Person.id == desk.ids["boris"])).version == before + 1
    done = (await client.get(f"{path}/departed")).json()["moved"]
    assert {"what": "deputised", "total": 2} in done


async def test_two_entries_that_become_one_have_one_deputy(desk: Desk) -> None:
    """What only the other had is kept, who named it names the one that stays, and nobody is the
    own deputy."""
    twin = (await desk.hires("Дарья Л.", Role.AGENT)).id
    await desk.changes(Person, desk.ids["boris"], deputy_id=twin)
    await desk.changes(Person, desk.ids["darya"], deputy_id=None)
    await desk.changes(Person, twin, deputy_id=desk.ids["vera"])
    body: dict[str, Any] = {"into_id": str(desk.ids["darya"]), "name": "Дарья Л.", "take": []}
    client = await desk.calls("gleb")
    assert (await client.post(f"/api/people/{twin}/merge", json=body)).status_code == 204
    assert await deputy(desk, "boris") == "Дарья Лебедева"
    assert await deputy(desk, "darya") == "Вера Соколова"
    other = (await desk.hires("Вера С.", Role.AGENT)).id
    await desk.changes(Person, desk.ids["vera"], deputy_id=other)
    body = {"into_id": str(desk.ids["vera"]), "name": "Вера С.", "take": []}
    assert (await client.post(f"/api/people/{other}/merge", json=body)).status_code == 204
    assert await deputy(desk, "vera") is None


async def test_a_deputy_who_left_past_the_books_is_shown_as_such(desk: Desk) -> None:
    """An older version, or a hand in the database, may leave one there."""
    await names(desk, "boris", desk.ids["darya"])
    await desk.changes(Person, desk.ids["darya"], active=False)
    seen = (await (await desk.calls("gleb")).get(f"/api/employees/{desk.ids['boris']}")).json()
    assert (seen["deputy"]["name"], seen["deputy_left"]) == ("Дарья Лебедева", True)
