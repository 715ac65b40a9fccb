"""The books of employees."""

import asyncio
from typing import Any

import httpx
import pytest

from api.auth.models import LoginSession, PersonalToken
from api.people.models import DeadAddress, Person, Team, TelegramLink
from shared.contracts.people import Role
from shared.contracts.telegram import BotScope
from tests.desk import Desk

NOBODY = "019eaaaa-0000-7000-8000-000000000000"
BORIS = {"name": "Борис", "email": "boris@example.org", "phone": "8 (999) 123-45-67"}


async def admin(desk: Desk) -> httpx.AsyncClient:
    return await desk.logged_in(await desk.hires("Ольга", Role.ADMIN))


async def test_an_employee_is_taken_in(empty_desk: Desk) -> None:
    """With a team, a manager and a password that opens the door; defaults by the settings."""
    desk = await admin(empty_desk)
    team = (await desk.post("/api/teams", json={"name": "Поддержка"})).json()
    head = (await desk.post("/api/employees", json={"name": "Ева"})).json()
    asked = BORIS | {
        "role": "agent",
        "team_ids": [team["id"]],
        "manager_id": head["id"],
        "password": "right horse",
        "mattermost_login": "@Boris",
    }
    answer = await desk.post("/api/employees", json=asked)
    assert answer.status_code == 201
    boris = answer.json()
    assert (boris["manager"]["name"], boris["teams"][0]["name"]) == ("Ева", "Поддержка")
    assert (boris["locale"], boris["timezone"]) == ("ru", "Europe/Moscow")
    assert (boris["phone"], boris["mattermost_login"]) == (BORIS["phone"], "boris")
    login = {"email": "boris@example.org", "password": "right horse"}
    assert (await empty_desk.browser().post("/api/session", json=login)).status_code == 200
    assert (await desk.get(f"/api/employees/{boris['id']}")).json() == boris


@pytest.mark.rule("R3")
@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"phone": "+79991234567"}, 409, "phone_taken"),
        ({"email": "BORIS@example.org"}, 409, "email_taken"),
        ({"phone": "+79990000000", "email": "eva@example.org"}, 201, None),
        ({}, 201, None),
    ],
)
async def test_phone_and_login_are_one_persons(
    empty_desk: Desk, other: dict[str, Any], status: int, code: str | None
) -> None:
    """Among active employees; a contact may have the same number."""
    desk = await admin(empty_desk)
    await empty_desk.knows("Анна", phone_e164="+79990000000")
    await desk.post("/api/employees", json=BORIS)
    answer = await desk.post("/api/employees", json={"name": "Ева"} | other)
    assert (answer.status_code, answer.json().get("code")) == (status, code)


@pytest.mark.both_stores
async def test_of_two_at_once_one_gets_the_login(empty_desk: Desk) -> None:
    """The unique index decides, and the other is told by name."""
    desk = await admin(empty_desk)
    drafts = ({"name": name, "email": "one@example.org"} for name in ("Ева", "Борис"))
    answers = await asyncio.gather(*(desk.post("/api/employees", json=each) for each in drafts))
    assert sorted(each.status_code for each in answers) == [201, 409]
    assert {each.json().get("code") for each in answers} == {None, "email_taken"}


async def test_a_wrong_field_is_named(empty_desk: Desk) -> None:
    """Nothing of the draft is kept."""
    desk = await admin(empty_desk)
    wrong: dict[str, Any] = {
        "name": "",
        "email": "boris",
        "phone": "call me",
        "locale": "de",
        "timezone": "Mars",
        "mattermost_login": "б",
        "password": "short",
        "manager_id": NOBODY,
        "team_ids": [NOBODY],
    }
    for field, value in wrong.items():
        answer = await desk.post("/api/employees", json=BORIS | {field: value})
        assert (answer.status_code, answer.json()["extra"]["field"]) == (422, field)
    assert await empty_desk.count(Person) == 1


