"""A page that names where the stream stood before it read fetches nothing twice, and misses
nothing."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from api.http.edge import Edge
from api.signals.live import AGENTS, EVERYBODY, of_person
from shared.contracts.notifications import LiveEvent
from tests.desk import Desk
from tests.served import Served, served, watching
from tests.tickets.test_other_doors import BOTH, system

NEWS = LiveEvent(kind="notification")


@pytest.fixture
async def server(desk: Desk) -> AsyncIterator[Served]:
    async with served(desk, live=True) as running:
        yield running


async def first_line(desk: Desk, key: str, server: Served, after: str) -> str:
    """What the line begins with: a comment, or the id of `listening`."""
    async with watching(desk, key, server.url, after=after) as page:
        return await page.line()


async def read(desk: Desk, server: Served) -> str:
    """The position of which an answer to Boris's page tells."""
    cookies = (await desk.calls("boris")).cookies
    sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    async with aiohttp.ClientSession(headers=sent) as http:
        answer = await http.get(f"{server.url}/api/me")
        return answer.headers["Last-Event-ID"]


async def test_who_missed_nothing_is_told_so(desk: Desk, server: Served) -> None:
    """What others heard meanwhile was not for this page."""
    after = await read(desk, server)
    await desk.held.channels.say(NEWS, [of_person(desk.ids["darya"])])
    assert await first_line(desk, "boris", server, after) == ": nothing was missed"


async def test_who_missed_something_fetches_anew(desk: Desk, server: Served) -> None:
    """On the own channel, or on that of all who work on tickets; a position of now knows of it."""
    for names in ([of_person(desk.ids["boris"])], [AGENTS], [EVERYBODY]):
        after = await read(desk, server)
        await desk.held.channels.say(NEWS, names)
        line = await first_line(desk, "boris", server, after)
        assert line == f"id: {desk.held.channels.position()}"
        now = await read(desk, server)
        assert await first_line(desk, "boris", server, now) == ": nothing was missed"


@pytest.mark.parametrize("after", ["nonsense", "0-0", "ffffffff-ffffffffffff", "٣"])
async def test_a_position_of_nobodys_is_no_position(desk: Desk, server: Served, after: str) -> None:
    """Of another life of the process, or made up."""
    assert (await first_line(desk, "boris", server, after)).startswith("id: ")


async def test_what_happens_while_an_answer_is_read_is_later(
    desk: Desk, server: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its position is that of before the first statement, who calls included."""
    ask: Any = getattr(Edge, "_ask")  # noqa: B009 - the type checker thinks it is nobody's

    async def something_happens(*given: Any) -> Any:
        found = await ask(*given)
        await desk.held.channels.say(NEWS, [AGENTS])
        return found

    with monkeypatch.context() as patch:
        patch.setattr(Edge, "_ask", something_happens)
        after = await read(desk, server)
    assert (await first_line(desk, "boris", server, after)).startswith("id: ")


async def test_each_event_has_its_position(desk: Desk, server: Served) -> None:
    """A browser comes again with the last one that it heard (`Last-Event-ID`)."""
    mine = [of_person(desk.ids["boris"])]
    async with watching(desk, "boris", server.url) as page:
        ids: list[str] = []
        for _ in range(2):
            await desk.held.channels.say(NEWS, mine)
            ids.append((await page.line()).removeprefix("id: "))
            await page.event()
        sent = {"Cookie": page.cookie}
    for heard, missed in zip(ids, (True, False), strict=True):
        headers = sent | {"Last-Event-ID": heard}
        async with aiohttp.ClientSession(headers=headers) as http:
            answer = await http.get(f"{server.url}/api/stream")
            line = (await answer.content.readline()).decode()
            answer.close()
        assert line.startswith("id: ") is missed
        assert (line == ": nothing was missed\n") is not missed


async def test_only_pages_are_told_a_position_with_every_answer(desk: Desk) -> None:
    """A program takes it from the events; a bot listens to none."""
    answers = [
        await (await system(desk, "boris", *BOTH)).get("/api/tickets"),
        await desk.bot("staff").get("/api/bots/config"),
    ]
    assert [each.status_code for each in answers] == [200, 200]
    assert not any("Last-Event-ID" in each.headers for each in answers)
    page = await (await desk.calls("boris")).get("/api/tickets")
    assert page.headers["Last-Event-ID"]
