"""What lists may ask of the database, warm, on both stores."""

import pytest

from api.notifications.plan.planner import plan
from tests.desk import Desk
from tests.servers.asked import Recorder

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]


@pytest.mark.parametrize("who", ["boris", "oleg"])
@pytest.mark.parametrize("address", ["/api/tickets?limit=50", "/api/tasks?limit=50"])
async def test_a_page_of_work_with_all_that_it_shows(
    counting: Recorder, desk: Desk, who: str, address: str
) -> None:
    """Who calls; the page with its total; of tasks the numbers of their tickets."""
    caller = await desk.calls(who)
    ticket = await desk.opens("anna")
    for title in ("one", "two"):
        body = {"title": title, "assignee_id": str(desk.ids[who])}
        if who == "boris":
            body["ticket_id"] = ticket["id"]
        made = await caller.post("/api/tasks", json=body)
        assert made.status_code == 201, made.text
    await caller.get(address)
    with counting() as asked:
        answer = await caller.get(address)
    assert answer.status_code == 200
    asked.hold(3)


LISTS = (
    "/api/admin/deliveries",
    "/api/admin/deliveries?ticket=1&state=pending&since=2026-01-01T00:00:00Z",
    "/api/admin/audit",
    "/api/admin/audit?action=login&since=2026-01-01T00:00:00Z",
    "/api/absences",
    "/api/teams",
    "/api/employees",
    "/api/employees?role=agent&active=true&telegram=false&managed=false",
    "/api/clients",
    "/api/contacts",
    "/api/contacts?active=true&telegram=false",
    "/api/notifications",
    "/api/categories",
    "/api/canned-replies",
)


async def busy(desk: Desk) -> None:
    """Something of everything, told by every channel."""
    await desk.links("anna", "boris")
    await desk.subscribes("boris")
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.says("anna", ticket, "Не печатает")
    await plan(desk.held.database)


@pytest.mark.parametrize("address", LISTS)
async def test_a_page_of_any_other_list(counting: Recorder, desk: Desk, address: str) -> None:
    """Who calls, the page with its total, and what is told of its rows."""
    await busy(desk)
    caller = await desk.calls("gleb")
    await caller.get(address)
    with counting() as asked:
        answer = await caller.get(address)
    assert answer.status_code == 200, answer.text
    asked.hold(3)


LONGER = (
    "/api/tickets",
    "/api/admin/deliveries",
    "/api/employees",
    "/api/clients",
    "/api/contacts",
)


@pytest.mark.parametrize("address", LONGER)
async def test_the_page_after_a_cursor(counting: Recorder, desk: Desk, address: str) -> None:
    """As much as the one before it."""
    await busy(desk)
    await desk.opens("anna", "И сканер тоже")
    caller = await desk.calls("gleb")
    params = {"limit": "1"}
    params["cursor"] = (await caller.get(address, params=params)).json()["next_cursor"]
    with counting() as asked:
        answer = await caller.get(address, params=params)
    assert len(answer.json()["items"]) == 1, answer.text
    asked.hold(3)
