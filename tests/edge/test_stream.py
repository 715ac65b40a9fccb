"""The live stream over a real server: it hangs in test clients."""

import asyncio
import logging
import os
import signal
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest
from sqlalchemy import delete

from api.app import create_app
from api.auth.models import LoginSession
from api.notifications.inbox import stream
from api.run.server import Server
from shared.listening import address, listen
from tests.desk import Desk, until
from tests.served import Page, served, watching

# What the stream says does not come from the database.


async def test_a_notice_and_a_ticket_reach_the_open_page(desk: Desk) -> None:
    """What to fetch again and nothing of the content."""
    async with served(desk, live=True) as server, watching(desk, "boris", server.url) as page:
        await desk.opens("anna", "Тайна")
        await desk.held.pipeline.plan()
        told = [await page.event(), await page.event()]
    assert [each["kind"] for each in told] == ["notification", "ticket"]
    assert "Тайна" not in str(told)


@pytest.mark.rule("X1")
async def test_an_employee_outside_the_desk_hears_only_of_the_own_inbox(desk: Desk) -> None:
    """Which tickets change is the desk's business."""
    async with served(desk, live=True) as server, watching(desk, "oleg", server.url) as page:
        ticket = await desk.opens("oleg", client_id=str(desk.ids["Ромашка"]))
        await desk.held.pipeline.plan()
        await desk.moves("boris", ticket, "waiting")
        await desk.held.pipeline.plan()
        await desk.does("oleg", f"/api/tickets/{ticket['id']}/follow")
        await desk.moves("boris", ticket, "resolved")
        await desk.held.pipeline.plan()
        assert (await page.event())["kind"] == "notification"


async def test_a_silent_stream_is_kept_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment now and then: proxies cut silent connections."""
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    async with served(desk, live=True) as server, watching(desk, "boris", server.url) as page:
        assert [await page.line() for _ in range(2)] == [": still here"] * 2
        await desk.opens("anna")
        await desk.held.pipeline.plan()
        assert (await page.event())["kind"] == "notification"


async def test_nobody_and_clients_have_no_stream(desk: Desk) -> None:
    """401 and 403, and the connection is not left open."""
    assert (await desk.browser().get("/api/stream")).status_code == 401
    assert (await (await desk.calls("anna")).get("/api/stream")).status_code == 403


ACTS: dict[str, tuple[str, str, Any]] = {
    "logs out": ("boris", "DELETE /api/session", None),
    "logs out everywhere": ("boris", "DELETE /api/session?everywhere=true", None),
    "is deactivated": ("gleb", "PATCH /api/employees/{boris}", {"active": False}),
    "loses the role": ("gleb", "PATCH /api/employees/{boris}", {"role": "employee"}),
}


@pytest.mark.rule("R8")
@pytest.mark.rule("P4")
@pytest.mark.parametrize("act", ACTS)
async def test_an_open_stream_ends_with_the_access(desk: Desk, act: str) -> None:
    """S10: at once, and says so where nobody may come again. Another session goes on."""
    who, door, body = ACTS[act]
    method, path = door.format(**desk.ids).split(" ")
    async with served(desk, live=True) as server, watching(desk, "boris", server.url) as page:
        async with aiohttp.ClientSession(headers=await _of(desk, who, page)) as http:
            answer = await http.request(method, server.url + path, json=body)
            assert answer.status < 300, await answer.text()
        said = await page.rest()
    assert ("session_ended" in said) is (act != "loses the role")


async def _of(desk: Desk, who: str, page: Page) -> dict[str, str]:
    """The page's own session, or a browser of the other person."""
    if who == "boris":
        return {"Cookie": page.cookie}
    cookies = (await desk.calls(who)).cookies
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


@pytest.mark.rule("P4")
async def test_a_stream_ends_when_nobody_tells_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S10: it asks by itself, also while news come: a session that ended past the API, an hour
    that ran out."""
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    async with served(desk, live=True) as server, watching(desk, "boris", server.url) as page:
        async with desk.database.begin() as session:
            await session.execute(delete(LoginSession))
        assert "session_ended" in await page.rest()


async def test_another_session_hears_on(desk: Desk) -> None:
    """Whoever logs out at home is still at work at the office."""
    async with (
        served(desk, live=True) as server,
        watching(desk, "boris", server.url) as office,
        watching(desk, "boris", server.url) as home,
    ):
        async with aiohttp.ClientSession(headers={"Cookie": home.cookie}) as http:
            await http.delete(f"{server.url}/api/session")
        await home.rest()
        await desk.opens("anna")
        await desk.held.pipeline.plan()
        assert (await office.event())["kind"] == "notification"


async def test_a_session_has_five_streams_and_the_oldest_ends(desk: Desk) -> None:
    """S19: and is told to come again later, not at once."""
    async with (
        served(desk, live=True) as server,
        watching(desk, "boris", server.url) as oldest,
        AsyncExitStack() as pages,
    ):
        more = [
            await pages.enter_async_context(watching(desk, "boris", server.url, oldest.cookie))
            for _ in range(stream.MOST)
        ]
        assert "retry: 60000" in await oldest.rest()
        await desk.opens("anna")
        await desk.held.pipeline.plan()
        assert (await more[0].event())["kind"] == "notification"


async def test_a_process_that_ends_ends_its_streams(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """At the signal, not when its patience is over; nothing is cut, and no page stays away for
    long."""
    door = listen("127.0.0.1", 0)
    url = address(door)
    app = create_app(desk.settings, desk.held)
    server = Server(app, url, grace=60, drain=app.state.lines.end)
    running = asyncio.create_task(server.serve_until_signal(asyncio.Event(), [door]))
    await until(lambda: server.started)
    async with watching(desk, "boris", url) as page, watching(desk, "gleb", url) as other:
        os.kill(os.getpid(), signal.SIGTERM)
        rests = [await page.rest(), await other.rest()]
        await asyncio.wait_for(running, 20)
    assert not any("retry" in each or "session_ended" in each for each in rests)
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]
