"""Who of a team is on duty, and how they take turns."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
import time_machine

from api.people.models import Person, Team, TeamMember
from api.people.staff.duty import Duty
from shared.contracts.people import DutyRotation, Role
from tests.desk import Desk
from tests.tickets.test_queues import is_away

pytestmark = pytest.mark.rule("C9")

A, B, C = (UUID(int=number) for number in range(1, 4))
MONDAY = datetime(2026, 5, 11, tzinfo=UTC)
WEDNESDAY = "2026-05-13T09:00:00Z"


async def puts(desk: Desk, *keys: str, rotation: str = "together", by: str = "gleb") -> Any:
    """These people of the only team are on duty."""
    body = {"person_ids": [str(desk.ids[each]) for each in keys], "rotation": rotation}
    path = f"/api/teams/{desk.ids['Поддержка']}/duty"
    return await (await desk.calls(by)).put(path, json=body)


async def duty(desk: Desk) -> Any:
    (team,) = (await (await desk.calls("gleb")).get("/api/teams")).json()["items"]
    return team["duty"]


def names(people: list[Any]) -> list[str]:
    return [each["name"].split()[0] for each in people]


@pytest.mark.parametrize(
    ("weeks", "now"),
    [(0, A), (0.99, A), (1, B), (2, C), (3, A), (-1, C), (520, B)],
)
def test_each_has_a_week_and_it_begins_anew(weeks: float, now: UUID) -> None:
    """Also where the clock was set back."""
    made = Duty(DutyRotation.WEEKLY, (A, B, C), MONDAY)
    at = MONDAY + timedelta(days=7 * weeks)
    assert made.on_duty(at) == (now,)
    assert made.in_turn(at)[0] == now and set(made.in_turn(at)) == {A, B, C}


def test_all_at_once_have_it_until_it_is_changed() -> None:
    """And of a list without anybody nobody has it."""
    made = Duty(DutyRotation.TOGETHER, (A, B))
    assert (made.on_duty(MONDAY), made.until(MONDAY)) == ((A, B), None)
    assert Duty().on_duty(MONDAY) == ()
    assert Duty(DutyRotation.WEEKLY, (), MONDAY).on_duty(MONDAY) == ()


@pytest.mark.both_stores
async def test_weeks_begin_on_monday_by_the_desks_clock(desk: Desk) -> None:
    """The list is told from this week's one on, so saving it again moves nobody."""
    with time_machine.travel(WEDNESDAY, tick=False) as clock:
        told = (await puts(desk, "boris", "darya", "vera", rotation="weekly")).json()["duty"]
        assert (names(told["now"]), told["until"]) == (["Борис"], "2026-05-17T21:00:00Z")
        clock.move_to("2026-05-17T20:59:00Z")
        assert names((await duty(desk))["now"]) == ["Борис"]
        clock.move_to("2026-05-17T21:00:00Z")
        seen = await duty(desk)
        assert names(seen["people"]) == ["Дарья", "Вера", "Борис"]
        await puts(desk, "darya", "vera", "boris", rotation="weekly")
        assert await duty(desk) == seen


@pytest.mark.both_stores
@pytest.mark.rule("D8")
async def test_whoever_leaves_the_team_leaves_the_list(desk: Desk) -> None:
    """The others keep their weeks; the next one takes the week of whoever had it."""
    with time_machine.travel(WEDNESDAY, tick=False) as clock:
        await puts(desk, "boris", "darya", "vera", rotation="weekly")
        clock.shift(timedelta(days=7))
        client = await desk.calls("gleb")
        await client.patch(f"/api/employees/{desk.ids['boris']}", json={"active": False})
        assert names((await duty(desk))["people"]) == ["Дарья", "Вера"]
        await client.patch(f"/api/employees/{desk.ids['darya']}", json={"team_ids": []})
        assert names((await duty(desk))["now"]) == ["Вера"]
        team = (await client.get("/api/teams")).json()["items"][0]
        body: dict[str, Any] = {"name": team["name"], "member_ids": []}
        await client.put(f"/api/teams/{team['id']}", json=body)
        assert (await duty(desk))["people"] == []


