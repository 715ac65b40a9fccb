"""Nobody who leaves takes work along (D8)."""

import asyncio
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from api.absences.models import Absence
from api.departures import sweep
from api.notifications.models import Notice
from api.objects.audit import AuditEntry
from api.outbox import OutboxEvent
from api.people.models import AwayPeriod, Person, Team
from api.tasks.models import Task
from api.tickets.models import Ticket
from shared.contracts.people import AssignmentRule, Role
from tests.desk import Desk
from tests.tasks.acts import gives

pytestmark = pytest.mark.rule("D8")


async def changes(desk: Desk, key: str, **fields: Any) -> Any:
    """As the administrator says in the books."""
    return await desk.does("gleb", f"/api/employees/{desk.ids[key]}", fields, method="PATCH")


async def preview(desk: Desk, key: str, **query: str) -> dict[str, list[str | None]]:
    """Of each part of the work: to whom its things would go. Whom the person is over and with is
    told apart (see below)."""
    client = await desk.calls("gleb")
    answer = await client.get(f"/api/employees/{desk.ids[key]}/departure", params=query)
    assert answer.status_code == 200, answer.text
    parts = answer.json()["parts"]
    work = [part for part in parts if part["what"] not in {"subordinates", "teams"}]
    return {part["what"]: [_where(item) for item in part["items"]] for part in work}


def _where(item: Any) -> str | None:
    place = item["to"] or item["queue"]
    return place["name"] if place else None


async def holder(desk: Desk, kind: type[Ticket | Task], thing: Any) -> str:
    """The key of whoever has it now; empty for nobody."""
    row = await desk.one(kind, kind.number == thing["number"])
    return {person: key for key, person in desk.ids.items()}.get(row.assignee_id, "")


async def history(desk: Desk, ticket: Any) -> list[tuple[str | None, str | None]]:
    seen = await (await desk.calls("gleb")).get(f"/api/tickets/{ticket['id']}")
    lines = [each for each in seen.json()["history"] if each["field"] == "assignee"]
    return [(each["old"], each["new"]) for each in lines]


@pytest.mark.both_stores
@pytest.mark.rule("C9")
async def test_tickets_go_back_to_the_queue_and_the_team_hears(desk: Desk) -> None:
    """Open ones alone; the history tells, the client is not troubled."""
    taken = await desk.takes("boris", await desk.opens("anna"))
    done = await desk.takes("boris", await desk.opens("anna", "Нет бумаги"))
    await desk.moves("boris", done, "resolved")
    await desk.pipeline()
    before = len(await desk.inbox("anna"))
    await changes(desk, "boris", active=False)
    await desk.pipeline()
    row = await desk.one(Ticket, Ticket.number == taken["number"])
    assert (row.assignee_id, row.status) == (None, "in_progress")
    assert (await history(desk, taken))[-1] == ("Борис Петров", None)
    for key in ("vera", "darya"):
        assert "вернулась в очередь" in (await desk.inbox(key))[0]["title"]
    assert len(await desk.inbox("anna")) == before
    assert await holder(desk, Ticket, done) == "boris"


async def test_a_queue_with_a_rule_gives_it_at_once(desk: Desk) -> None:
    """To the next of those who are there, who is told so."""
    taken = await desk.takes("boris", await desk.opens("anna"))
    await desk.changes(Team, desk.ids["Поддержка"], assignment=AssignmentRule.LEAST_LOADED)
    await changes(desk, "boris", active=False)
    assert await holder(desk, Ticket, taken) in {"darya", "vera"}
    assert (await desk.events())[-1] == "ticket_assigned"


@pytest.mark.both_stores
async def test_tasks_go_to_the_manager_who_follows_what_was_given(desk: Desk) -> None:
    """What Boris does is Vera's now; of what he gave to others she hears."""
    mine, given = await gives(desk, "oleg", "boris"), await gives(desk, "boris", "darya")
    assert await preview(desk, "boris") == {"tasks": ["Вера Соколова"], "given": ["Вера Соколова"]}
    await changes(desk, "boris", active=False)
    await desk.does("darya", f"/api/tasks/{given['id']}/complete", {"text": "Сверила"})
    await desk.pipeline()
    assert await holder(desk, Task, mine) == "vera"
    told = [each["title"] for each in await desk.inbox("vera")]
    assert any("Вам передана задача" in each for each in told)
    assert any("выполнена" in each for each in told)


async def test_who_has_no_manager_leaves_tasks_to_the_administrator(desk: Desk) -> None:
    """Also where the manager left before: then to the one above."""
    task, other = await gives(desk, "oleg", "oleg"), await gives(desk, "oleg", "boris")
    for key in ("vera", "boris"):
        await changes(desk, key, active=False)
    assert await holder(desk, Task, other) == "oleg"
    await changes(desk, "oleg", active=False)
    for each in (task, other):
        assert await holder(desk, Task, each) == "gleb"


