"""Batches that outlive their lease, workers that freeze, counterparts that hang (Q2, Q8)."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from api.clock import now
from api.db import Database
from api.engine import sqlite
from api.notifications.channels.base import Address, Channel, Message, Outcome
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.pool import ChannelPool
from api.notifications.deliver.deliverer import Deliverer
from api.notifications.lanes import claims
from api.notifications.models import Delivery, LaneState
from api.notifications.plan.planner import plan
from api.notifications.settle.noting import Delivered
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState, Lane
from tests.desk import Desk, until
from tests.lanes import Lanes
from tests.pipeline.test_claims import many, pending
from tests.pipeline.test_pace import crowd
from tests.sandbox.people import BORIS, DARYA, VERA

MAIL, STAFF = Lanes.EMAIL, Lanes.TELEGRAM_STAFF
"""For what no database can do differently."""


class Clock:
    """A worker's clock, which goes on while the worker is frozen."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


@asynccontextmanager
async def worker(
    desk: Desk, lease: float = 90, clock: Callable[[], float] = time.monotonic
) -> AsyncIterator[Deliverer]:
    """Another process's deliverer: a database and adapters of its own over the same store."""
    settings = desk.settings.model_copy(update={"lease_seconds": lease})
    database = Database(settings.database)
    pool = ChannelPool(database, settings, desk.held.vault)
    try:
        yield Deliverer(database, pool, settings, clock)
    finally:
        await pool.close()
        await database.close()


async def letters(desk: Desk, count: int = 3) -> list[Delivery]:
    """So many letters are due: one to each of three people, the rest to the first of them."""
    await desk.opens("anna")
    await plan(desk.held.database)
    rows = await desk.deliveries(lane=MAIL)
    await many(desk, rows[0], count - len(rows))
    return await desk.deliveries(lane=MAIL)


async def works(deliverer: Deliverer, desk: Desk, lane: Lane) -> Delivered:
    """Run the lane until nothing is left of it."""
    total = Delivered()
    while await desk.count(Delivery, *pending(lane)):
        done = await deliverer.run(lane)
        total.left += done.left
        total.late += done.late
        await asyncio.sleep(0.02)
    return total


def copies(desk: Desk) -> list[int]:
    """How often each letter came."""
    ids = Counter(letter.header("Message-ID") for letter in desk.world.mail.letters)
    return sorted(ids.values())


# ------------------------------------------------------------ the lease


@pytest.mark.both_stores
@pytest.mark.rule("Q2")
async def test_a_batch_that_outlives_its_lease_is_sent_once(desk: Desk) -> None:
    """Two workers, and a mail server so slow that a batch takes longer than the lease."""
    async with AsyncExitStack() as stack:
        workers = [await stack.enter_async_context(worker(desk, 1.2)) for _ in range(2)]
        await letters(desk, 13)
        desk.world.mail.slow(0.12)
        with capture_logs() as logs:
            async with asyncio.timeout(30):
                done = await asyncio.gather(*(works(each, desk, MAIL) for each in workers))
    assert copies(desk) == [1] * 13
    assert [(each.left, each.late) for each in done] == [(0, 0)] * 2
    assert logs == []


@pytest.mark.both_stores
@pytest.mark.rule("Q2")
async def test_a_worker_frozen_past_its_lease_leaves_what_it_has_not_begun(desk: Desk) -> None:
    """Another one has claimed all of it: what was under way may come twice, the rest may not."""
    clock = Clock()
    async with worker(desk, clock=clock) as frozen, worker(desk) as other:
        await letters(desk, 10)
        desk.world.mail.think(1, at="data", times=3)
        freezing = asyncio.create_task(frozen.run(MAIL))
        await until(lambda: len(desk.world.mail.letters) == 3)
        clock.ahead = 100
        await desk.passes(seconds=100)
        with capture_logs() as logs:
            await works(other, desk, MAIL)
            done = await freezing
    assert done.left == 7
    assert copies(desk)[:7] == [1] * 7 and copies(desk)[7:] == [2] * 3
    events = Counter(each["event"] for each in logs)
    assert events.pop("left alone: its lease may be over") == 7
    assert events.pop("an outcome came after its lease") >= 3
    assert not events and all(each["delivery_id"] and each["lane"] == MAIL for each in logs)


