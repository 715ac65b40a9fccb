"""The live stream over a real server: it hangs in test clients."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import msgspec
import pytest

from api.auth import sessions
from api.notifications import controller
from tests.desk import Desk
from tests.served import Served, served


class Page:
    """An open page: the events it was told, in order."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    async def line(self) -> str:
        while True:
            line = (await asyncio.wait_for(self.response.content.readline(), 10)).decode().strip()
            if line:
                return line

    async def event(self) -> Any:
        while True:
            line = await self.line()
            if line.startswith("data: "):
                return msgspec.json.decode(line.removeprefix("data: "))


@asynccontextmanager
async def watching(desk: Desk, key: str, server: Served) -> AsyncIterator[Page]:
    async with desk.held.database.begin() as session:
        secret = await sessions.open_for(session, desk.ids[key], "test", None)
    headers = {"Cookie": f"{sessions.COOKIE}={secret}"}
    async with (
        aiohttp.ClientSession(headers=headers) as http,
        http.get(f"{server.url}/api/stream") as response,
    ):
        assert response.status == 200
        assert response.content_type == "text/event-stream"
        assert response.headers["Cache-Control"] == "no-store"
        page = Page(response)
        assert (await page.event())["kind"] == "listening"
        yield page


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
