"""Handing a task down: to whom, when not, and of two managers one (D1–D6)."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.clock import now
from api.db import new_id
from api.outbox import OutboxEvent
from api.people.calendar import presence
from api.people.calendar.presence import Period
from api.people.models import Person
from api.tasks.models import TaskDelegation
from shared.contracts.absences import AbsenceKind
from tests.desk import Desk
from tests.tasks.acts import TASKS, delegates, does, gives, posts, sees, told


async def away(desk: Desk, key: str) -> date:
    """The person is on vacation; the last day of it."""
    today = now().date()
    last = today + timedelta(days=10)
    period = Period(
        since=today - timedelta(days=2), until=last, kind=AbsenceKind.VACATION, deputy_id=None
    )
    async with desk.held.database.begin() as session:
        await presence.begin(session, new_id(), desk.ids[key], period, counts=True)
    return last


async def choices(desk: Desk, key: str, task: Any, **params: Any) -> dict[str, Any]:
    answer = await (await desk.calls(key)).get(f"{TASKS}/{task['id']}/delegatees", params=params)
    assert answer.status_code == 200, answer.text
    return {each["person"]["name"]: each for each in answer.json()["items"]}


async def events(desk: Desk) -> list[str]:
    return [row.kind for row in await desk.all(OutboxEvent)]


async def put_under(desk: Desk, key: str, manager: str | None) -> None:
    above: UUID | None = desk.ids[manager] if manager else None
    await desk.changes(Person, desk.ids[key], manager_id=above)


@pytest.mark.both_stores
@pytest.mark.rule("D1", "D3", "D6")
async def test_a_manager_hands_the_own_task_down(desk: Desk) -> None:
    """The comment stays with the task, the history keeps the chain; one event."""
    task = await gives(desk, "oleg", "vera")
    answer = await delegates(desk, "vera", task, "boris", comment="К пятнице")
    given = answer.json()
    assert (given["assignee"]["name"], given["version"]) == ("Борис Петров", 2)
    assert [each["text"] for each in given["comments"]] == ["К пятнице"]
    assert [(line["field"], line["old"], line["new"]) for line in given["history"]] == [
        ("assignee", "Вера Соколова", "Борис Петров")
    ]
    assert await events(desk) == ["task_created", "task_delegated"]
    (link,) = await desk.all(TaskDelegation)
    assert (link.by_id, link.to_id) == (desk.ids["vera"], desk.ids["boris"])


@pytest.mark.rule("D1", "D2")
async def test_the_choice_is_everybody_below_with_load_and_absence(desk: Desk) -> None:
    """At any depth, active only, without the chooser; computed at the press."""
    last = await away(desk, "darya")
    past = (now() - timedelta(hours=1)).isoformat()
    task = await gives(desk, "oleg", "vera")
    await gives(desk, "vera", "boris", "Просрочено", due_at=past)
    await gives(desk, "vera", "boris", "Открыто")
    await does(desk, "boris", await gives(desk, "vera", "boris", "Сделано"), "complete")
    found = await choices(desk, "oleg", task)
    assert set(found) == {"Борис Петров", "Вера Соколова", "Глеб Иванов", "Дарья Лебедева"}
    boris, darya = found["Борис Петров"], found["Дарья Лебедева"]
    assert (boris["open_tasks"], boris["overdue_tasks"], boris["absence"]) == (2, 1, None)
    assert (darya["absent_until"], darya["absence"]) == (last.isoformat(), "vacation")
    assert set(await choices(desk, "vera", task)) == {"Борис Петров", "Дарья Лебедева"}
    assert set(await choices(desk, "oleg", task, search="БОРИС")) == {"Борис Петров"}
    await desk.changes(Person, desk.ids["boris"], active=False)
    assert set(await choices(desk, "vera", task)) == {"Дарья Лебедева"}


@pytest.mark.rule("D1")
async def test_below_somebody_who_left_is_still_below(desk: Desk) -> None:
    """A dismissed manager in between breaks no chain."""
    task = await gives(desk, "oleg", "gleb")
    await desk.changes(Person, desk.ids["vera"], active=False)
    assert set(await choices(desk, "oleg", task)) == {
        "Борис Петров",
        "Глеб Иванов",
        "Дарья Лебедева",
    }
    assert (await delegates(desk, "oleg", task, "boris")).status_code == 200


@pytest.mark.rule("D1")
async def test_only_a_manager_delegates(desk: Desk) -> None:
    """Who has nobody below is not offered it, nor is an administrator without people."""
    task = await gives(desk, "vera", "boris")
    for key in ("boris", "gleb"):
        assert "delegate" not in (await sees(desk, key, task))["allowed"]
        assert told(await delegates(desk, key, task, "darya")) == (403, "not_allowed")
        client = await desk.calls(key)
        listed = await client.get(f"{TASKS}/{task['id']}/delegatees")
        assert told(listed) == (403, "not_allowed")


@pytest.mark.rule("D1")
async def test_rights_follow_the_tree_at_once(desk: Desk) -> None:
    """Gleb gets Darya: the next request knows it, in the task and in `me`."""
    task = await gives(desk, "vera", "gleb")
    client = await desk.calls("gleb")
    assert (await client.get("/api/me")).json()["manages"] is False
    await put_under(desk, "darya", "gleb")
    assert (await client.get("/api/me")).json()["manages"] is True
    assert (await delegates(desk, "gleb", task, "darya")).status_code == 200


@pytest.mark.rule("D1")
async def test_only_to_people_below(desk: Desk) -> None:
    """Not sideways, not upwards, not to a client."""
    task = await gives(desk, "vera", "vera")
    for to, code in (("gleb", "not_below"), ("oleg", "not_below"), ("anna", "unknown_assignee")):
        assert told(await delegates(desk, "vera", task, to)) == (422, code), to


@pytest.mark.rule("D1")
async def test_only_what_is_open(desk: Desk) -> None:
    """Said with the present status."""
    task = await does(desk, "vera", await gives(desk, "vera", "vera"), "complete")
    answer = await delegates(desk, "vera", task, "boris")
    assert told(answer) == (409, "move_not_allowed")
    assert answer.json()["extra"] == {"status": "done"}


@pytest.mark.both_stores
@pytest.mark.rule("D1")
async def test_dismissed_a_second_ago_is_said_by_name(desk: Desk) -> None:
    """The list was drawn before; the choice is checked again at the press."""
    task = await gives(desk, "vera", "vera")
    assert "Борис Петров" in await choices(desk, "vera", task)
    await desk.changes(Person, desk.ids["boris"], active=False)
    answer = await delegates(desk, "vera", task, "boris")
    assert told(answer) == (409, "assignee_left")
    assert answer.json()["extra"] == {"assignee": "Борис Петров"}


@pytest.mark.rule("D2")
async def test_who_is_away_is_given_work_only_knowingly(desk: Desk) -> None:
    """409 with the last day, until the caller says to know."""
    last = await away(desk, "boris")
    task = await gives(desk, "vera", "vera")
    answer = await delegates(desk, "vera", task, "boris")
    assert told(answer) == (409, "assignee_absent")
    assert answer.json()["extra"] == {
        "assignee": "Борис Петров",
        "until": last.isoformat(),
        "absence": "vacation",
    }
    known = await delegates(desk, "vera", task, "boris", absent_ok=True)
    assert known.json()["assignee"]["name"] == "Борис Петров"


@pytest.mark.both_stores
@pytest.mark.rule("D4")
async def test_of_two_managers_one_wins_and_the_other_is_told(desk: Desk) -> None:
    """Both saw the same card; the loser reads the new state in the refusal."""
    task = await gives(desk, "vera", "boris")
    await asyncio.gather(desk.calls("vera"), desk.calls("oleg"))
    answers = await asyncio.gather(
        delegates(desk, "vera", task, "darya", version=1, comment="Моё"),
        delegates(desk, "oleg", task, "gleb", version=1, comment="Наше"),
    )
    won = next(answer.json() for answer in answers if answer.status_code == 200)
    lost = next(answer for answer in answers if answer.status_code != 200)
    assert told(lost) == (409, "version_conflict")
    present = {"version": 2, "status": "new", "assignee": won["assignee"]["name"]}
    assert lost.json()["extra"] == present
    assert await events(desk) == ["task_created", "task_delegated"]
    whole = await sees(desk, "oleg", task)
    assert len(whole["comments"]) == len(whole["history"]) == 1


@pytest.mark.rule("D5")
async def test_the_same_person_changes_nothing(desk: Desk) -> None:
    """200, no event, no history, the version stays."""
    task = await gives(desk, "vera", "boris")
    answer = await delegates(desk, "vera", task, "boris", comment="Ещё раз")
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert answer.json()["history"] == answer.json()["comments"] == []
    assert await events(desk) == ["task_created"]


@pytest.mark.rule("D6")
async def test_not_to_oneself(desk: Desk) -> None:
    """Taking a subordinate's task over is not delegation."""
    task = await gives(desk, "vera", "boris")
    assert told(await delegates(desk, "vera", task, "vera")) == (422, "delegation_to_self")


