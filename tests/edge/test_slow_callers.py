"""Whoever says nothing, or not to the end, holds no connection (S19)."""

import asyncio
from contextlib import suppress

import httpx
import pytest

from api.http import slow_callers
from api.http.idempotency import IdempotencyKey
from tests.desk import Desk
from tests.served import Served, served, watching

HEAD = "POST /api/session HTTP/1.1\r\nHost: desk.test\r\nContent-Type: application/json\r\n"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow_callers, "HEAD_SECONDS", 0.1)
    monkeypatch.setattr(slow_callers, "PIECE_SECONDS", 0.1)


async def told(server: Served, *said: str) -> str:
    """All that comes until the server closes."""
    port = httpx.URL(server.url).port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for each in said:
            writer.write(each.encode())
            await writer.drain()
        return (await asyncio.wait_for(reader.read(), 10)).decode()
    finally:
        writer.close()


@pytest.mark.parametrize(
    "said",
    [
        (),
        ("POST /api/session HTTP/1.1\r\nHost: desk",),
        ("GET /health/live HTTP/1.1\r\nHost: desk.test\r\n\r\n", "GET /heal"),
    ],
    ids=["nothing", "half a head", "an answer and half a head"],
)
async def test_headers_that_do_not_come_are_not_waited_for(
    desk: Desk, said: tuple[str, ...]
) -> None:
    """S19: neither at the first request nor at a later one of the connection."""
    async with served(desk) as server:
        answer = await told(server, *said)
        assert ("200 OK" in answer) is (len(said) == 2)
        assert not server.server_state.connections


@pytest.mark.parametrize("key", ["", "Idempotency-Key: one\r\n"])
async def test_a_body_that_stops_is_refused(desk: Desk, key: str) -> None:
    """S19: 408, the connection is closed, and nothing was done or kept."""
    async with served(desk) as server:
        answer = await told(server, f'{HEAD}{key}Content-Length: 100\r\n\r\n{{"email": ')
        assert answer.startswith("HTTP/1.1 408"), answer
        assert not await desk.count(IdempotencyKey)


async def test_a_body_that_trickles_has_an_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """S19: a byte now and then is no sign of life."""
    monkeypatch.setattr(slow_callers, "BODY_SECONDS", 0.3)
    async with served(desk) as server:
        port = httpx.URL(server.url).port
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{HEAD}Content-Length: 1000\r\n\r\n".encode())
        answer = asyncio.create_task(reader.read())
        for _ in range(100):
            if answer.done():
                break
            writer.write(b" ")
            await asyncio.sleep(0.02)
        # What is written to a closed connection may cost its writer the answer.
        with suppress(ConnectionResetError):
            assert (await asyncio.wait_for(answer, 5)).startswith(b"HTTP/1.1 408")
        assert answer.done()
        writer.close()


async def test_a_stream_outlives_these_times(desk: Desk) -> None:
    """Whose request came whole may listen for ever."""
    async with served(desk, live=True) as server, watching(desk, "boris", server.url) as page:
        await asyncio.sleep(0.3)
        await desk.opens("anna")
        await desk.held.pipeline.plan()
        assert (await page.event())["kind"] == "notification"


def test_connections_leave_descriptors_for_the_work() -> None:
    """S19: a flood is told 503 before the database and the files have none."""
    assert slow_callers.SPARE <= slow_callers.most_connections() <= slow_callers.MOST


async def test_headers_without_end_are_not_kept(desk: Desk) -> None:
    """S19: as fast as they may come."""
    async with served(desk) as server:
        many = "".join(f"X-{number}: {'a' * 1000}\r\n" for number in range(200))
        with suppress(ConnectionResetError):
            assert "200 OK" not in await told(server, f"GET /health/live HTTP/1.1\r\n{many}")
        usual = "GET /health/live HTTP/1.1\r\nHost: desk.test\r\nConnection: close\r\n\r\n"
        assert "200 OK" in await told(server, usual)