@pytest.mark.both_stores
@pytest.mark.rule("Q7")
async def test_a_living_runner_keeps_its_telegram_lane(desk: Desk) -> None:
    """However long an answer takes, nobody else runs the lane meanwhile."""
    await desk.links("boris")
    await desk.opens("anna")
    await plan(desk.held.database)
    desk.world.telegram.slow(2)
    async with worker(desk, 1.5) as runner, worker(desk, 1.5) as other:
        running = asyncio.create_task(runner.run(STAFF))
        await until(lambda: _held(desk))
        while not running.done():
            async with other.database.begin() as session:
                if await claims.hold(session, STAFF, other.name):
                    break  # Given back, which the runner need not have heard yet.
            await asyncio.sleep(0.1)
        assert await _leased(desk) == 0
    assert len(desk.actor("boris").messages("Новая заявка")) == 1
    assert (await running).late == 0


@pytest.mark.both_stores
@pytest.mark.rule("Q7")
async def test_a_runner_that_lost_its_lane_frees_what_it_has_not_begun(desk: Desk) -> None:
    """Frozen for so long that another one runs the lane: its deliveries are due at once."""
    await crowd(desk, 14)
    await desk.opens("anna")
    await plan(desk.held.database)
    clock = Clock()
    desk.world.telegram.slow(1)
    async with worker(desk, clock=clock) as frozen:
        running = asyncio.create_task(frozen.run(STAFF))
        await until(lambda: _leased(desk))
        clock.ahead = 40  # Longer than the lane is held, shorter than a lease.
        await running
    rows = await desk.deliveries(lane=STAFF)
    assert {row.lease for row in rows} == {None}
    assert DeliveryState.PENDING in {row.state for row in rows}
    assert (await running).left == (await running).late == 0


async def _held(desk: Desk) -> int:
    return await desk.count(LaneState, LaneState.holder.is_not(None))


async def _leased(desk: Desk) -> int:
    return await desk.count(Delivery, Delivery.lane == STAFF, Delivery.lease.is_not(None))


@pytest.mark.rule("Q2")
async def test_only_what_was_in_flight_is_repeated_after_a_crash(desk: Desk) -> None:
    """Answers are noted as they come: what the dead worker leaves behind is what was under way."""
    async with worker(desk) as dead, worker(desk) as other:
        await letters(desk, 12)
        desk.world.mail.think(30, at="data", times=3).after = 6
        running = asyncio.create_task(dead.run(MAIL))
        await until(lambda: _sent(desk, 6))
        await until(lambda: len(desk.world.mail.letters) == 9)
        running.cancel()
        await asyncio.wait({running})
        assert await _sent(desk, 6)
        await desk.passes(seconds=100)
        await works(other, desk, MAIL)
    assert copies(desk) == [1] * 9 + [2] * 3


async def _sent(desk: Desk, count: int) -> bool:
    sent = (Delivery.lane == MAIL, Delivery.state == DeliveryState.SENT)
    return await desk.count(Delivery, *sent) == count


@pytest.mark.rule("Q2")
async def test_a_worker_that_stops_ends_what_it_began_and_frees_the_rest(desk: Desk) -> None:
    """The next one need not wait for the leases."""
    async with worker(desk) as stopping, worker(desk) as other:
        await letters(desk, 12)
        desk.world.mail.think(0.3, at="data", times=3)
        running = asyncio.create_task(stopping.run(MAIL))
        await until(lambda: len(desk.world.mail.letters) == 3)
        stopping.stopping.set()
        await running
        assert len(desk.world.mail.letters) == 3
        waiting = await desk.deliveries(lane=MAIL, state=DeliveryState.PENDING)
        assert {(row.lease, row.attempts, row.reason) for row in waiting} == {(None, 0, "")}
        await other.run(MAIL)
    assert copies(desk) == [1] * 12


