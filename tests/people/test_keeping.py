"""The books are kept by several hands at once, in every field that they have."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from api.people.models import Person, TelegramLink
from shared.contracts.people import Role
from tests.desk import Desk

NOBODY = "019eaaaa-0000-7000-8000-000000000000"
WEEK = {"weekdays": [0, 2, 4], "start": "10:00:00", "end": "16:30:00"}
EVERYTHING: dict[str, Any] = {
    "name": "Борис Петров-Водкин",
    "email": "b@example.org",
    "phone": "8 (999) 765-43-21",
    "role": "agent",
    "locale": "en",
    "timezone": "Asia/Novosibirsk",
    "mattermost_login": "boris.p",
    "week": WEEK,
}


async def admin(desk: Desk) -> httpx.AsyncClient:
    return await desk.logged_in(await desk.hires("Ольга", Role.ADMIN))


async def makes(client: httpx.AsyncClient, name: str, **fields: Any) -> dict[str, Any]:
    answer = await client.post("/api/employees", json={"name": name, **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.mark.both_stores
@pytest.mark.rule("K1")
async def test_everything_that_is_known_of_an_employee_can_be_changed(empty_desk: Desk) -> None:
    """And is shown as it was set; an own week can be given back for the company's."""
    desk = await admin(empty_desk)
    head, boris = await makes(desk, "Ева"), await makes(desk, "Борис")
    team = (await desk.post("/api/teams", json={"name": "Поддержка"})).json()
    path = f"/api/employees/{boris['id']}"
    asked = EVERYTHING | {"manager_id": head["id"], "team_ids": [team["id"]]}
    changed = (await desk.patch(path, json=asked)).json()
    assert {name: changed[name] for name in EVERYTHING} == EVERYTHING
    assert (changed["manager"]["name"], changed["teams"][0]["name"]) == ("Ева", "Поддержка")
    assert (await desk.get(path)).json() == changed
    assert (await desk.patch(path, json={"week": None})).json()["week"] is None
    for wrong in ({"timezone": "Mars/Base"}, {"locale": "xx"}, {"week": WEEK | {"end": "09:00"}}):
        refused = await desk.patch(path, json=wrong)
        assert refused.json()["code"] == "invalid", wrong


@pytest.mark.both_stores
@pytest.mark.rule("K1")
async def test_a_contact_and_a_company_can_be_corrected(empty_desk: Desk) -> None:
    """Language and zone of the one; name, notes and what is seen of the other."""
    desk = await admin(empty_desk)
    firm = (await desk.post("/api/clients", json={"name": "Ромашка", "notes": " VIP "})).json()
    assert (firm["notes"], firm["version"]) == ("VIP", 1)
    asked = {"name": "Анна", "client_ids": [firm["id"]]}
    anna = (await desk.post("/api/contacts", json=asked)).json()
    words = {"locale": "en", "timezone": "Asia/Omsk", "name": "Анна К."}
    moved = (await desk.patch(f"/api/contacts/{anna['id']}", json=words)).json()
    assert {name: moved[name] for name in words} == words
    change = {"name": "Ромашка-Сервис", "contacts_see_all": False, "notes": "Звонить после обеда"}
    path = f"/api/clients/{firm['id']}"
    kept = (await desk.patch(path, json=change)).json()
    assert {name: kept[name] for name in change} == change
    assert (await desk.get(path)).json() == kept
    await desk.post("/api/clients", json={"name": "Лютик"})
    taken = await desk.patch(path, json={"name": "лютик"})
    assert (taken.status_code, taken.json()["code"]) == (409, "name_taken")
    assert (await desk.patch(f"/api/clients/{NOBODY}", json={"name": "Ив"})).status_code == 404