async def test_a_successor_takes_everything(desk: Desk) -> None:
    """Whoever deactivates has seen it before, and the audit log names both."""
    taken, task = (
        await desk.takes("vera", await desk.opens("anna")),
        await gives(desk, "oleg", "vera"),
    )
    assert await preview(desk, "vera") == {
        "tickets": ["Поддержка"],
        "tasks": ["Олег Кузнецов"],
        "leads": [None],
    }
    chosen = str(desk.ids["darya"])
    seen = await preview(desk, "vera", hand_over_to=chosen)
    assert set(map(tuple, seen.values())) == {("Дарья Лебедева",)}
    await changes(desk, "vera", active=False, hand_over_to=chosen)
    assert (await desk.one(Ticket, Ticket.number == taken["number"])).assignee_id == desk.ids[
        "darya"
    ]
    assert await holder(desk, Task, task) == "darya"
    assert (await desk.one(Team)).lead_id == desk.ids["darya"]
    entry = await desk.one(AuditEntry, AuditEntry.action == "work_handed_over")
    assert entry.actor_id == desk.ids["gleb"]
    work = {"to": chosen, "tickets": "1", "tasks": "1", "leads": "1"}
    boss = str(desk.ids["oleg"])
    assert entry.detail == work | {"boss": boss, "subordinates": "2", "teams": "1"}
    done = await (await desk.calls("gleb")).get(f"/api/employees/{desk.ids['vera']}/departed")
    assert [done.json()[each]["name"] for each in ("to", "boss")] == [
        "Дарья Лебедева",
        "Олег Кузнецов",
    ]


