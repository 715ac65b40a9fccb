"""The live stream over a real server: it hangs in test clients."""

import pytest

from api.notifications import controller
from tests.desk import Desk
from tests.served import served, watching

# What the stream says does not come from the database.


async def test_a_notice_and_a_ticket_reach_the_open_page(desk: Desk) -> None:
    """What to fetch again and nothing of the content."""
    async with served(desk, live=True) as server, watching(desk, "boris", server) as page:
        await desk.opens("anna", "Тайна")
        await desk.held.road.plan()
        told = [await page.event(), await page.event()]
    assert [each["kind"] for each in told] == ["notification", "ticket"]
    assert "Тайна" not in str(told)


@pytest.mark.rule("X1")
async def test_an_employee_outside_the_desk_hears_only_of_the_own_inbox(desk: Desk) -> None:
    """Which tickets change is the desk's business."""
    async with served(desk, live=True) as server, watching(desk, "oleg", server) as page:
        ticket = await desk.opens("oleg", client_id=str(desk.ids["Ромашка"]))
        await desk.held.road.plan()
        await desk.moves("boris", ticket, "waiting")
        await desk.held.road.plan()
        await desk.does("oleg", f"/api/tickets/{ticket['id']}/follow")
        await desk.moves("boris", ticket, "resolved")
        await desk.held.road.plan()
        assert (await page.event())["kind"] == "notification"


async def test_a_silent_stream_is_kept_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment now and then: proxies cut silent connections."""
    monkeypatch.setattr(controller, "HEARTBEAT_SECONDS", 0.05)
    async with served(desk, live=True) as server, watching(desk, "boris", server) as page:
        assert [await page.line() for _ in range(2)] == [": still here"] * 2
        await desk.opens("anna")
        await desk.held.road.plan()
        assert (await page.event())["kind"] == "notification"


async def test_nobody_and_clients_have_no_stream(desk: Desk) -> None:
    """401 and 403, and the connection is not left open."""
    assert (await desk.browser().get("/api/stream")).status_code == 401
    assert (await (await desk.calls("anna")).get("/api/stream")).status_code == 403