@pytest.mark.both_stores
@pytest.mark.parametrize("kind", ["employees", "contacts", "clients"])
async def test_the_second_of_two_administrators_is_told(empty_desk: Desk, kind: str) -> None:
    """Who saw an older version changes nothing and hears of the present one."""
    desk = await admin(empty_desk)
    drafts: dict[str, dict[str, Any]] = {"employees": {"name": "Я"}, "clients": {"name": "Я"}}
    firm = (await desk.post("/api/clients", json={"name": "Ромашка"})).json()
    drafts["contacts"] = {"name": "Я", "client_ids": [firm["id"]]}
    row = (await desk.post(f"/api/{kind}", json=drafts[kind])).json()
    path = f"/api/{kind}/{row['id']}"
    first = await desk.patch(path, json={"name": "Первый", "version": row["version"]})
    assert first.status_code == 200, first.text
    second = await desk.patch(path, json={"name": "Второй", "version": row["version"]})
    assert (second.status_code, second.json()["code"]) == (409, "version_conflict")
    assert second.json()["extra"]["version"] == first.json()["version"] > row["version"]
    assert (await desk.get(path)).json()["name"] == "Первый"
    assert (await desk.patch(path, json={"name": "Третий"})).json()["name"] == "Третий"


BOOKS: dict[str, dict[str, Any]] = {
    "teams": {"name": "Сеть"},
    "categories": {"name": "Печать"},
    "canned-replies": {"title": "Ждите", "text": "Мы уже идём."},
}


@pytest.mark.both_stores
@pytest.mark.rule("K1")
@pytest.mark.parametrize("book", BOOKS)
async def test_of_two_who_replace_an_entry_the_second_is_told(empty_desk: Desk, book: str) -> None:
    """Also when both do it at once; who names no version replaces what stands there."""
    desk = await admin(empty_desk)
    path = f"/api/{book}"
    row = (await desk.post(path, json=BOOKS[book])).json()
    seen = BOOKS[book] | {"version": row["version"]}
    path = f"{path}/{row['id']}"
    both = await asyncio.gather(*[desk.put(path, json=seen) for _ in range(2)])
    assert sorted(each.status_code for each in both) == [200, 409]
    late = await desk.put(path, json=seen)
    assert (late.json()["code"], late.json()["extra"]["version"]) == ("version_conflict", 2)
    assert (await desk.put(path, json=BOOKS[book])).json()["version"] == 3


@pytest.mark.both_stores
@pytest.mark.rule("K1")
async def test_who_joins_a_team_by_the_own_card_moves_the_teams_version(empty_desk: Desk) -> None:
    """A form of the team that is open meanwhile does not throw the newcomer out again."""
    desk = await admin(empty_desk)
    boris = await makes(desk, "Борис")
    team = (await desk.post("/api/teams", json={"name": "Сеть"})).json()
    card, path = f"/api/employees/{boris['id']}", f"/api/teams/{team['id']}"
    for members in ([team["id"]], [team["id"]], []):
        await desk.patch(card, json={"team_ids": members})
    late = await desk.put(path, json={"name": "Сеть", "version": team["version"]})
    assert (late.json()["code"], late.json()["extra"]["version"]) == ("version_conflict", 3)


@pytest.mark.both_stores
async def test_what_is_kept_elsewhere_moves_the_version_too(empty_desk: Desk) -> None:
    """A team's page, or the person in the own profile."""
    desk = await admin(empty_desk)
    boris = await makes(desk, "Борис", email="boris@example.org")
    path = f"/api/employees/{boris['id']}"
    team = (await desk.post("/api/teams", json={"name": "Поддержка"})).json()
    await desk.put(f"/api/teams/{team['id']}", json={"name": "П", "member_ids": [boris["id"]]})
    seen = (await desk.get(path)).json()["version"]
    assert seen > boris["version"]
    await desk.put(f"/api/teams/{team['id']}", json={"name": "О", "member_ids": [boris["id"]]})
    assert (await desk.get(path)).json()["version"] == seen
    mine = await empty_desk.logged_in(await empty_desk.one(Person, Person.id == UUID(boris["id"])))
    await mine.patch("/api/me", json={"locale": "en"})
    assert (await desk.get(path)).json()["version"] > seen