@pytest.mark.rule("Q2")
async def test_a_database_that_is_away_for_a_while_forgets_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent meanwhile is noted when it is back."""
    monkeypatch.setattr(sqlite, "WRITER_PATIENCE", 0.05)
    async with worker(desk) as patient:
        await letters(desk)
        desk.world.mail.think(0.2, at="data", times=3)
        running = asyncio.create_task(patient.run(MAIL))
        await until(lambda: len(desk.world.mail.letters) == 3)
        with capture_logs() as logs:
            async with desk.held.database.begin() as session:
                await session.execute(select(1))  # From here on nobody else may write.
                await until(lambda: logs)
            await running
    assert {each["event"] for each in logs} == {"the database does not answer"}
    assert await _sent(desk, 3) and copies(desk) == [1] * 3


# ------------------------------------------------------------ one hangs


@pytest.mark.rule("Q8")
async def test_a_mailbox_that_hangs_holds_up_nobody(desk: Desk) -> None:
    """Its neighbours are noted, and what becomes due meanwhile goes too."""
    async with worker(desk) as deliverer:
        await letters(desk)
        desk.world.mail.think(30, recipient=BORIS.email)
        running = asyncio.create_task(deliverer.run(MAIL))
        await until(lambda: _sent(desk, 2))
        await desk.opens("anna", "Ещё одна")
        await plan(desk.held.database)
        await until(lambda: _sent(desk, 5), within=2)
        assert not running.done()
        told = Counter(each.recipients[0] for each in desk.world.mail.letters)
        assert told == {VERA.email: 2, DARYA.email: 2, BORIS.email: 1}
        running.cancel()
        await asyncio.wait({running})


@pytest.mark.rule("E7", "Q2")
async def test_a_letter_never_confirmed_goes_once_more_and_late(desk: Desk) -> None:
    """Then another channel tells it; both copies are one letter to a mail program, and the lane
    shows what is wrong."""
    await desk.links("boris")
    await desk.prefers("boris", ("email", "always"), ("telegram", "fallback"))
    desk.world.mail.fail(recipient=BORIS.email, lost_answer=True, times=2)
    await desk.opens("anna")
    await desk.pipeline()
    (row,) = await desk.deliveries("boris", MAIL)
    assert row.state is DeliveryState.PENDING and row.reason.startswith("perhaps sent: ")
    assert 1700 < (row.due_at - now()).total_seconds() <= 1800
    lane = await desk.lane(MAIL)
    assert lane.last_error and lane.paused_until is None
    await desk.passes(minutes=31)
    await desk.pipeline()
    (row,) = await desk.deliveries("boris", MAIL)
    assert (row.state, row.attempts) == (DeliveryState.FAILED, 2)
    assert len({each.header("Message-ID") for each in desk.world.mail.letters_to(BORIS.email)}) == 1
    assert len(desk.world.mail.letters_to(BORIS.email)) == 2
    assert len(desk.actor("boris").messages("Новая заявка")) == 1


# ------------------------------------------------------------ one is broken


@pytest.mark.rule("Q2", "U8")
async def test_a_delivery_that_cannot_be_prepared_waits_alone(desk: Desk) -> None:
    """An event of a later version, say: the others go, this one waits longer each time, and the
    log names it."""
    rows = await letters(desk, 8)
    odd = OutboxEvent(kind="of_the_future", payload="{}", planned_at=now())
    await desk.keep(odd)
    await desk.changes(Delivery, rows[3].id, event_id=odd.id)
    with capture_logs() as logs:
        await desk.pipeline()
    assert await _sent(desk, 7)
    (row,) = await desk.deliveries(lane=MAIL, state=DeliveryState.PENDING)
    assert (row.id, row.lease, row.attempts) == (rows[3].id, None, 1)
    assert [each["id"] for each in logs if each["log_level"] == "error"] == [str(row.id)]
    first = row.due_at - now()
    await desk.passes(seconds=20)
    await desk.pipeline()
    (row,) = await desk.deliveries(lane=MAIL, state=DeliveryState.PENDING)
    assert row.due_at - now() > 3 * first
    await desk.passes(days=4)
    await desk.pipeline()
    (row,) = await desk.deliveries(lane=MAIL, state=DeliveryState.EXPIRED)
    assert row.id == rows[3].id


class Stumbles:
    """An adapter with a bug that one address brings to light."""

    concurrency = 3

    def __init__(self, sound: Channel) -> None:
        self._sound = sound

    async def send(self, address: Address, message: Message) -> Outcome:
        if isinstance(address, EmailAddress) and address.email == BORIS.email:
            raise LookupError("a bug")
        return await self._sound.send(address, message)


@pytest.mark.rule("U8")
async def test_an_adapter_that_raises_fails_that_letter_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again by the schedule."""
    sound = await desk.held.pool.get(MAIL)
    assert sound is not None

    async def get(_: Lane) -> Stumbles:
        return Stumbles(sound)

    monkeypatch.setattr(desk.held.pool, "get", get)
    await letters(desk)
    await desk.held.pipeline.deliverer.run(MAIL)
    assert await _sent(desk, 2)
    (row,) = await desk.deliveries(lane=MAIL, state=DeliveryState.PENDING)
    assert (row.attempts, row.lease, row.reason) == (1, None, "internal error: LookupError")
