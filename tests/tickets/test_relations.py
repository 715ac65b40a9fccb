"""What belongs to a ticket beside its words: followers, other tickets, tasks, times."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.people.calendar.workdays import Calendar, Week, WorkTime
from api.people.models import Person
from api.tickets.sla import sla
from api.tickets.sla.sla import Clock
from shared.contracts.tickets import TicketTimes
from tests.desk import Desk


async def asks(desk: Desk, key: str, ticket: Any, act: str, body: Any = None) -> tuple[int, str]:
    client = await desk.calls(key)
    answer = await client.post(f"/api/tickets/{ticket['id']}/{act}", json=body or {})
    return answer.status_code, answer.json().get("code", "")


async def seen(desk: Desk, key: str, ticket: Any) -> Any:
    return (await (await desk.calls(key)).get(f"/api/tickets/{ticket['id']}")).json()


@pytest.mark.rule("N3")
async def test_a_colleague_follows_by_an_agents_wish(desk: Desk) -> None:
    """From then on the ticket is seen, and told of, until the wish is taken back."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    await desk.pipeline()
    oleg = {"person_id": str(desk.ids["oleg"])}
    path = f"/api/tickets/{ticket['id']}/watchers"
    await desk.does("boris", path, oleg)
    followed = await desk.does("boris", path, oleg)
    assert [each["name"] for each in followed["watchers"]] == ["Олег Кузнецов"]
    await desk.says("anna", ticket, "Срочно")
    await desk.pipeline()
    assert len(await desk.inbox("oleg")) == 1
    path = f"{path}/{oleg['person_id']}"
    assert (await desk.does("boris", path, method="DELETE"))["watchers"] == []
    assert (await seen(desk, "oleg", ticket))["code"] == "not_found"


@pytest.mark.rule("X1", "X2")
async def test_who_may_not_follow_is_no_watcher(desk: Desk) -> None:
    """A contact, who left; and who is no agent asks for nobody."""
    ticket = await desk.opens("anna")
    await desk.changes(Person, desk.ids["oleg"], active=False)
    for key in ("pavel", "oleg"):
        body = {"person_id": str(desk.ids[key])}
        assert await asks(desk, "boris", ticket, "watchers", body) == (422, "unknown_watcher")
    body = {"person_id": str(desk.ids["darya"])}
    assert await asks(desk, "anna", ticket, "watchers", body) == (403, "not_allowed")


@pytest.mark.both_stores
async def test_a_link_is_seen_from_both_sides(desk: Desk) -> None:
    """Each with its own view of it; the history of both has the number."""
    first, second = await desk.opens("anna", "Первая"), await desk.opens("anna", "Вторая")
    draft = {"number": first["number"], "kind": "duplicate"}
    linked = await desk.does("boris", f"/api/tickets/{second['id']}/links", draft)
    (link,) = linked["links"]
    assert (link["kind"], link["reverse"], link["ticket"]["title"]) == (
        "duplicate",
        False,
        "Первая",
    )
    (other,) = (await seen(desk, "boris", first))["links"]
    assert (other["reverse"], other["ticket"]["number"]) == (True, second["number"])
    line = (await seen(desk, "boris", first))["history"][-1]
    assert (line["field"], line["new"]) == ("link", "№2")
    path = f"/api/tickets/{first['id']}/links/{link['id']}"
    assert (await desk.does("darya", path, method="DELETE"))["links"] == []
    assert (await seen(desk, "boris", second))["links"] == []


@pytest.mark.both_stores
async def test_two_tickets_have_one_link(desk: Desk) -> None:
    """Whoever of two names the other first, also at the same moment."""
    first, second = await desk.opens("anna", "Первая"), await desk.opens("anna", "Вторая")
    both = await asyncio.gather(
        asks(desk, "boris", first, "links", {"number": 2}),
        asks(desk, "boris", second, "links", {"number": 1}),
    )
    assert sorted(both) == [(200, ""), (409, "already_linked")]
    assert await asks(desk, "boris", first, "links", {"number": 1}) == (422, "link_to_self")
    assert await asks(desk, "boris", first, "links", {"number": 99}) == (422, "unknown_ticket")
    assert await asks(desk, "anna", first, "links", {"number": 2}) == (403, "not_allowed")