@pytest.mark.both_stores
async def test_two_administrators_at_once_make_no_circle(empty_desk: Desk) -> None:
    """Each puts the one under the other, many times over: always one of them is refused."""
    desk = await admin(empty_desk)
    rows = [await makes(desk, name) for name in ("А", "Б", "В")]
    ids = [row["id"] for row in rows]

    async def under(who: int, boss: int) -> int:
        path = f"/api/employees/{ids[who]}"
        return (await desk.patch(path, json={"manager_id": ids[boss]})).status_code

    for _ in range(6):
        for each in ids:
            await desk.patch(f"/api/employees/{each}", json={"manager_id": None})
        done = await asyncio.gather(under(0, 1), under(1, 2), under(2, 0))
        assert sorted(done) == [200, 200, 422], done


@pytest.mark.both_stores
async def test_nobody_gets_a_manager_who_leaves_meanwhile(empty_desk: Desk) -> None:
    """Whichever comes first, no active person ends up under one who had left before."""
    desk = await admin(empty_desk)
    boss, boris = await makes(desk, "Ева"), await makes(desk, "Борис")
    left, put = await asyncio.gather(
        desk.patch(f"/api/employees/{boss['id']}", json={"active": False}),
        desk.patch(f"/api/employees/{boris['id']}", json={"manager_id": boss["id"]}),
    )
    assert left.status_code == 200
    assert put.status_code in {200, 422}
    again = await desk.patch(f"/api/employees/{boris['id']}", json={"manager_id": boss["id"]})
    assert again.json()["extra"]["field"] == "manager_id"


@pytest.mark.both_stores
@pytest.mark.rule("K4")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"role": "agent"}, ["Борис", "Вера"]),
        ({"role": "admin"}, ["Ольга"]),
        ({"active": "false"}, ["Яна"]),
        ({"telegram": "true"}, ["Борис"]),
        ({"telegram": "false"}, ["Вера", "Ольга", "Яна"]),
        ({"managed": "true"}, ["Вера"]),
        ({"managed": "false", "active": "true"}, ["Борис", "Ольга"]),
        ({"team": "yes"}, ["Вера"]),
        ({"team": "yes", "role": "admin"}, []),
    ],
)
async def test_employees_are_narrowed_by_the_server(
    empty_desk: Desk, query: dict[str, str], names: list[str]
) -> None:
    """By team, role, who is here, who has no Telegram, who has nobody above; together, by «and»."""
    desk = await admin(empty_desk)
    boris = await empty_desk.hires("Борис", Role.AGENT)
    await empty_desk.keep(link := linked(boris))
    assert link.person_id == boris.id
    vera = await makes(desk, "Вера", role="agent", manager_id=str(boris.id))
    yana = await makes(desk, "Яна")
    await desk.patch(f"/api/employees/{yana['id']}", json={"active": False})
    draft = {"name": "Поддержка", "member_ids": [vera["id"]]}
    team = (await desk.post("/api/teams", json=draft)).json()
    asked = {key: value for key, value in query.items() if key != "team"}
    if "team" in query:
        asked["team_id"] = team["id"]
    page = (await desk.get("/api/employees", params=asked)).json()
    assert ([each["name"] for each in page["items"]], page["total"]) == (names, len(names))


def linked(person: Person) -> TelegramLink:
    return TelegramLink(scope="staff", person_id=person.id, telegram_user_id=5, chat_id=5)


async def test_contacts_are_narrowed_by_the_server(empty_desk: Desk) -> None:
    """Who has no Telegram is found, to be sent a link."""
    desk = await admin(empty_desk)
    firm = await empty_desk.company("Ромашка")
    anna, _ = [await empty_desk.knows(name, firm) for name in ("Анна", "Пётр")]
    await empty_desk.registers(anna, 77)
    for wanted, name in (("true", "Анна"), ("false", "Пётр")):
        page = (await desk.get("/api/contacts", params={"telegram": wanted})).json()
        assert [each["name"] for each in page["items"]] == [name]


