"""Whatever comes, no 500 (X8): bytes that are no text, numbers that fit nowhere, and shapes that
nobody asked for."""

from typing import Any

import httpx
import pytest
import structlog
from litestar.exceptions import ImproperlyConfiguredException

from api.http import problems
from tests.desk import Desk
from tests.sandbox.people import BORIS

pytestmark = pytest.mark.rule("X8")

JSON = {"Content-Type": "application/json"}
DEEP = b"[" * 100_000
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "a word": b'"text"',
    "a number": b"1",
    "windows-1251": '{"text": "Не печатает"}'.encode("cp1251"),
    "utf-16": '{"text": "a"}'.encode("utf-16"),
    "bytes that are no utf-8": b'{"text": "\xff"}',
    "a surrogate in bytes": b'{"text": "\xed\xa0\x80"}',
    "half a surrogate pair": b'{"text": "\\ud800"}',
    "lists in lists": DEEP,
    "objects in objects": b'{"text":' * 100_000,
    "deep in a field": b'{"text":' + DEEP,
    "deep and whole": b'{"text":' + b"[" * 900 + b"]" * 900 + b"}",
    "zero bytes": b"\x00\x00",
    "a float beyond floats": b'{"text": 1e400}',
    "a number of 5000 digits": b'{"text": ' + b"9" * 5000 + b"}",
    "no number": b'{"text": NaN}',
    "a mark before it": b"\xef\xbb\xbf{}",
    "cut off": b'{"text": "a',
}
HEADERS = [
    ("Idempotency-Key", b"\xff\xfe\x80"),
    ("Idempotency-Key", b"a\x00b"),
    ("Idempotency-Key", b" "),
    ("User-Agent", b"\xff\x00"),
    ("Authorization", b"Bearer \xff\x00"),
    ("Authorization", b"Bearer vsb_\xff"),
    ("Authorization", b"Basic \xff"),
    ("Cookie", b"vestovoy_session=\xff\x00; =; ;;"),
    ("Accept", b"\xff;q=a"),
    ("Accept-Language", b"\xff"),
    ("Accept-Encoding", b"gzip;q=\xff"),
    ("If-None-Match", b"\xff\x00"),
    ("Range", b"bytes=9-1,\xff"),
    ("Origin", b"http://[::1"),
    ("Sec-Fetch-Site", b"\xff"),
    ("X-Forwarded-For", b"\xff"),
    ("Host", b"\xff"),
    ("Content-Length", b"-1"),
    ("Content-Length", b"a"),
    ("Content-Type", b"\xff"),
    ("Content-Type", b"application/json; charset=\xff"),
    ("Content-Type", b"multipart/form-data"),
    ("Content-Type", b"multipart/form-data; boundary="),
]
GIANT = "9" * 23
PATHS = (
    f"/api/tickets/by-number/{GIANT}",
    "/api/tickets/by-number/9223372036854775808",
    "/api/tickets/by-number/2147483648",
    "/api/tickets/by-number/-1",
    f"/api/tickets/by-number/{'9' * 5000}",
    "/api/tasks/by-number/9223372036854775808",
    "/api/tasks/by-number/99999999999999999999999",
    f"/api/admin/work-calendar/{GIANT}",
    "/api/tickets/%00",
    "/api/tickets/%ff%fe",
    "/api/admin/templates/%00/ru",
    "/api/admin/templates/ticket_opened/%00",
    "/api/admin/channels/%00",
    "/api//tickets//",
    "//api/tickets",
    "/api/tickets/../../etc/passwd",
    "/api/tickets?search=%00",
    "/api/tickets?search=%ED%A0%80",
    "/api/tickets?search=%ff",
    "/api/tickets?search=a%00b",
    "/api/tickets?assignee=%00",
    "/api/tickets?sort=%00",
    f"/api/tickets?limit={GIANT}",
    f"/api/tickets?offset={GIANT}",
    "/api/tickets?limit=1e400",
    "/api/employees?search=%00",
    "/api/contacts?search=%00",
    "/api/clients?search=%00",
    "/api/admin/audit?action=%00",
    "/api/notifications?cursor=%00",
    "/api/notifications?cursor=////",
    f"/api/notifications?cursor={'A' * 5000}",
    "/api/push/subscriptions?endpoint_hash=%00",
    "/api/tasks?due_before=2026-01-01T00:00:00%2B99:99",
    "/api/tasks?due_before=2026-01-01",
    "/api/absences/balance?on=2026-02-30",
    "/unsubscribe/%00",
    "/upload/%00",
    "/%00",
)