@pytest.mark.rule("X2")
async def test_a_contact_learns_of_no_foreign_ticket_by_a_link(desk: Desk) -> None:
    """Neither in the links nor in the history; the own company's is shown."""
    own = await desk.opens("anna", "Своя")
    foreign = await desk.opens("pavel", "Чужая", client_id=str(desk.ids["Василёк"]))
    friend = await desk.opens("pavel", "Рядом", client_id=str(desk.ids["Ромашка"]))
    for other in (foreign, friend):
        draft = {"number": other["number"]}
        await desk.does("boris", f"/api/tickets/{own['id']}/links", draft)
    by_anna = await seen(desk, "anna", own)
    assert [each["ticket"]["title"] for each in by_anna["links"]] == ["Рядом"]
    assert [line["field"] for line in by_anna["history"]] == []


@pytest.mark.rule("X2")
async def test_the_tasks_made_of_it_are_the_employees(desk: Desk) -> None:
    """Those the reader sees; a contact knows of none."""
    ticket = await desk.opens("anna")
    draft = {"title": "Купить тонер", "ticket_id": ticket["id"]}
    await desk.does("boris", "/api/tasks", draft | {"assignee_id": str(desk.ids["boris"])})
    (task,) = (await seen(desk, "boris", ticket))["tasks"]
    assert (task["title"], task["assignee"]["name"]) == ("Купить тонер", "Борис Петров")
    assert (await seen(desk, "darya", ticket))["tasks"] == []
    for hidden in ("tasks", "links"):
        assert (await seen(desk, "anna", ticket))[hidden] == []
    assert (await seen(desk, "anna", ticket))["times"] is None


async def test_the_table_of_moves_is_told(desk: Desk) -> None:
    """Every status once, with what the desk may do from there."""
    answer = await (await desk.calls("boris")).get("/api/tickets/statuses")
    table = {row["status"]: row for row in answer.json()}
    assert len(table) == 6
    assert table["waiting"]["moves"] == ["in_progress", "resolved", "cancelled"]
    assert [status for status, row in table.items() if row["clock_paused"]] == [
        "waiting",
        "resolved",
        "closed",
        "cancelled",
    ]


MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
WORK = WorkTime(Calendar(), Week(zone=ZoneInfo("UTC")))


def after(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("clock", "first", "solution"),
    [
        (Clock(), None, None),
        (Clock(reacted_at=after(1)), 60, None),
        (Clock(reacted_at=after(1), solved_at=after(4), paused_at=after(4)), 60, 240),
        # An hour of waiting before, and the end while the client was waited for again.
        (
            Clock(reacted_at=after(0), solved_at=after(5), paused_at=after(4), paused_minutes=60),
            0,
            180,
        ),
    ],
)
def test_times_leave_the_pauses_out(clock: Clock, first: int | None, solution: int | None) -> None:
    """Working minutes from the opening on."""
    taken = sla.taken(clock, MONDAY, WORK)
    assert taken == TicketTimes(first_answer_minutes=first, solution_minutes=solution)


@pytest.mark.rule("K4")
async def test_the_notices_of_one_ticket_are_asked_for_alone(desk: Desk) -> None:
    """Whoever opens its page reads all of them, however many of others lie above."""
    first, second = await desk.opens("anna", "Первая"), await desk.opens("anna", "Вторая")
    await desk.pipeline()
    boris = await desk.calls("boris")
    for ticket in (first, second):
        asked = {"object_id": ticket["id"], "unread": True}
        page = (await boris.get("/api/notifications", params=asked)).json()
        assert [str(ticket["number"]) in each["title"] for each in page["items"]] == [True]


@pytest.mark.parametrize(
    ("key", "may"), [("gleb", (True, True)), ("boris", (False, True)), ("anna", (False, False))]
)
async def test_the_api_says_who_sets_up_and_who_serves(
    desk: Desk, key: str, may: tuple[bool, bool]
) -> None:
    """Page and bot offer their places by it, and know nothing of roles."""
    me = (await (await desk.calls(key)).get("/api/me")).json()
    assert (me["administers"], me["serves"]) == may