@pytest.mark.rule("R3")
@pytest.mark.both_stores
async def test_a_phone_is_read_while_it_is_typed(empty_desk: Desk) -> None:
    """As it will be matched, with whose it is already; a half-typed one is no error."""
    desk = await admin(empty_desk)
    boris = await makes(desk, "Борис", phone="8 999 123-45-67")

    async def read(typed: str, **more: str) -> dict[str, Any]:
        answer = await desk.get("/api/phones", params={"typed": typed, **more})
        assert answer.status_code == 200, answer.text
        return answer.json()

    known = await read("89991234567")
    assert (known["shown"], known["owner"]["name"]) == ("+7 999 123-45-67", "Борис")
    assert (await read("89991234567", but=boris["id"]))["owner"] is None
    assert (await read("89991234567", kind="contact"))["owner"] is None
    half = await read("8 999 12")
    assert (half["understood"], half["shown"], bool(half["example"])) == (False, "", True)
    office = await read("+7 495 123-45-67 доб. 12")
    assert (office["extension"], office["owner"]) == ("12", None)
    for odd in ("", "звоните", "9" * 200):
        assert (await read(odd))["understood"] is False


@pytest.mark.rule("R3")
async def test_who_has_the_phone_or_the_address_is_said(empty_desk: Desk) -> None:
    """By name and id, so that it can be mended there."""
    desk = await admin(empty_desk)
    boris = await makes(desk, "Борис", phone="+79991234567", email="b@example.org")
    for field, value in (("phone", "8-999-123-45-67"), ("email", "B@example.org")):
        draft = {"name": "Ева", field: value}
        refused = (await desk.post("/api/employees", json=draft)).json()
        assert refused["code"] == f"{field}_taken"
        assert (refused["extra"]["person"], refused["extra"]["name"]) == (boris["id"], "Борис")


@pytest.mark.both_stores
async def test_what_an_archived_company_leaves_open_is_told_before(desk: Desk) -> None:
    """Its open tickets and the people who speak for nobody else; nothing of it is lost."""
    ticket = await desk.opens("anna")
    client = await desk.calls("gleb")
    firm = ticket["client"]["id"]
    told = (await client.get(f"/api/clients/{firm}/closing")).json()
    assert [each["number"] for each in told["tickets"]] == [ticket["number"]]
    assert (told["open_tickets"], told["lonely_contacts"] > 0) == (1, True)
    gone = await client.patch(f"/api/clients/{firm}", json={"active": False})
    assert gone.json()["active"] is False
    assert (await client.get(f"/api/tickets/{ticket['id']}")).json()["status"] == "new"
    acts = [each["action"] for each in (await client.get("/api/admin/audit")).json()["items"]]
    assert acts[:2] == ["client_changed", "client_archived"]
    back = await client.patch(f"/api/clients/{firm}", json={"active": True})
    assert back.json()["active"] is True
    assert (await client.get(f"/api/clients/{NOBODY}/closing")).status_code == 404


@pytest.mark.rule("X8")
@pytest.mark.parametrize("name", ["я" * 201, "  ", "\u202e\u202e"])
async def test_a_name_has_its_bounds(empty_desk: Desk, name: str) -> None:
    """Refused with the field's name, of a person as of a company."""
    desk = await admin(empty_desk)
    boris = await makes(desk, "Борис")
    firm = (await desk.post("/api/clients", json={"name": "Ромашка"})).json()
    for path in (f"/api/employees/{boris['id']}", f"/api/clients/{firm['id']}"):
        refused = await desk.patch(path, json={"name": name})
        assert (refused.status_code, refused.json()["extra"]["field"]) == (422, "name")
    emoji = await desk.patch(f"/api/employees/{boris['id']}", json={"name": "Борис 🐻 בוריס"})
    assert emoji.json()["name"] == "Борис 🐻 בוריס"