@pytest.mark.both_stores
@pytest.mark.rule("R8")
async def test_who_is_dismissed_is_out_at_once(empty_desk: Desk) -> None:
    """The session, the token and the bot's access end, and do not come back with the person."""
    desk = await admin(empty_desk)
    boris = await empty_desk.hires("Борис", phone_e164="+79991234567")
    page, bot = await empty_desk.logged_in(boris), empty_desk.bot(BotScope.STAFF, 77)
    await empty_desk.registers(boris, 77)
    await page.post("/api/tokens", json={"name": "CI", "scopes": ["people:read"]})
    for active in (False, True):
        changed = await desk.patch(f"/api/employees/{boris.id}", json={"active": active})
        assert changed.json()["active"] is active
        assert (await page.get("/api/me")).status_code == 401
        assert (await bot.get("/api/me")).json()["code"] == "telegram_not_linked"
    assert await empty_desk.count(LoginSession, LoginSession.person_id == boris.id) == 0
    assert await empty_desk.count(PersonalToken) == 0
    assert await empty_desk.count(TelegramLink, TelegramLink.ended_at.is_(None)) == 0
    acts = await empty_desk.audit()
    assert acts.count("person_deactivated") == acts.count("person_activated") == 1


@pytest.mark.both_stores
@pytest.mark.rule("R3")
async def test_coming_back_needs_a_free_number(empty_desk: Desk) -> None:
    """Somebody else got it meanwhile."""
    desk = await admin(empty_desk)
    left = await empty_desk.hires("Борис", phone_e164="+79991234567", active=False)
    await empty_desk.hires("Ева", phone_e164="+79991234567")
    back = await desk.patch(f"/api/employees/{left.id}", json={"active": True})
    assert back.json()["code"] == "phone_taken"
    other = {"active": True, "phone": "+79991234568"}
    assert (await desk.patch(f"/api/employees/{left.id}", json=other)).status_code == 200


@pytest.mark.both_stores
async def test_a_new_address_is_thought_alive(empty_desk: Desk) -> None:
    """What was unset stays, what is null goes, and old refusals are forgotten: also where the old
    address comes back."""
    desk = await admin(empty_desk)
    boris = await empty_desk.hires("Борис", email="old@example.org", phone="1")
    for channel, name in (("email", "old@example.org"), ("mattermost", "b")):
        mark = {"channel": channel, "name": name, "reason": "550"}
        await empty_desk.keep(DeadAddress(person_id=boris.id, **mark))
    asked = {"email": "new@example.org", "phone": None, "mattermost_login": "boris"}
    changed = (await desk.patch(f"/api/employees/{boris.id}", json=asked)).json()
    assert (changed["name"], changed["email"], changed["phone"]) == (
        "Борис",
        "new@example.org",
        None,
    )
    [row] = await empty_desk.all(Person, Person.id == boris.id)
    assert row.phone_e164 is None
    assert await empty_desk.count(DeadAddress) == 0
    back = {"email": "old@example.org"}
    assert (await desk.patch(f"/api/employees/{boris.id}", json=back)).json()["unreachable"] == []


async def test_a_circle_of_managers_cannot_be_made(empty_desk: Desk) -> None:
    """Neither oneself nor anybody below; at any depth below is a subordinate."""
    desk = await admin(empty_desk)
    eva = await empty_desk.hires("Ева")
    boris = await empty_desk.hires("Борис", manager_id=eva.id)
    vera = await empty_desk.hires("Вера", manager_id=boris.id)
    for manager in (eva, boris, vera):
        asked = {"manager_id": str(manager.id)}
        refused = await desk.patch(f"/api/employees/{eva.id}", json=asked)
        assert (refused.status_code, refused.json()["code"]) == (422, "manager_cycle")
    below = (await desk.get(f"/api/employees/{eva.id}/subordinates")).json()
    assert [each["name"] for each in below["items"]] == ["Борис", "Вера"]
    freed = await desk.patch(f"/api/employees/{vera.id}", json={"manager_id": None})
    assert freed.json()["manager"] is None


