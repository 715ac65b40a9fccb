"""One act for somebody who leaves, and what is told of it before and after (D8, R8)."""

import asyncio
from typing import Any

import pytest

from api.auth.models import LoginSession, OneTimeLink, PersonalToken
from api.notifications.models import PushDevice
from api.people.models import Person, TeamMember, TelegramLink
from shared.contracts.people import Role
from tests.desk import Desk

pytestmark = [pytest.mark.rule("D8"), pytest.mark.both_stores]


async def patches(desk: Desk, key: str, **fields: Any) -> Any:
    return await desk.does("gleb", f"/api/employees/{desk.ids[key]}", fields, method="PATCH")


async def parts(desk: Desk, key: str) -> dict[str, list[tuple[str, str | None]]]:
    """Of each part, what and to whom."""
    client = await desk.calls("gleb")
    told = (await client.get(f"/api/employees/{desk.ids[key]}/departure")).json()["parts"]
    return {
        part["what"]: [(each["title"], (each["to"] or {}).get("name")) for each in part["items"]]
        for part in told
    }


async def test_people_below_get_the_boss_above_and_teams_are_left(desk: Desk) -> None:
    """Said before, so done; a team can be saved again, with nobody in it who is gone."""
    told = await parts(desk, "vera")
    assert told["subordinates"] == [
        ("Борис Петров", "Олег Кузнецов"),
        ("Дарья Лебедева", "Олег Кузнецов"),
    ]
    assert told["teams"] == [("Поддержка", None)]
    await patches(desk, "vera", active=False)
    below = await desk.all(Person, Person.manager_id == desk.ids["oleg"])
    assert {"Борис Петров", "Дарья Лебедева"} <= {each.name for each in below}
    assert await desk.count(TeamMember, TeamMember.person_id == desk.ids["vera"]) == 0
    client = await desk.calls("gleb")
    [team] = (await client.get("/api/teams")).json()["items"]
    members = [each["id"] for each in team["members"]]
    draft = {"name": team["name"], "member_ids": members}
    assert (await client.put(f"/api/teams/{team['id']}", json=draft)).status_code == 200


@pytest.mark.rule("R8")
async def test_every_way_in_ends_and_is_counted(desk: Desk) -> None:
    """Sessions with their devices, tokens, one-time links and Telegram; the page says it all."""
    boris = desk.ids["boris"]
    await desk.links("boris")
    await desk.subscribes("boris")
    mine = await desk.calls("boris")
    made = await mine.post("/api/tokens", json={"name": "t", "scopes": ["tickets:read"]})
    assert made.status_code == 201, made.text
    client = await desk.calls("gleb")
    await client.post(f"/api/employees/{boris}/password-link")
    taken = await desk.takes("boris", await desk.opens("anna"))
    assert taken["assignee"]["name"] == "Борис Петров"
    nothing = (await client.get(f"/api/employees/{boris}/departed")).json()
    assert (nothing["at"], nothing["moved"], nothing["ended"]) == (None, [], [])
    await patches(desk, "boris", active=False, hand_over_to=str(desk.ids["vera"]))
    for kind in (LoginSession, PersonalToken, PushDevice):
        assert await desk.count(kind, kind.person_id == boris) == 0, kind
    live = (TelegramLink.person_id == boris, TelegramLink.ended_at.is_(None))
    assert await desk.count(TelegramLink, *live) == 0
    good = OneTimeLink.expires_at > OneTimeLink.created_at
    links = await desk.all(OneTimeLink, OneTimeLink.person_id == boris, good)
    assert all((each.expires_at - each.created_at).total_seconds() < 60 for each in links)
    told = (await client.get(f"/api/employees/{boris}/departed")).json()
    assert (told["by"]["name"], told["to"]["name"]) == ("Глеб Иванов", "Вера Соколова")
    moved = {each["what"]: each["total"] for each in told["moved"]}
    assert (moved["tickets"], moved["teams"]) == (1, 1)
    ended = {each["what"] for each in told["ended"]}
    assert ended == {"sessions", "tokens", "links", "telegram"}
    seen = (await client.get(f"/api/tickets/{taken['id']}")).json()
    names = {each["old"] for each in seen["history"]} | {each["new"] for each in seen["history"]}
    assert "Борис Петров" in names


async def test_the_last_administrator_stays(empty_desk: Desk) -> None:
    """Two who switch each other off at once: one of them stays."""
    one, two = [await empty_desk.hires(name, Role.ADMIN) for name in ("Ольга", "Пётр")]
    first, second = await empty_desk.logged_in(one), await empty_desk.logged_in(two)
    done = await asyncio.gather(
        first.patch(f"/api/employees/{two.id}", json={"active": False}),
        second.patch(f"/api/employees/{one.id}", json={"active": False}),
    )
    assert min(each.status_code for each in done) == 200
    active = await empty_desk.all(Person, Person.active, Person.role == Role.ADMIN)
    assert len(active) == 1


async def test_who_comes_back_is_let_in_anew(desk: Desk) -> None:
    """Unless another has the phone meanwhile: who that is, is said."""
    await patches(desk, "boris", active=False)
    back = await patches(desk, "boris", active=True)
    assert (back["active"], back["telegram_linked"], back["teams"]) == (True, False, [])
    await patches(desk, "boris", active=False)
    await patches(desk, "darya", phone=back["phone"])
    client = await desk.calls("gleb")
    refused = await client.patch(f"/api/employees/{desk.ids['boris']}", json={"active": True})
    assert refused.json()["code"] == "phone_taken"
    assert refused.json()["extra"]["name"] == "Дарья Лебедева"