async def test_the_lead_says_who_and_nobody_else(desk: Desk) -> None:
    """Beside the administrators; the log has it as a sentence."""
    assert (await puts(desk, "boris", by="vera")).status_code == 200
    assert (await puts(desk, "darya", by="boris")).status_code == 403
    assert (await puts(desk, "darya", by="oleg")).status_code == 404
    assert names((await duty(desk))["now"]) == ["Борис"]
    client = await desk.calls("vera")
    unknown = await client.put(f"/api/teams/{A}/duty", json={"person_ids": []})
    assert unknown.status_code == 404
    for key, may in {"vera": True, "gleb": True, "boris": False, "oleg": False}.items():
        (team,) = (await (await desk.calls(key)).get("/api/teams")).json()["items"]
        assert team["may_set_duty"] is may
    log = (await (await desk.calls("gleb")).get("/api/admin/audit")).json()["items"]
    assert log[0]["sentence"] == "Вера Соколова меняет дежурных в команде «Поддержка»."


async def test_only_a_member_who_works_on_tickets(desk: Desk) -> None:
    """Not somebody of another team, not an employee of another role; nothing is changed then."""
    await puts(desk, "boris")
    member = await desk.hires("Фома", Role.EMPLOYEE)
    await desk.keep(TeamMember(team_id=desk.ids["Поддержка"], person_id=member.id))
    desk.ids["foma"] = member.id
    for wrong in ("oleg", "anna", "foma"):
        refused: httpx.Response = await puts(desk, "darya", wrong)
        assert (refused.status_code, refused.json()["code"]) == (422, "unfit_for_duty")
    assert names((await duty(desk))["now"]) == ["Борис"]
    assert names((await puts(desk, "darya", "darya", "boris")).json()["duty"]["people"]) == [
        "Дарья",
        "Борис",
    ]


@pytest.mark.both_stores
async def test_of_two_lists_at_once_one_stands_whole(desk: Desk) -> None:
    """And whoever is taken out of the team meanwhile is on neither."""
    for _ in range(3):
        client = await desk.calls("gleb")
        answers = await asyncio.gather(
            puts(desk, "boris", "darya", rotation="weekly"),
            puts(desk, "vera", "boris"),
            client.patch(f"/api/employees/{desk.ids['boris']}", json={"team_ids": []}),
        )
        assert answers[2].status_code == 200
        listed = names((await duty(desk))["people"])
        assert listed in (["Дарья"], ["Вера"], [])
        team = [str(desk.ids["Поддержка"])]
        await client.patch(f"/api/employees/{desk.ids['boris']}", json={"team_ids": team})
        await puts(desk)


@pytest.mark.both_stores
async def test_a_new_ticket_is_told_to_those_on_duty(desk: Desk) -> None:
    """To them first and not to all, with the reason; so is a client's word while nobody has it.
    With nobody on duty the whole team hears, as ever."""
    await puts(desk, "boris")
    ticket = await desk.opens("anna")
    await desk.says("anna", ticket, "Ещё и не включается")
    await desk.pipeline()
    heard = await desk.inbox("boris")
    assert {each["why"] for each in heard} == {"Вы дежурите в команде"}
    assert len(heard) == 2
    assert (await desk.inbox("darya"), await desk.inbox("vera")) == ([], [])
    await puts(desk)
    await desk.opens("anna", "Другая")
    await desk.pipeline()
    for key in ("boris", "darya", "vera"):
        assert "Другая" in (await desk.inbox(key))[0]["body"] + (await desk.inbox(key))[0]["title"]


async def test_where_they_are_away_or_left_the_team_hears(desk: Desk) -> None:
    """Nobody waits for whoever has the duty and is not there (C9)."""
    await puts(desk, "boris")
    await is_away(desk, "boris")
    await desk.opens("anna")
    await desk.pipeline()
    assert [len(await desk.inbox(key)) for key in ("boris", "darya", "vera")] == [1, 1, 1]
    await desk.changes(Person, desk.ids["boris"], role=Role.EMPLOYEE)
    await desk.opens("anna", "Другая")
    await desk.pipeline()
    assert [len(await desk.inbox(key)) for key in ("boris", "darya", "vera")] == [0, 2, 2]


async def test_who_has_the_duty_when_it_is_told_hears(desk: Desk) -> None:
    """The newest list counts, also of what was opened before it."""
    await puts(desk, "boris")
    await desk.opens("anna")
    await puts(desk, "darya")
    await desk.opens("anna", "Другая")
    await desk.pipeline()
    assert [len(await desk.inbox(key)) for key in ("boris", "darya", "vera")] == [0, 2, 0]
    assert (await desk.one(Team)).duty_since is None