@pytest.mark.both_stores
async def test_a_circle_in_the_data_harms_nobody(empty_desk: Desk) -> None:
    """The walk meets each person once."""
    desk = await admin(empty_desk)
    eva = await empty_desk.hires("Ева")
    boris = await empty_desk.hires("Борис", manager_id=eva.id)
    async with empty_desk.database.begin() as session:
        (await session.get_one(Person, eva.id)).manager_id = boris.id
    below = (await desk.get(f"/api/employees/{eva.id}/subordinates")).json()
    assert [each["name"] for each in below["items"]] == ["Борис"]


@pytest.mark.parametrize("change", [{"active": False}, {"role": "agent"}])
async def test_the_last_administrator_stays(empty_desk: Desk, change: dict[str, Any]) -> None:
    """Somebody must be able to let people in."""
    olga = await empty_desk.hires("Ольга", Role.ADMIN)
    desk = await empty_desk.logged_in(olga)
    refused = await desk.patch(f"/api/employees/{olga.id}", json=change)
    assert (refused.status_code, refused.json()["code"]) == (409, "last_admin")
    await empty_desk.hires("Ева", Role.ADMIN)
    assert (await desk.patch(f"/api/employees/{olga.id}", json=change)).status_code == 200


@pytest.mark.both_stores
async def test_two_administrators_cannot_dismiss_each_other(empty_desk: Desk) -> None:
    """At once: one of them stays."""
    olga, eva = (
        await empty_desk.hires("Ольга", Role.ADMIN),
        await empty_desk.hires("Ева", Role.ADMIN),
    )
    olgas, evas = await empty_desk.logged_in(olga), await empty_desk.logged_in(eva)
    gone = {"active": False}
    await asyncio.gather(
        olgas.patch(f"/api/employees/{eva.id}", json=gone),
        evas.patch(f"/api/employees/{olga.id}", json=gone),
    )
    assert await empty_desk.count(Person, Person.active, Person.role == Role.ADMIN) == 1


@pytest.mark.both_stores
@pytest.mark.rule("X9")
async def test_people_are_found_in_any_case(empty_desk: Desk) -> None:
    """By a piece of the name, the address or the number; on both databases alike."""
    desk = await admin(empty_desk)
    await empty_desk.hires("Борис Петров", phone_e164="+79991234567")
    await empty_desk.hires("Вера Петрова", email="vera@example.org")
    await empty_desk.hires("Артём Лис", phone="+7 495 123-45-67 доб. 12")
    boris, vera, artem = "Борис Петров", "Вера Петрова", "Артём Лис"
    expected = {
        "борис": [boris],
        "ПЕТРОВ": [boris, vera],
        "петрова  ВЕРА": [vera],
        "Vera@": [vera],
        "артем": [artem],
        "495 123-45": [artem],
        "8 999 123": [boris],
        "%": [],
        "": [artem, boris, vera, "Ольга"],
    }
    for search, found in expected.items():
        page = (await desk.get("/api/employees", params={"search": search})).json()
        assert [each["name"] for each in page["items"]] == found, search
        assert page["total"] == len(found)


@pytest.mark.both_stores
async def test_a_list_comes_by_pages(empty_desk: Desk) -> None:
    """With a cap, and only the active ones when asked."""
    desk = await admin(empty_desk)
    for name in ("Аня", "Боря", "Вася"):
        await empty_desk.hires(name, active=name != "Аня")
    page = (await desk.get("/api/employees", params={"limit": 2, "offset": 1})).json()
    assert ([each["name"] for each in page["items"]], page["total"]) == (["Боря", "Вася"], 4)
    active = (await desk.get("/api/employees", params={"active": "true"})).json()
    assert active["total"] == 3
    assert (await desk.get("/api/employees", params={"limit": 201})).status_code == 400