@pytest.mark.parametrize("wrong", ["anna", "oleg", "boris", "nobody"])
async def test_not_everybody_can_succeed(desk: Desk, wrong: str) -> None:
    """Another active employee, who works on tickets if there are some; a refusal changes nothing,
    and the preview refuses alike."""
    await desk.takes("boris", await desk.opens("anna"))
    to = str(desk.ids.get(wrong, desk.ids["Поддержка"]))
    client, path = await desk.calls("gleb"), f"/api/employees/{desk.ids['boris']}"
    asked = {"active": False, "hand_over_to": to}
    for answer in (
        await client.patch(path, json=asked),
        await client.get(f"{path}/departure", params={"hand_over_to": to}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (422, "unsuitable_successor")
    assert (await desk.one(Person, Person.id == desk.ids["boris"])).active
    assert (await desk.one(Ticket)).assignee_id == desk.ids["boris"]


async def test_a_successor_of_nothing_is_a_mistake(desk: Desk) -> None:
    """It goes with a departure and with nothing else."""
    client, path = await desk.calls("gleb"), f"/api/employees/{desk.ids['boris']}"
    asked = {"name": "Боря", "hand_over_to": str(desk.ids["vera"])}
    answer = await client.patch(path, json=asked)
    assert (answer.status_code, answer.json()["extra"]["field"]) == (422, "hand_over_to")


async def test_who_loses_the_role_keeps_the_tasks(desk: Desk) -> None:
    """Tickets alone need it."""
    taken, task = (
        await desk.takes("boris", await desk.opens("anna")),
        await gives(desk, "oleg", "boris"),
    )
    await changes(desk, "boris", role="employee", hand_over_to=str(desk.ids["vera"]))
    assert (await desk.one(Ticket, Ticket.number == taken["number"])).assignee_id == desk.ids[
        "vera"
    ]
    assert await holder(desk, Task, task) == "boris"


@pytest.mark.parametrize("door", ["employee", "team"])
async def test_who_leaves_a_team_leaves_its_tickets(desk: Desk, door: str) -> None:
    """By either page; tickets of other teams stay with the person."""
    taken = await desk.takes("boris", await desk.opens("anna"))
    second = await desk.does("gleb", "/api/teams", {"name": "Касса"})
    client_id = str(desk.ids["Ромашка"])
    other = await desk.opens("darya", "Касса", client_id=client_id, team_id=second["id"])
    await desk.takes("boris", other)
    if door == "employee":
        await changes(desk, "boris", team_ids=[second["id"]])
    else:
        team = {"name": "Поддержка", "member_ids": [str(desk.ids["darya"])]}
        await desk.does("gleb", f"/api/teams/{desk.ids['Поддержка']}", team, method="PUT")
    assert await holder(desk, Ticket, taken) == ""
    assert await holder(desk, Ticket, other) == "boris"


@pytest.mark.rule("C9")
@pytest.mark.parametrize("back", ["client", "desk", "word"])
async def test_what_comes_back_comes_back_to_the_queue(desk: Desk, back: str) -> None:
    """Not to the hands of whoever left meanwhile."""
    done = await desk.takes("boris", await desk.opens("anna"))
    await desk.moves("boris", done, "resolved")
    await changes(desk, "boris", active=False)
    if back == "client":
        await desk.does("anna", f"/api/tickets/{done['id']}/reopen", {"reason": "Опять"})
    elif back == "word":
        await desk.says("anna", done, "Опять")
    else:
        await desk.moves("darya", done, "in_progress")
    row = await desk.one(Ticket)
    assert row.assignee_id is None
    assert row.status == ("in_progress" if back == "desk" else "new")
    await desk.pipeline()
    assert any("вернулась в очередь" in each["title"] for each in await desk.inbox("vera"))


async def test_the_clock_finds_what_was_left_in_wrong_hands(desk: Desk) -> None:
    """Whatever way the rows came to be so; once."""
    taken, task = (
        await desk.takes("boris", await desk.opens("anna")),
        await gives(desk, "oleg", "darya"),
    )
    await desk.changes(Person, desk.ids["boris"], role=Role.EMPLOYEE)
    await desk.changes(Person, desk.ids["darya"], active=False)
    assert await desk.records(sweep.run) == ["ticket_queued", "task_delegated"]
    assert await desk.records(sweep.run) == []
    await desk.pipeline()
    assert await holder(desk, Ticket, taken) == ""
    told = next(each for each in await desk.inbox("vera") if each["kind"] == "task_delegated")
    number = task["number"]
    assert (
        told["title"] == f"📥 Задача №{number} перешла к вам. Прежний исполнитель — Дарья Лебедева"
    )


@pytest.mark.both_stores
async def test_of_an_assignment_and_a_departure_at_once_nothing_is_lost(desk: Desk) -> None:
    """Whichever is first: the leaver has no open ticket in the end."""
    tickets = [await desk.opens("anna", f"Заявка {each}") for each in range(3)]
    order = {"assignee_id": str(desk.ids["boris"]), "version": 1}
    vera = await desk.calls("vera")
    await desk.calls("gleb")
    await asyncio.gather(
        changes(desk, "boris", active=False),
        *(vera.post(f"/api/tickets/{each['id']}/assign", json=order) for each in tickets),
    )
    assert await desk.count(Ticket, Ticket.assignee_id == desk.ids["boris"]) == 0


@pytest.mark.rule("A6")
async def test_deputies_and_approvals_find_others(desk: Desk) -> None:
    """Darya stands in for Boris and Vera decides: both leave."""
    week = {"kind": "vacation", "start": "2027-05-17", "end": "2027-05-21"}
    asked = await desk.does("boris", "/api/absences", week | {"deputy_id": str(desk.ids["darya"])})
    assert (await preview(desk, "vera"))["approvals"] == ["Олег Кузнецов"]
    await changes(desk, "vera", active=False)
    row = await desk.one(Absence)
    assert row.approver_id == desk.ids["oleg"]
    gleb = await desk.calls("gleb")
    done = (await gleb.get(f"/api/employees/{desk.ids['vera']}/departed")).json()
    assert {each["what"]: each["total"] for each in done["moved"]}["approvals"] == 1
    await desk.does("oleg", f"/api/absences/{asked['id']}/approve", {"version": row.version})
    assert (await preview(desk, "darya"))["deputies"] == [None]
    await changes(desk, "darya", active=False, hand_over_to=str(desk.ids["gleb"]))
    assert (await desk.one(AwayPeriod)).deputy_id == desk.ids["gleb"]
    assert (await desk.events())[-1] == "deputy_named"


@pytest.mark.rule("A6", "C9")
@pytest.mark.parametrize("seed", range(2))
async def test_whoever_leaves_in_whatever_order_nothing_is_left_behind(
    desk: Desk, seed: int
) -> None:
    """In a tree with a circle, until the administrator is alone: what is open is always with
    somebody who is here, and the client is always heard."""
    chance = Random(seed)
    staff = ["boris", "darya", "vera", "oleg"]
    await desk.changes(Person, desk.ids["oleg"], manager_id=desk.ids["boris"])
    agents = ["boris", "darya", "vera"]
    tickets = [await desk.takes(key, await desk.opens("anna", f"У {key}")) for key in agents]
    for key in staff:
        await gives(desk, key, chance.choice(staff))
    week = {"kind": "vacation", "start": "2027-05-17", "end": "2027-05-21"}
    await desk.does("darya", "/api/absences", week)
    for key in chance.sample(staff, len(staff)):
        await changes(desk, key, active=False)
        here = Person.active
        gone = select(Person.id).where(~here)
        assert not await desk.count(Ticket, Ticket.assignee_id.in_(gone))
        assert not await desk.count(Task, Task.assignee_id.in_(gone))
        pending = Absence.status == "pending"
        assert not await desk.count(Absence, pending, Absence.approver_id.in_(gone))
        await desk.says("anna", chance.choice(tickets), "Что с заявкой?")
        await desk.pipeline()
        said = await desk.all(OutboxEvent, OutboxEvent.kind == "ticket_commented")
        mine = (Notice.event_id == said[-1].id, Notice.person_id.not_in(gone))
        assert await desk.count(Notice, *mine)
