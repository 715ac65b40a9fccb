"""The client of the API: what it repeats, what it never repeats, and how it fails."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp import web

from shared.client import ApiClient, ApiProblem, ApiUnavailable
from shared.contracts.telegram import MessageRefDraft, MessageRole, ObjectKind, Reachability
from shared.contracts.tickets import CommentDraft, TicketStatus


class Counter:
    """Fails as often as it is told, then answers as it is told."""

    def __init__(self) -> None:
        self.asked: list[web.Request] = []
        self.bodies: list[bytes] = []
        self.failures: list[web.Response | None] = []
        self.answer = web.Response(body=b"{}", content_type="application/json")

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        self.bodies.append(await request.read())
        if self.failures:
            failure = self.failures.pop(0)
            if failure is None and request.transport is not None:
                request.transport.abort()
            return failure or web.Response()
        return self.answer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Counter:
    monkeypatch.setattr("shared.client.transport.PAUSES", (0.01, 0.01))
    return Counter()


@pytest.fixture
async def client(server: Counter) -> AsyncIterator[ApiClient]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with ApiClient(f"http://127.0.0.1:{runner.addresses[0][1]}/", "vsb_client_x") as one:
        yield one
    await runner.cleanup()


def problem(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, content_type="application/problem+json")


async def test_a_read_is_repeated_through_cut_connections(client: ApiClient, server: Counter):
    """Two cut connections, then the answer."""
    server.failures = [None, web.Response(status=503)]
    server.answer = web.json_response({"items": [], "total": 0, "limit": 5, "offset": 0})
    page = await client.as_user(1001).tickets(
        statuses=[TicketStatus.NEW], assignee="me", is_open=True
    )
    assert page.total == 0 and len(server.asked) == 3
    query = server.asked[0].query
    assert (query["status"], query["assignee"], query["open"]) == ("new", "me", "true")
    assert server.asked[0].headers["X-Telegram-User-Id"] == "1001"
    assert server.asked[0].headers["Authorization"] == "Bearer vsb_client_x"


@pytest.mark.rule("U1")
async def test_a_keyed_write_is_repeated_with_its_key(client: ApiClient, server: Counter):
    """The same key and the same body each time; in flight means our own earlier try."""
    in_flight = b'{"status": 409, "title": "t", "code": "idempotency_in_flight"}'
    server.failures = [None, problem(409, in_flight)]
    server.answer = web.Response(status=204)
    news = Reachability(user_id=1, reachable=False)
    await client.tell_reachability(news, key="client:7")
    assert {one.headers["Idempotency-Key"] for one in server.asked} == {"client:7"}
    assert len(server.bodies) == 3 and len(set(server.bodies)) == 1


async def test_silence_is_named_after_three_tries(client: ApiClient, server: Counter):
    """The caller learns that the API is away, not how aiohttp calls it."""
    server.failures = [web.Response(status=502) for _ in range(9)]
    with pytest.raises(ApiUnavailable):
        await client.as_user(1).me()
    assert len(server.asked) == 3


async def test_a_refusal_keeps_its_code_and_words(client: ApiClient, server: Counter):
    """It is not repeated."""
    body = b'{"status": 409, "title": "t", "code": "already_taken", "extra": {"assignee": "V"}}'
    server.failures = [problem(409, body)]
    with pytest.raises(ApiProblem) as refusal:
        await client.as_user(1).comment(uuid4(), CommentDraft(text="x"), key="k")
    assert (refusal.value.code, refusal.value.status) == ("already_taken", 409)
    assert refusal.value.told("assignee") == "V"
    assert refusal.value.told("nothing") == ""
    assert len(server.asked) == 1


async def test_a_page_of_a_proxy_is_a_refusal_too(client: ApiClient, server: Counter):
    """What is no problem+json gets a code by its status."""
    server.failures = [web.Response(status=413, text="<html>too large</html>")]
    with pytest.raises(ApiProblem, match="http_413"):
        await client.as_user(1).me()


async def test_an_answer_of_another_shape_is_unavailable(client: ApiClient, server: Counter):
    """An API of another version: nothing half-read goes on."""
    server.answer = web.json_response({"never": "heard"})
    with pytest.raises(ApiUnavailable, match="Me"):
        await client.as_user(1).me()


async def test_a_bot_that_is_not_set_up_has_no_config(client: ApiClient, server: Counter):
    """Any other refusal is not taken for it."""
    server.failures = [problem(404, b'{"status":404,"title":"t","code":"bot_not_configured"}')]
    assert await client.config() is None
    server.failures = [problem(401, b'{"status":401,"title":"t","code":"bad_token"}')]
    with pytest.raises(ApiProblem, match="bad_token"):
        await client.config()


async def test_a_forgotten_message_is_none(client: ApiClient, server: Counter):
    """Other refusals are told."""
    server.failures = [problem(404, b'{"status":404,"title":"t","code":"unknown_message"}')]
    assert await client.recall(1, 2) is None
    server.failures = [problem(403, b'{"status":403,"title":"t","code":"not_allowed"}')]
    with pytest.raises(ApiProblem, match="not_allowed"):
        await client.recall(1, 2)


async def test_remembering_is_repeated_because_twice_is_once(client: ApiClient, server: Counter):
    """An upsert needs no key."""
    server.failures = [None]
    server.answer = web.Response(status=204)
    role, kind = MessageRole.CARD, ObjectKind.TICKET
    await client.remember(
        MessageRefDraft(chat_id=1, message_id=2, role=role, object_kind=kind, object_ids=[])
    )
    assert len(server.asked) == 2


async def test_an_upload_is_streamed_and_repeated_whole(
    client: ApiClient, server: Counter, tmp_path: Path
):
    """Name and type go along, Russian names as they are; the second try sends all of it."""
    path = tmp_path / "file"
    path.write_bytes(b"x" * 100_000)
    server.failures = [None]
    info = {"id": str(uuid4()), "name": "a", "size": 1, "content_type": "text/plain"}
    server.answer = web.json_response(info)
    await client.as_user(1).upload(path, "отчёт.txt", "text/plain", key="k:1")
    assert len(server.asked) == 2
    assert 'name="file"; filename="отчёт.txt"'.encode() in server.bodies[1]
    assert b"x" * 100_000 in server.bodies[1]
    assert int(server.asked[1].headers["Content-Length"]) == len(server.bodies[1])
