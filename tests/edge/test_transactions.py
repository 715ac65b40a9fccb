"""One request, one transaction, committed before the answer leaves (Q1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import httpx
import pytest
from sqlalchemy import Connection, QueuePool, event

from api.db import new_id
from api.http.idempotency import IdempotencyKey
from api.outbox import OutboxEvent
from api.tickets.models import Ticket
from tests.desk import ME, Desk, until
from tests.sandbox.people import BORIS

pytestmark = [pytest.mark.rule("Q1"), pytest.mark.both_stores]


@contextmanager
def commits_fail(desk: Desk) -> Iterator[None]:
    """The database refuses to commit, as with a full disk."""
    engine = desk.held.database.engine.sync_engine

    def refuse(_: Connection) -> None:
        raise OSError("no space left on device")

    event.listen(engine, "commit", refuse)
    try:
        yield
    finally:
        event.remove(engine, "commit", refuse)


async def test_a_write_is_committed_and_told_when_the_answer_comes(desk: Desk) -> None:
    """Row, event and one nudge."""
    ticket = await desk.opens("anna")
    assert [str(row.object_id) for row in await desk.all(OutboxEvent)] == [ticket["id"]]
    assert desk.nudges == 1


async def test_a_failing_commit_is_a_500_and_tells_nothing(desk: Desk) -> None:
    """No 201 about a row that is not there, no event, no nudge."""
    client = await desk.calls("anna")
    with commits_fail(desk):
        answer = await client.post("/api/tickets", json={"text": "Не печатает"})
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "space" not in answer.text
    assert await desk.count(Ticket) == await desk.count(OutboxEvent) == desk.nudges == 0


@pytest.mark.rule("Q12")
async def test_a_failing_commit_frees_the_key(desk: Desk) -> None:
    """The caller may try again with the same key."""
    client = await desk.calls("anna")
    key = {"Idempotency-Key": "client:1"}
    with commits_fail(desk):
        failed = await client.post("/api/tickets", json={"text": "Не печатает"}, headers=key)
    assert failed.status_code == 500
    again = await client.post("/api/tickets", json={"text": "Не печатает"}, headers=key)
    assert again.status_code == 201
    assert await desk.count(Ticket) == 1


async def test_a_refusal_leaves_nothing(desk: Desk) -> None:
    """What was written before the refusal is rolled back with it: here a comment."""
    ticket = await desk.opens("anna")
    client = await desk.calls("boris")
    body = {"status": "closed", "comment": "Готово"}
    answer = await client.post(f"/api/tickets/{ticket['id']}/status", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "move_not_allowed")
    again = await client.get(f"/api/tickets/{ticket['id']}")
    assert again.json()["comments"] == []
    assert await desk.count(OutboxEvent) == 1
    assert desk.nudges == 1


async def test_a_failing_nudge_does_not_spoil_the_answer(desk: Desk) -> None:
    """The event is committed; the tick will find it."""

    async def broken() -> None:
        raise ConnectionError("redis is away")

    desk.app.state.nudge = broken
    ticket = await desk.opens("anna")
    assert ticket["number"] == 1
    assert await desk.count(OutboxEvent) == 1


async def test_what_a_crash_left_unnudged_is_planned_by_the_tick(desk: Desk) -> None:
    """The API died between commit and nudge: the interval tick brings the notice."""
    await desk.links("boris")
    await desk.opens("anna")
    pipeline = desk.held.pipeline
    pipeline.register()
    await pipeline.tick()
    await desk.actor("boris").sees("Новая заявка")
    assert len(desk.world.telegram.account("staff", BORIS).chat.messages) == 1


async def test_the_nudge_brings_the_notice_by_itself(desk: Desk) -> None:
    """A write wakes planner and lanes in process; nobody waits for the tick."""
    await desk.links("boris")
    pipeline = desk.held.pipeline
    pipeline.register()
    desk.app.state.nudge = pipeline.plan
    await desk.opens("anna")
    await desk.actor("boris").sees("Новая заявка")
    await until(lambda: _all_sent(desk))


async def _all_sent(desk: Desk) -> bool:
    return await desk.unsent() == 0


async def test_keys_are_not_kept_for_anybody_who_sent_none(desk: Desk) -> None:
    """The table of keys grows by keyed writes only."""
    await desk.opens("anna")
    assert await desk.count(IdempotencyKey) == 0


@pytest.mark.parametrize("path", ["tickets", "tasks"])
async def test_a_refused_request_holds_no_connection_when_it_answers(desk: Desk, path: str) -> None:
    """Also when what refuses is found on the way to the handler."""
    boris = await desk.calls("boris")
    app: Any = desk.app
    pool = cast("QueuePool", desk.held.database.reader.sync_engine.pool)
    held: list[int] = []

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        async def answer(message: Any) -> None:
            if message["type"] == "http.response.start":
                held.append(pool.checkedout())
            await send(message)

        await app(scope, receive, answer)

    transport = httpx.ASGITransport(watched)
    async with httpx.AsyncClient(transport=transport, base_url=ME, cookies=boris.cookies) as client:
        assert (await client.get(f"/api/{path}/{new_id()}")).status_code == 404
    assert held == [0]