@pytest.mark.rule("D6")
async def test_not_back_to_who_handed_it_on(desk: Desk) -> None:
    """Through whose hands it came, it does not return to; past them it may."""
    task = await gives(desk, "oleg", "vera")
    await delegates(desk, "vera", task, "boris")
    answer = await delegates(desk, "oleg", task, "vera")
    assert told(answer) == (422, "delegation_circle")
    assert answer.json()["extra"] == {"assignee": "Вера Соколова"}
    assert "Вера Соколова" not in await choices(desk, "oleg", task)
    await delegates(desk, "oleg", task, "gleb")
    assert (await delegates(desk, "oleg", task, "vera")).status_code == 200
    chain = [(line["old"], line["new"]) for line in (await sees(desk, "oleg", task))["history"]]
    assert [new for _, new in chain] == ["Борис Петров", "Глеб Иванов", "Вера Соколова"]


@pytest.mark.rule("D6")
async def test_a_turned_tree_makes_no_circle(desk: Desk) -> None:
    """Who was below is above now: the task still does not come back."""
    task = await gives(desk, "oleg", "vera")
    await delegates(desk, "vera", task, "boris")
    await put_under(desk, "boris", "oleg")
    await put_under(desk, "vera", "boris")
    assert told(await delegates(desk, "boris", task, "vera")) == (422, "delegation_circle")


@pytest.mark.rule("D4")
async def test_who_loses_sight_by_the_own_act_is_still_answered(desk: Desk) -> None:
    """Gleb, no author and no manager of the new assignee's, reads the task once more."""
    await put_under(desk, "darya", "gleb")
    task = await gives(desk, "oleg", "gleb")
    given = (await delegates(desk, "gleb", task, "darya")).json()
    assert given["assignee"]["name"] == "Дарья Лебедева"
    await desk.changes(Person, desk.ids["gleb"], role="employee")
    await put_under(desk, "darya", "vera")
    assert told(await posts(desk, "gleb", task, "comments", {"text": "А"})) == (404, "not_found")
