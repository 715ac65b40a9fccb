"""PostgreSQL goes away and comes back: whoever asks meanwhile is told to ask again, and the log
says so once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import URL, event, make_url
from structlog.testing import capture_logs

from api import health
from api.engine import server
from api.http import problems
from api.http.idempotency import IdempotencyKey
from api.tickets.models import Ticket
from tests.desk import Desk, open_desk
from tests.sandbox import Sandbox
from tests.sandbox.shutting import shut
from tests.stores import scenes
from tests.stores.postgres import Databases

pytestmark = [pytest.mark.rule("Q1"), pytest.mark.rule("X8")]


class Wire:
    """The way to the server, which can be cut, or go silent."""

    def __init__(self, url: URL) -> None:
        self.server_url = url
        self.there = (url.host, url.port)
        self.port = 0
        self.server: asyncio.Server | None = None
        self.lines: set[asyncio.StreamWriter] = set()
        self.silent = False

    @property
    def url(self) -> str:
        ours = self.server_url.set(host="127.0.0.1", port=self.port)
        return ours.render_as_string(hide_password=False)

    async def opens(self) -> None:
        self.silent = False
        self.server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]

    async def is_cut(self) -> None:
        """Nobody listens any more, and what was said is lost in the middle."""
        assert self.server is not None
        await shut(self.server)
        for writer in list(self.lines):
            writer.transport.abort()
        await self.server.wait_closed()

    async def goes_silent(self) -> None:
        """Connections are taken, and nothing is ever answered."""
        await self.is_cut()
        await self.opens()
        self.silent = True

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines.add(writer)
        with suppress(OSError):
            if self.silent:
                await reader.read()
                return
            answers, asks = await asyncio.open_connection(*self.there)
            self.lines.add(asks)
            await asyncio.gather(_pour(reader, asks), _pour(answers, writer))
        writer.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    writer.close()


@pytest.fixture
def server_url(postgres_databases: Databases) -> str:
    return postgres_databases.clean(scenes.PEOPLE)


@pytest.fixture
async def wire(server_url: str) -> AsyncIterator[Wire]:
    made = Wire(make_url(server_url))
    await made.opens()
    yield made
    await made.is_cut()


@pytest.fixture
async def desk(wire: Wire, tmp_path: Path, world: Sandbox) -> AsyncIterator[Desk]:
    async with open_desk(wire.url, tmp_path, world) as opened:
        yield opened


def is_told_to_come_again(answer: httpx.Response) -> None:
    """RFC 9457, with the seconds until it is worth it."""
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable"), answer.text
    assert int(answer.headers["Retry-After"]) > 0


async def test_without_a_database_everybody_is_told_to_come_again(
    desk: Desk, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reads and writes, with a key and without, a stranger's too; the log has a line and no trace.
    When it is back the same request with the same key is done once."""
    monkeypatch.setattr(problems.OUTAGE, "_next", 0.0)
    client = await desk.calls("anna")
    key = {"Idempotency-Key": "client:1"}
    body = {"text": "Не печатает"}
    await wire.is_cut()
    with capture_logs() as lines:
        for method, path, more in (
            ("GET", "/api/tickets", {}),
            ("POST", "/api/tickets", {"json": body}),
            ("POST", "/api/tickets", {"json": body, "headers": key}),
            ("GET", "/health/ready", {}),
            ("GET", "/metrics", {}),
        ):
            asked: dict[str, Any] = more
            is_told_to_come_again(await client.request(method, path, **asked))
        login = {"email": "anna@romashka.example", "password": "wrong password"}
        is_told_to_come_again(await desk.browser().post("/api/session", json=login))
    assert [line["event"] for line in lines] == ["the database does not answer"]
    assert "exc_info" not in lines[0]
    await wire.opens()
    assert (await client.get("/health/ready")).status_code == 200
    again = [await client.post("/api/tickets", json=body, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in again] == [201, 201]
    assert await desk.count(Ticket) == await desk.count(IdempotencyKey) == 1


async def test_a_silent_database_is_not_waited_for_without_end(
    desk: Desk, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A balancer asks often: no answer in time is "not ready", and the process lives."""
    monkeypatch.setattr(health, "PATIENCE", 0.2)
    await wire.goes_silent()
    client = desk.browser()
    is_told_to_come_again(await asyncio.wait_for(client.get("/health/ready"), 10))
    assert (await client.get("/health/live")).status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_connection_that_died_at_rest_is_nobodys_trouble(
    desk: Desk, wire: Wire, method: str
) -> None:
    """The server restarted between two requests: the second asks by a new connection. No question
    is put to a living one beforehand (Q15)."""
    client = await desk.calls("anna")
    assert (await client.get("/api/me")).status_code == 200
    await wire.is_cut()
    await wire.opens()
    body: dict[str, Any] = {"json": {"text": "Не печатает"}} if method == "POST" else {}
    path = "/api/tickets" if method == "POST" else "/api/me"
    answer = await client.request(method, path, **body)
    assert answer.is_success, answer.text


async def test_a_connection_whose_end_nobody_heard_is_met_and_replaced(desk: Desk) -> None:
    """It breaks at the question who calls, where nothing was done yet: asked once more."""
    client = await desk.calls("anna")
    assert (await client.get("/api/me")).status_code == 200
    event.remove(desk.held.database.engine.sync_engine, "checkout", server.replace_the_dead)
    async with desk.held.database.engine.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        assert raw is not None
        raw.terminate()
    answer = await client.post("/api/tickets", json={"text": "Не печатает"})
    assert answer.status_code == 201, answer.text