def told(answer: httpx.Response, why: str) -> None:
    """A refusal of the 4xx kind, in words; or, where nothing is wrong with it, an answer."""
    assert answer.status_code < 500, f"{why}: {answer.text}"
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"].startswith(("application/problem+json", "text/html"))


async def test_a_strangers_body_is_refused_and_fills_no_log(desk: Desk) -> None:
    """Nobody need be logged in to say it, so it must not cost a trace."""
    with structlog.testing.capture_logs() as lines:
        for path in ("/api/session", "/api/setup", "/api/password"):
            for name, body in BODIES.items():
                answer = await desk.browser().post(path, content=body, headers=JSON)
                assert answer.status_code == 400, f"{name}: {answer.text}"
                told(answer, name)
    assert not lines


async def test_a_body_that_cannot_be_read_is_refused(desk: Desk) -> None:
    """With a key of repeats and without."""
    client = await desk.calls("boris")
    for name, body in BODIES.items():
        for path in ("/api/tasks", "/api/tickets", "/api/absences"):
            for key in ({}, {"Idempotency-Key": f"{path}: {len(body)}"}):
                answer = await client.post(path, content=body, headers=JSON | key)
                assert answer.status_code in (400, 422), f"{name}: {answer.text}"
                told(answer, name)


@pytest.mark.both_stores
async def test_an_address_that_means_nothing_is_refused(desk: Desk) -> None:
    """Zero bytes, halves of pairs, numbers beyond every column, empty steps."""
    client = await desk.calls("gleb")
    for path in PATHS:
        told(await client.get(httpx.URL(f"http://desk.test{path}")), path)


async def test_a_number_that_nothing_can_have_is_not_found(desk: Desk) -> None:
    """As any other that nothing has."""
    client = await desk.calls("boris")
    for number in ("0", "-2147483649", "2147483648", "9223372036854775808", GIANT):
        for noun in ("tickets", "tasks"):
            answer = await client.get(f"/api/{noun}/by-number/{number}")
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), number


@pytest.mark.both_stores
async def test_a_zero_byte_stays_outside(desk: Desk) -> None:
    """PostgreSQL keeps none: what people write loses it, what is looked for refuses it."""
    client = await desk.calls("gleb")
    task = await client.post("/api/tasks", json={"title": "a\x00b", "text": "c\x00d"})
    assert (task.json()["title"], task.json()["text"]) == ("ab", "cd")
    name = await client.post("/api/clients", json={"name": "Ольха\x00"})
    assert (name.status_code, name.json()["name"]) == (201, "Ольха")
    login = {"email": "gleb\x00@desk.example", "password": "a\x00b"}
    assert (await desk.browser().post("/api/session", json=login)).status_code == 401
    search = await client.get("/api/tickets", params={"search": "a\x00b"})
    assert (search.status_code, search.json()["code"]) == (400, "invalid")
    assert "search" in search.json()["detail"]


@pytest.mark.parametrize("header", [b"X-Telegram-User-Id", b"X-Telegram-Message-Id"])
async def test_a_telegram_id_that_cannot_be_is_refused(desk: Desk, header: bytes) -> None:
    """The headers of a bot are read as carefully as a body."""
    for said in ("0", "-1", "9" * 19, "9" * 5000, "٣", "1e3", "", " "):
        answer = await desk.bot("staff").get("/api/me", headers={header: said.encode()})
        assert answer.status_code == 401, said
        assert "is not an id" in answer.json()["detail"], said


