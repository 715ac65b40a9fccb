"""Writes that may be repeated (Q12): one key does its work once."""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import new_id
from api.files import service as files
from api.files.models import StoredFile
from api.http import idempotency
from api.http.edge import Edge
from api.http.idempotency import IdempotencyKey
from api.outbox import OutboxEvent
from api.people.models import Person
from api.tickets.models import Ticket
from shared.contracts.people import Role
from tests.desk import Desk

pytestmark = [pytest.mark.rule("Q12"), pytest.mark.both_stores]

TICKETS = "/api/tickets"
KEY = {"Idempotency-Key": "client:4711"}


async def ask(desk: Desk, body: Any, key: str = "anna", **headers: str) -> httpx.Response:
    client = await desk.calls(key)
    return await client.post(TICKETS, json=body, headers=KEY | headers)


async def test_a_repeat_gets_the_stored_answer_and_makes_nothing(desk: Desk) -> None:
    """Same key, same body: the first answer word for word, one ticket, one event."""
    first = await ask(desk, {"text": "Не печатает"})
    again = await ask(desk, {"text": "Не печатает"})
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert await desk.count(Ticket) == await desk.count(OutboxEvent) == 1


async def test_of_ten_at_once_one_makes_the_ticket(desk: Desk) -> None:
    """The others hear that it is in flight, or get its answer; none makes a second ticket."""
    answers = await asyncio.gather(*(ask(desk, {"text": "Не печатает"}) for _ in range(10)))
    codes = {answer.status_code for answer in answers}
    assert 201 in codes and codes <= {201, 409}
    refused = [answer.json()["code"] for answer in answers if answer.status_code == 409]
    assert set(refused) <= {"idempotency_in_flight"}
    assert len({answer.json()["id"] for answer in answers if answer.status_code == 201}) == 1
    assert await desk.count(Ticket) == 1


def not_looking(*_: Any) -> nullcontext[None]:
    """As another process would: it does not know what this one is at."""
    return nullcontext()


async def test_whoever_ends_second_takes_the_work_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes know nothing of each other's requests: the key decides at the end, and the
    second tells the answer of the first."""
    await desk.calls("anna")
    both_asked = asyncio.Barrier(2)
    ask_who: Any = getattr(Edge, "_ask")  # noqa: B009 - the type checker thinks it is nobody's

    async def asks(edge: Edge, scope: Any, session: AsyncSession, key: str) -> Any:
        kept = await ask_who(edge, scope, session, key)
        if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time.
            await both_asked.wait()
        return kept

    monkeypatch.setattr(Edge, "_ask", asks)
    monkeypatch.setattr(Edge, "_at_work", not_looking)
    first, second = await asyncio.gather(*(ask(desk, {"text": "Не печатает"}) for _ in range(2)))
    assert first.status_code == second.status_code == 201
    assert first.content == second.content
    assert sorted("Idempotency-Replayed" in each.headers for each in (first, second)) == [0, 1]
    assert await desk.count(Ticket) == await desk.count(OutboxEvent) == 1


async def test_a_repeat_of_what_this_process_is_at_is_409(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An upload holds no transaction while it comes: the same one beside it is told to wait, and
    later gets the answer."""
    begun, goes_on = asyncio.Event(), asyncio.Event()
    keep = files.keep

    async def keeps(*parts: Any) -> StoredFile:
        begun.set()
        await goes_on.wait()
        return await keep(*parts)

    monkeypatch.setattr(files, "keep", keeps)
    client = await desk.calls("anna")

    async def upload() -> httpx.Response:
        sent = {"file": ("акт.txt", b"signed")}
        return await client.post("/api/files", files=sent, headers=KEY)

    first = asyncio.create_task(upload())
    await begun.wait()
    busy = await upload()
    assert (busy.status_code, busy.json()["code"]) == (409, "idempotency_in_flight")
    goes_on.set()
    assert (await first).status_code == 201
    assert (await upload()).json()["id"] == (await first).json()["id"]
    assert await desk.count(StoredFile) == 1


async def test_a_repeat_that_is_refused_because_the_first_has_done_it_hears_the_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looked for the key before the first had ended, and its work is there already."""
    gleb = await desk.calls("gleb")
    first = await gleb.post("/api/teams", json={"name": "Склад", "member_ids": []}, headers=KEY)
    assert first.status_code == 201, first.text
    monkeypatch.setattr(idempotency, "of_row", _nothing_once(idempotency.of_row))
    again = await gleb.post("/api/teams", json={"name": "Склад", "member_ids": []}, headers=KEY)
    assert (again.status_code, again.content) == (201, first.content)


def _nothing_once(real: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The first look finds nothing yet."""
    looks = 0

    def look(row: Any) -> Any:
        nonlocal looks
        looks += 1
        return None if looks == 1 else real(row)

    return look


async def test_another_body_under_the_same_key_is_422(desk: Desk) -> None:
    """A key names one request."""
    await ask(desk, {"text": "Не печатает"})
    other = await ask(desk, {"text": "Не сканирует"})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    assert await desk.count(Ticket) == 1