@pytest.mark.rule("X1", "X2")
@pytest.mark.parametrize("path", ["employees", "teams", "clients", "contacts"])
async def test_who_may_read_and_write_the_books(empty_desk: Desk, path: str) -> None:
    """Nobody from outside, colleagues read, administrators write; contacts do neither."""
    anna = await empty_desk.knows("Анна")
    await empty_desk.registers(anna, 77)
    callers = {
        "nobody": (empty_desk.browser(), 401, 401),
        "contact": (empty_desk.bot(BotScope.CLIENT, 77), 403, 403),
        "employee": (await empty_desk.logged_in(await empty_desk.hires("Вера")), 200, 403),
        "agent": (
            await empty_desk.logged_in(await empty_desk.hires("Борис", Role.AGENT)),
            200,
            403,
        ),
    }
    body: dict[str, Any] = {"name": "Х", **({"client_ids": []} if path == "contacts" else {})}
    for who, (caller, reads, writes) in callers.items():
        assert (await caller.get(f"/api/{path}")).status_code == reads, who
        assert (await caller.post(f"/api/{path}", json=body)).status_code == writes, who


async def test_an_unknown_one_is_not_found(empty_desk: Desk) -> None:
    """Also a contact asked for as an employee, and the other way round."""
    desk = await admin(empty_desk)
    anna, boris = await empty_desk.knows("Анна"), await empty_desk.hires("Борис")
    for path in (f"employees/{anna.id}", f"contacts/{boris.id}"):
        assert (await desk.get(f"/api/{path}")).status_code == 404
        assert (await desk.patch(f"/api/{path}", json={})).status_code == 404
    assert (await desk.get(f"/api/employees/{anna.id}/subordinates")).status_code == 404


@pytest.mark.both_stores
async def test_the_page_of_the_caller_knows_who_manages(empty_desk: Desk) -> None:
    """A manager and the lead of a team do; language and zone are the person's to choose."""
    eva, vera = await empty_desk.hires("Ева"), await empty_desk.hires("Вера")
    await empty_desk.hires("Борис", manager_id=eva.id)
    await empty_desk.keep(Team(name="Поддержка", lead_id=vera.id))
    pages = [
        await empty_desk.logged_in(each) for each in (eva, vera, await empty_desk.hires("Яна"))
    ]
    assert [(await page.get("/api/me")).json()["manages"] for page in pages] == [True, True, False]
    wish = {"locale": "en", "timezone": "Asia/Omsk"}
    changed = (await pages[0].patch("/api/me", json=wish)).json()
    assert {key: changed[key] for key in wish} == wish
    assert (await pages[0].patch("/api/me", json={"locale": "xx"})).json()["code"] == "invalid"


@pytest.mark.rule("N1", "N2")
async def test_a_choice_of_channels_is_kept(empty_desk: Desk) -> None:
    """In the order of the person, with quiet hours; what is not named is off."""
    boris = await empty_desk.hires("Борис", email="b@example.org", mattermost_login="boris")
    page = await empty_desk.logged_in(boris)
    chosen = {
        "channels": [{"channel": "mattermost", "mode": "always"}],
        "quiet_hours": {"start": "22:00:00", "end": "08:00:00", "weekdays": [0, 1]},
    }
    kept = (await page.put("/api/me/preferences", json=chosen)).json()
    assert kept == (await page.get("/api/me/preferences")).json()
    first = kept["channels"][0]
    assert (first["channel"], first["mode"], first["address"]) == ("mattermost", "always", "@boris")
    assert {each["mode"] for each in kept["channels"][1:]} == {"off"}
    assert kept["quiet_hours"] == chosen["quiet_hours"]
    odd = {"channels": [{"channel": "pigeon", "mode": "always"}]}
    assert (await page.put("/api/me/preferences", json=odd)).status_code == 422