async def test_odd_headers_are_refused_or_passed_by(desk: Desk) -> None:
    """No server lets all of them through; nothing here leans on that."""
    client = await desk.calls("boris")
    for name, value in HEADERS:
        await asked_with(client, name, value)


async def asked_with(client: httpx.AsyncClient, name: str, value: bytes) -> None:
    """Several kinds of requests with one header in an odd form."""
    body = {"email": "boris@desk.example", "password": "wrong"}
    for method, path in (
        ("POST", "/api/session"),
        ("POST", "/api/tasks"),
        ("POST", "/api/files"),
        ("GET", "/api/tickets"),
        ("GET", "/"),
    ):
        request = client.build_request(method, path, json=body if method == "POST" else None)
        others = [each for each in request.headers.raw if each[0].lower() != name.lower().encode()]
        request.headers = httpx.Headers([*others, (name.encode(), value)])
        answer = await client.send(request)
        assert answer.status_code < 500 or answer.status_code == 503, (
            f"{name} {path}: {answer.text}"
        )


async def test_methods_that_nobody_knows_are_refused(desk: Desk) -> None:
    """405 with those that there are."""
    client = await desk.calls("boris")
    for method in ("TRACE", "CONNECT", "PROPFIND", "FOO"):
        answer = await client.request(method, "/api/tickets")
        assert answer.status_code == 405, method
        assert "GET" in answer.headers["Allow"]


async def test_a_form_that_is_none_is_refused(desk: Desk) -> None:
    """Without a boundary, without a part, with half of one."""
    client = await desk.calls("boris")
    odd = b"--b\r\nContent-Disposition: \xff\r\n\r\na\r\n--b--"
    for body in (b"", b"--b--", b"--b\r\n\r\n", odd):
        for form in ("multipart/form-data", "multipart/form-data; boundary=b", "text/plain"):
            answer = await client.post("/api/files", content=body, headers={"Content-Type": form})
            assert answer.status_code in (400, 422), answer.text


async def test_what_the_framework_failed_at_is_in_the_log(desk: Desk) -> None:
    """An operator sees every 500 that a client saw, and the client nothing of the inside."""
    request: Any = httpx.Request("GET", "http://desk.test/api/tickets")
    with structlog.testing.capture_logs() as lines:
        answer = problems.speak_http(request, ImproperlyConfiguredException("inside"))
    assert answer.status_code == 500 and b"inside" not in answer.content
    assert [line["log_level"] for line in lines] == ["error"]


async def test_a_bots_word_of_a_giant_chat_is_refused(desk: Desk) -> None:
    """Ids beyond 64 bits fit no column."""
    bot = desk.bot("staff", BORIS)
    for query in ({"chat_id": GIANT, "message_id": "1"}, {"chat_id": "1", "message_id": GIANT}):
        for noun in ("messages", "source-messages"):
            answer = await bot.get(f"/api/telegram/{noun}", params=query)
            assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


async def test_what_a_bot_tells_has_bounds_too(desk: Desk) -> None:
    """A bot is trusted, and what people send it is not."""
    bot = desk.bot("client")
    whole = {"phone": "+79990000000", "contact_user_id": 1, "user_id": 1, "chat_id": 1}
    odd: dict[str, Any] = {
        "phone": ["\x00", "", "+" * 3000, "٣", 1, None, []],
        "contact_user_id": [int(GIANT), -1, "x", 1.5],
        "user_id": [int(GIANT), 2**63, -(2**63), None],
        "chat_id": [int(GIANT), 2**63],
        "username": ["\x00", "ы" * 3000, 1],
        "language_code": ["\x00", "zz" * 2000, "xx"],
    }
    for field, values in odd.items():
        for value in values:
            answer = await bot.post("/api/telegram/registrations", json=whole | {field: value})
            assert 400 <= answer.status_code < 500, f"{field}={value!r}: {answer.text}"