async def test_another_path_under_the_same_key_is_422(desk: Desk) -> None:
    """The path is a part of the request."""
    ticket = (await ask(desk, {"text": "Не печатает"})).json()
    client = await desk.calls("anna")
    other = await client.post(
        f"{TICKETS}/{ticket['id']}/comments", json={"text": "Не печатает"}, headers=KEY
    )
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")


async def test_keys_of_two_people_do_not_meet(desk: Desk) -> None:
    """Each caller has keys of the own."""
    await desk.links("anna", "pavel")
    body = {"text": "Не печатает", "client_id": str(desk.ids["Ромашка"])}
    answers = [await ask(desk, body, key) for key in ("anna", "pavel")]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert await desk.count(Ticket) == 2


@pytest.mark.timeout(20)
async def test_a_refusal_frees_the_key_at_once(desk: Desk) -> None:
    """Nothing was done, so the same key may be used for the corrected request."""
    refused = await ask(desk, {"text": "  "})
    assert (refused.status_code, refused.json()["code"]) == (422, "empty_ticket")
    assert await desk.count(IdempotencyKey) == 0
    assert (await ask(desk, {"text": "Не печатает"})).status_code == 201


@pytest.mark.timeout(20)
async def test_a_refusal_after_reading_the_database_frees_the_key_too(desk: Desk) -> None:
    """The refused transaction has ended before the key is given back."""
    client = await desk.calls("boris")
    path = f"{TICKETS}/{new_id()}/assign"
    answer = await client.post(path, json={}, headers=KEY)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert await desk.count(IdempotencyKey) == 0


async def test_an_upload_repeated_is_one_file(desk: Desk) -> None:
    """A multipart body has a new boundary each time; the key still holds."""
    client = await desk.calls("anna")
    files = {"file": ("акт.txt", b"signed")}
    answers = [await client.post("/api/files", files=files, headers=KEY) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    assert await desk.count(StoredFile) == 1


async def test_a_giant_key_is_refused(desk: Desk) -> None:
    """Keys are at most 200 characters."""
    answer = await ask(desk, {"text": "Не печатает"}, **{"Idempotency-Key": "k" * 201})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_giant_body_under_a_key_is_refused(desk: Desk) -> None:
    """It would have to be held in memory to be compared."""
    answer = await ask(desk, {"text": "k" * (2 * 1024 * 1024)})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_keys_are_forgotten_after_a_day(desk: Desk) -> None:
    """A day later the key may name another request."""
    await ask(desk, {"text": "Не печатает"})
    await desk.passes(hours=23)
    await desk.held.pipeline.sweep()
    assert await desk.count(IdempotencyKey) == 1
    await desk.passes(hours=2)
    await desk.held.pipeline.sweep()
    assert await desk.count(IdempotencyKey) == 0


async def test_reading_needs_no_key_and_keeps_none(desk: Desk) -> None:
    """Only writes are claimed."""
    client = await desk.calls("anna")
    assert (await client.get(TICKETS, headers=KEY)).status_code == 200
    assert await desk.count(IdempotencyKey) == 0


@pytest.mark.rule("X4")
async def test_an_answer_with_a_secret_is_never_kept(desk: Desk) -> None:
    """A token is told once: no row of the day remembers it, and a repeat makes another."""
    client = await desk.calls("gleb")
    draft = {"name": "мониторинг", "scopes": ["tickets:read"]}
    first = await client.post("/api/tokens", json=draft, headers=KEY)
    assert first.status_code == 201
    assert await desk.count(IdempotencyKey) == 0
    again = await client.post("/api/tokens", json=draft, headers=KEY)
    assert again.json()["secret"] != first.json()["secret"]


@pytest.mark.rule("X1")
async def test_a_kept_answer_is_told_to_nobody_who_could_not_ask_for_it(desk: Desk) -> None:
    """Not to a narrower token of the same person, which has keys of its own; nor to the person
    whose role was taken away."""
    vera, draft = await desk.calls("vera"), {"title": "Склад", "text": "Тайна"}
    assert (await vera.post("/api/tasks", json=draft, headers=KEY)).status_code == 201
    for scopes, code in ((["absences:read"], 403), (["tasks:write", "tasks:read"], 201)):
        made = await vera.post("/api/tokens", json={"name": "а", "scopes": scopes})
        program = desk.browser(Authorization=f"Bearer {made.json()['secret']}")
        answer = await program.post("/api/tasks", json=draft, headers=KEY)
        assert answer.status_code == code, answer.text
        assert "Idempotency-Replayed" not in answer.headers
    gleb = await desk.calls("gleb")
    reply = {"title": "Ждём", "text": "Ждём запчасть"}
    assert (await gleb.post("/api/canned-replies", json=reply, headers=KEY)).status_code == 201
    await desk.changes(Person, desk.ids["gleb"], role=Role.EMPLOYEE)
    refused = await gleb.post("/api/canned-replies", json=reply, headers=KEY)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
