"""Callers that hang up in the middle of what they say (Q12): nothing is done, and the same request
said to its end is the first of its key."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from sqlalchemy import event

from api.auth import sessions
from api.files.models import StoredFile
from api.http.idempotency import IdempotencyKey
from api.outbox import OutboxEvent
from api.tickets.models import Ticket
from tests.desk import Desk, until
from tests.served import Served, served

pytestmark = [
    pytest.mark.rule("Q12"),
]

KEY = {"Idempotency-Key": "client:4711"}
JSON = KEY | {"Content-Type": "application/json"}
FORM = KEY | {"Content-Type": "multipart/form-data; boundary=b"}
FILE = (
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    + b"signed\n" * 1000
    + b"\r\n--b--\r\n"
)


class Caller:
    """Somebody logged in, over connections of the own."""

    def __init__(self, desk: Desk, server: Served, secret: str) -> None:
        self.desk = desk
        self.server = server
        self.cookie = {"Cookie": f"{sessions.COOKIE}={secret}"}

    async def hangs_up(self, path: str, headers: dict[str, str], said: bytes) -> None:
        """Say the head and a part of the body, and be gone once the server listens."""
        port = httpx.URL(self.server.url).port
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        lines = [f"POST {path} HTTP/1.1", "Host: desk.test"]
        lines += [f"{name}: {value}" for name, value in (headers | self.cookie).items()]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + said)
        await until(lambda: self.server.server_state.tasks)
        writer.close()
        await self.server.is_done()

    async def says(self, path: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        async with httpx.AsyncClient(base_url=self.server.url) as client:
            return await client.post(path, headers=headers | self.cookie, content=body)


async def caller(desk: Desk, server: Served, key: str) -> Caller:
    async with desk.held.database.begin() as session:
        secret = await sessions.open_for(session, desk.ids[key], "test", None)
    return Caller(desk, server, secret)


@contextmanager
def nothing_written(desk: Desk) -> Iterator[None]:
    """Not even what is taken back."""
    written: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.split(maxsplit=1)[0] in {"INSERT", "UPDATE", "DELETE"}:
            written.append(statement)

    engine = desk.held.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield
    event.remove(engine, "before_cursor_execute", note)
    assert written == []


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        pytest.param({"Content-Length": "19"}, b"", id="before the body"),
        pytest.param({"Content-Length": "19"}, b'{"text"', id="in the body"),
        pytest.param({"Transfer-Encoding": "chunked"}, b'7\r\n{"text"\r\n', id="between chunks"),
    ],
)
async def test_half_a_request_does_nothing(
    desk: Desk, headers: dict[str, str], said: bytes
) -> None:
    """Its key is not claimed, so the whole one is no other request, and no repeat either."""
    async with served(desk) as server:
        anna = await caller(desk, server, "anna")
        with nothing_written(desk):
            await anna.hangs_up("/api/tickets", JSON | headers, said)
        whole = await anna.says("/api/tickets", JSON, b'{"text": "printer"}')
    assert whole.status_code == 201
    assert "Idempotency-Replayed" not in whole.headers
    assert await desk.count(Ticket) == 1


async def test_half_a_request_that_needs_no_body_does_nothing(desk: Desk) -> None:
    """What its address says would be enough to do it."""
    ticket = await desk.opens("anna")
    path = f"/api/tickets/{ticket['id']}/follow"
    async with served(desk) as server:
        oleg = await caller(desk, server, "boris")
        with nothing_written(desk):
            await oleg.hangs_up(path, JSON | {"Content-Length": "2"}, b"{")
        whole = await oleg.says(path, JSON, b"{}")
    assert whole.status_code == 200, whole.text


async def test_without_a_key_half_a_request_does_nothing_either(desk: Desk) -> None:
    """The body is read by whoever needs it."""
    async with served(desk) as server:
        anna = await caller(desk, server, "anna")
        head = {"Content-Type": "application/json", "Content-Length": "19"}
        await anna.hangs_up("/api/tickets", head, b'{"text"')
    assert await desk.count(Ticket) == await desk.count(OutboxEvent) == 0


@pytest.mark.parametrize("said", [b"", FILE[:40], FILE[:4000], FILE[:-4]])
async def test_half_a_file_is_no_file_and_frees_its_key(desk: Desk, said: bytes) -> None:
    """A key of files is claimed before they come; a phone that lost its network may try again."""
    async with served(desk) as server:
        anna = await caller(desk, server, "anna")
        await anna.hangs_up("/api/files", FORM | {"Content-Length": str(len(FILE))}, said)
        assert await desk.count(StoredFile) == await desk.count(IdempotencyKey) == 0
        whole = await anna.says("/api/files", FORM, FILE)
    assert whole.status_code == 201
    assert await desk.count(StoredFile) == 1
