"""Writes that may be repeated (Q12): one key does its work once."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import new_id
from api.files.models import StoredFile
from api.http import idempotency
from api.http.idempotency import IdempotencyKey
from api.outbox import OutboxEvent
from api.people.models import Person
from api.tickets.models import Ticket
from shared.client import transport
from shared.contracts.people import Role
from tests.desk import Desk, until

pytestmark = [pytest.mark.rule("Q12"), pytest.mark.both_stores]

TICKETS = "/api/tickets"
KEY = {"Idempotency-Key": "client:4711"}


ANSWER = idempotency.Answer(status=201, content_type="application/json", body=b"{}")


async def claims(desk: Desk) -> UUID:
    """The claim of a write that is at work."""
    claim = await idempotency.claim(desk.held.database, "anna", "key", "fingerprint")
    assert isinstance(claim, UUID)
    return claim


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


async def test_a_repeat_of_what_is_in_flight_is_409_until_its_lease_ends(desk: Desk) -> None:
    """A process that died with the work leaves the key to the next try after some seconds."""
    await ask(desk, {"text": "Не печатает"})
    row = await desk.one(IdempotencyKey)
    await desk.changes(IdempotencyKey, row.id, status=None)
    busy = await ask(desk, {"text": "Не печатает"})
    assert (busy.status_code, busy.json()["code"]) == (409, "idempotency_in_flight")
    await desk.passes(seconds=idempotency.LEASE.total_seconds() + 1)
    assert (await ask(desk, {"text": "Не печатает"})).status_code == 201
    assert await desk.count(Ticket) == 2


async def test_a_write_that_lasts_keeps_its_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A living process renews what it holds, however long an upload takes."""
    monkeypatch.setattr(idempotency, "LEASE", timedelta(seconds=0.3))
    mine = await claims(desk)
    async with idempotency.renewed(desk.held.database, mine):
        began = now()
        await until(lambda: now() - began > idempotency.LEASE * 2)
        with pytest.raises(idempotency.IdempotencyInFlight):
            await claims(desk)
    await desk.passes(seconds=1)
    assert await claims(desk) != mine


async def test_who_slept_past_the_lease_does_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another try has the key now: of the two one makes the ticket, and the sleeper is told that
    it is in flight."""
    keep = idempotency.keep

    async def sleeps(session: AsyncSession, claim: UUID, answer: idempotency.Answer) -> None:
        monkeypatch.setattr(idempotency, "keep", keep)
        overtaken = update(IdempotencyKey).where(IdempotencyKey.id == claim)
        await session.execute(overtaken.values(id=new_id()))
        await keep(session, claim, answer)

    monkeypatch.setattr(idempotency, "keep", sleeps)
    answer = await ask(desk, {"text": "Не печатает"})
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_in_flight")
    assert await desk.count(Ticket) == 0


async def test_a_key_that_is_taken_over_gets_a_new_claim(desk: Desk) -> None:
    """So the dead try, if it lives after all, can neither keep an answer nor free the key."""
    first = await claims(desk)
    await desk.passes(seconds=idempotency.LEASE.total_seconds() + 1)
    second = await claims(desk)
    assert second != first
    await idempotency.release(desk.held.database, first)
    assert (await desk.one(IdempotencyKey)).id == second
    async with desk.held.database.begin() as session:
        with pytest.raises(idempotency.Overtaken):
            await idempotency.keep(session, first, ANSWER)
        await idempotency.keep(session, second, ANSWER)


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


def test_the_lease_is_shorter_than_the_life() -> None:
    """Else a dead process would hold a key for longer than it lives."""
    assert idempotency.LEASE < idempotency.LIFE


def test_a_bot_repeats_for_longer_than_a_dead_try_holds_its_key() -> None:
    """Else whoever wrote in the moment of a crash would be told that it failed."""
    assert sum(transport.BUSY_PAUSES) > idempotency.LEASE.total_seconds()


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
