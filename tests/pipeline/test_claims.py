"""Taking from the queue and putting back: leases, holders, and who came too late."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, text, update
from structlog.testing import capture_logs

from api.clock import now
from api.db import new_id
from api.notifications.channels.base import Gone, Outcome, Rejected, Retry, Sent
from api.notifications.deliver.deliverer import Deliverer
from api.notifications.lanes import claims
from api.notifications.lanes.claimed import Claimed
from api.notifications.models import Delivery, MessageRef
from api.notifications.plan.planner import plan
from api.notifications.prepare import prepare
from api.notifications.settle.settle import Settling
from api.notifications.settle.settled import Result, Settled
from api.outbox import OutboxEvent
from api.people.models import DeadAddress
from shared.contracts.admin import DeliveryState, Lane
from tests.desk import Desk, until
from tests.lanes import Lanes

pytestmark = pytest.mark.both_stores

STAFF = Lanes.TELEGRAM_STAFF
MAIL = Lanes.EMAIL
LEASE = timedelta(seconds=90)


async def claim(desk: Desk, lane: Lane, size: int = 100) -> list[Claimed]:
    async with desk.held.database.begin() as session:
        return await claims.batch(session, lane, size, LEASE)


def another(desk: Desk) -> Deliverer:
    """The deliverer of another worker."""
    return Deliverer(desk.held.database, desk.held.pool, desk.settings)


async def planned(desk: Desk) -> None:
    await desk.opens("anna")
    await plan(desk.held.database)


@pytest.mark.rule("Q2")
async def test_a_claimed_delivery_is_nobody_elses(desk: Desk) -> None:
    """Two workers at once never hold the same row."""
    await planned(desk)
    batches = await asyncio.gather(*(claim(desk, MAIL, 2) for _ in range(4)))
    ids = [row.id for batch in batches for row in batch]
    assert len(ids) == len(set(ids)) == 3


PLANS = ("enable_hashjoin", "enable_mergejoin", "enable_hashagg", "enable_material", "enable_sort")


@pytest.mark.rule("Q2")
async def test_a_batch_is_no_larger_than_asked_however_it_is_planned(desk: Desk) -> None:
    """PostgreSQL may run a subquery once for each row that it looks at, and one that locks rows
    finds others each time."""
    await planned(desk)
    async with desk.held.database.begin() as session:
        if desk.held.database.engine.dialect.name == "postgresql":
            for each in PLANS:
                await session.execute(text(f"SET LOCAL {each} = off"))
        assert len(await claims.batch(session, MAIL, 2, LEASE)) == 2


@pytest.mark.rule("Q1")
async def test_a_lane_is_woken_for_what_is_due_before_the_next_tick(desk: Desk) -> None:
    """Whoever is woken stays for it: it is not sent a tick late."""
    await planned(desk)
    async with desk.held.database.begin() as session:
        await session.execute(update(Delivery).values(due_at=now() + timedelta(seconds=3)))
        assert await claims.due_lanes(session) == set()
        assert MAIL in await claims.due_lanes(session, timedelta(seconds=5))


@pytest.mark.rule("Q2")
async def test_an_expired_lease_is_claimed_again(desk: Desk) -> None:
    """A worker that died between claim and send loses nothing: at least once."""
    await planned(desk)
    first = await claim(desk, MAIL)
    assert await claim(desk, MAIL) == []
    await desk.passes(minutes=10)
    again = await claim(desk, MAIL)
    assert {row.id for row in again} == {row.id for row in first}
    assert {row.lease for row in again}.isdisjoint({row.lease for row in first})


REFUSALS = [Retry(reason="451"), Gone(reason="550"), Rejected(reason="554")]


@pytest.mark.rule("Q2")
@pytest.mark.parametrize("outcome", REFUSALS, ids=["retry", "gone", "rejected"])
async def test_a_refusal_that_comes_after_its_lease_changes_nothing(
    desk: Desk, outcome: Outcome
) -> None:
    """The worker that came back from the dead does not overwrite what the living one does; the
    log names every row."""
    await planned(desk)
    with capture_logs() as logs:
        current = await _settled_late(desk, outcome)
    rows = await desk.deliveries(lane=MAIL)
    assert {row.state for row in rows} == {DeliveryState.PENDING}
    assert {row.lease for row in rows} == {row.lease for row in current}
    assert await desk.count(DeadAddress) == 0
    late = [each for each in logs if each["event"] == "an outcome came after its lease"]
    assert {each["delivery_id"] for each in late} == {str(row.id) for row in rows}
    assert not any(each["noted"] for each in late)


@pytest.mark.rule("Q2")
async def test_what_was_sent_is_noted_even_after_its_lease(desk: Desk) -> None:
    """The person has it: whoever claimed it meanwhile need not send it again, and says so when
    it has."""
    await planned(desk)
    current = await _settled_late(desk, Sent(provider_id="late"))
    rows = await desk.deliveries(lane=MAIL)
    assert {(row.state, row.lease) for row in rows} == {(DeliveryState.SENT, None)}
    assert await _renewed(desk, current) == set()
    with capture_logs() as logs:
        await _settle(desk, current, Sent(provider_id="again"))
    assert {row.provider_id for row in await desk.deliveries(lane=MAIL)} == {"late"}
    assert [each["noted"] for each in logs] == [False] * len(rows)


@pytest.mark.rule("Q2")
async def test_an_outcome_for_somebody_who_was_deleted_harms_nobody(desk: Desk) -> None:
    """The row went with the person; the others of the group are noted."""
    await planned(desk)
    rows = await claim(desk, MAIL)
    async with desk.held.database.begin() as session:
        await session.execute(delete(Delivery).where(Delivery.id == rows[0].id))
    await _settle(desk, rows[1:], Sent(provider_id="ok"), gone=rows[0])
    states = [row.state for row in await desk.deliveries(lane=MAIL)]
    assert states == [DeliveryState.SENT] * 2


async def _settled_late(desk: Desk, outcome: Outcome) -> list[Claimed]:
    """Claimed, the lease is over, claimed by another; then the first outcome comes. Returns what
    the other one holds."""
    late = await claim(desk, MAIL)
    await desk.passes(minutes=10)
    current = await claim(desk, MAIL)
    await _settle(desk, late, outcome)
    return current


async def _settle(
    desk: Desk, rows: list[Claimed], outcome: Outcome, gone: Claimed | None = None
) -> None:
    async with desk.held.database.reads() as session:
        ready = await prepare.prepare(session, rows, desk.settings)
    dispatches = ready.dispatches
    if gone:
        dispatches = [*dispatches, replace(dispatches[0], delivery=gone)]
    async with desk.held.database.begin() as session:
        results = [Result(dispatch=each, outcome=outcome) for each in dispatches]
        await Settling(session, MAIL, 1.0).run(Settled(results=results))


async def _renewed(desk: Desk, rows: list[Claimed]) -> set[UUID]:
    async with desk.held.database.begin() as session:
        return await claims.renew(session, {row.id: row.lease or "" for row in rows}, LEASE)


@pytest.mark.rule("Q2")
async def test_a_renewed_lease_is_claimed_by_nobody(desk: Desk) -> None:
    """As long as it is still ours; what another one has claimed is not lengthened."""
    await planned(desk)
    first = await claim(desk, MAIL, 2)
    await desk.passes(seconds=80)
    assert await _renewed(desk, first) == {row.id for row in first}
    await desk.passes(seconds=80)
    assert {row.id for row in await claim(desk, MAIL)}.isdisjoint(row.id for row in first)
    await desk.passes(minutes=10)
    again = await claim(desk, MAIL, 1)
    assert await _renewed(desk, first) == {row.id for row in first} - {row.id for row in again}


@pytest.mark.rule("Q2")
async def test_what_is_under_way_is_not_claimed_once_more(desk: Desk) -> None:
    """A worker that could not renew knows what it is still sending."""
    await planned(desk)
    first = await claim(desk, MAIL, 2)
    await desk.passes(minutes=10)
    async with desk.held.database.begin() as session:
        batch = await claims.batch(session, MAIL, 100, LEASE, [row.id for row in first])
    assert len(batch) == 1 and batch[0].id not in {row.id for row in first}


@pytest.mark.rule("Q7")
async def test_urgent_goes_before_ordinary(desk: Desk) -> None:
    """The order in a lane: rank, then time."""
    await desk.links("boris")
    await desk.opens("darya", "Потом", client_id=str(desk.ids["Ромашка"]))
    await desk.opens("vera", "Пожар", client_id=str(desk.ids["Ромашка"]), priority="critical")
    await plan(desk.held.database)
    rows = await claim(desk, STAFF)
    assert [row.rank for row in rows] == [0, 1]


@pytest.mark.rule("Q7")
async def test_a_telegram_lane_has_one_runner(desk: Desk) -> None:
    """The second runner leaves at once; when the first dies, the second takes over in seconds."""
    await desk.links("boris")
    await planned(desk)
    async with desk.held.database.begin() as session:
        assert await claims.hold(session, STAFF, "the first")
    await another(desk).run(STAFF)
    assert desk.actor("boris").messages() == []
    await desk.passes(seconds=10)
    await another(desk).run(STAFF)
    assert len(desk.actor("boris").messages()) == 1


@pytest.mark.rule("Q7")
async def test_a_runner_that_is_done_lets_the_lane_go(desk: Desk) -> None:
    """The next worker need not wait for the hold to run out."""
    await desk.links("boris")
    await planned(desk)
    await another(desk).run(STAFF)
    lane = await desk.lane(STAFF)
    assert lane.holder is None
    async with desk.held.database.begin() as session:
        assert await claims.hold(session, STAFF, "the next")


@pytest.mark.rule("Q2")
async def test_five_hundred_deliveries_lose_none_and_double_none(desk: Desk) -> None:
    """Every fifth call fails; three workers at once; each message arrives exactly once."""
    await desk.subscribes("boris")
    ticket = await desk.opens("anna")
    await plan(desk.held.database)
    (first,) = await desk.deliveries("boris", Lanes.PUSH)
    await many(desk, first, 499)
    desk.world.push.fail(status=500, times=100)
    for _ in range(20):
        await asyncio.gather(*(another(desk).run(Lanes.PUSH) for _ in range(3)))
        if await desk.count(Delivery, *pending(Lanes.PUSH)) == 0:
            break
        await desk.passes(minutes=3)
    ids = [message.data["notification"]["data"]["id"] for message in desk.world.push.messages]
    rows = await desk.deliveries("boris", Lanes.PUSH)
    assert {row.state for row in rows} == {DeliveryState.SENT}
    assert sorted(ids) == sorted(str(row.id) for row in rows)
    assert len(ids) == 500
    assert ticket["number"] == 1


def pending(lane: Lane) -> tuple[Any, ...]:
    return (Delivery.lane == lane, Delivery.state == DeliveryState.PENDING)


async def many(desk: Desk, like: Delivery, count: int) -> None:
    """So many more deliveries of the same kind."""
    same = {c.key: getattr(like, c.key) for c in Delivery.__mapper__.columns}
    rows = [Delivery(**(same | {"id": new_id(), "copy": number})) for number in range(1, count + 1)]
    await desk.keep(*rows)


@pytest.mark.rule("Q8")
@pytest.mark.usefixtures("no_pace")
async def test_a_slow_lane_delays_no_other(desk: Desk) -> None:
    """The mail server thinks for minutes; Telegram has told everybody meanwhile."""
    await desk.links("boris")
    desk.world.mail.slow(30)
    pipeline = desk.held.pipeline
    pipeline.register()
    desk.app.state.nudge = pipeline.plan
    await desk.opens("anna")
    await desk.actor("boris").sees("Новая заявка")
    assert await desk.count(Delivery, *pending(MAIL)) == 3
    desk.world.mail.heal()
    await desk.world.mail.close()
    pipeline.stopping.set()


@pytest.mark.rule("Q2")
async def test_a_delivery_planned_twice_is_one_row(desk: Desk) -> None:
    """The planner may run twice over one event: a crash before its commit, a second worker."""
    await desk.links("boris")
    await desk.opens("anna")
    await asyncio.gather(*(plan(desk.held.database) for _ in range(3)))
    before = await desk.count(Delivery)
    await _unplan(desk)
    await plan(desk.held.database)
    assert await desk.count(Delivery) == before
    assert len(await desk.inbox("boris")) == 1


async def _unplan(desk: Desk) -> None:
    for row in await desk.all(OutboxEvent):
        await desk.changes(OutboxEvent, row.id, planned_at=None)


@pytest.mark.rule("Q1")
async def test_an_event_that_cannot_be_planned_holds_up_no_other(desk: Desk) -> None:
    """A kind nobody knows is put off; the next ticket is told at once."""
    await desk.links("boris")
    await desk.keep(OutboxEvent(kind="of_the_future", payload="{}"))
    await desk.opens("anna")
    await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 1
    odd = await desk.one(OutboxEvent, OutboxEvent.kind == "of_the_future")
    assert odd.plan_attempts == 1 and odd.lease_until > now() and odd.planned_at is None


@pytest.mark.rule("C1")
@pytest.mark.usefixtures("no_pace")
async def test_a_change_between_composing_and_remembering_is_caught_up(desk: Desk) -> None:
    """The ticket was taken while its notice was on the wire: the notice is edited right after."""
    await desk.links("vera")
    await desk.prefers("vera", ("telegram", "always"))
    ticket = await desk.opens("anna")
    await plan(desk.held.database)
    desk.world.telegram.slow(0.5)
    sending = asyncio.create_task(desk.held.pipeline.deliverer.run(STAFF))
    await until(lambda: _leased(desk))
    await desk.takes("boris", ticket)
    await plan(desk.held.database)
    await sending
    desk.world.telegram.heal()
    await desk.pipeline()
    (shown,) = desk.actor("vera").messages()
    assert "Исполнитель: Борис Петров" in shown.text
    assert (await desk.one(MessageRef)).version == 2


async def _leased(desk: Desk) -> int:
    return await desk.count(Delivery, Delivery.lane == STAFF, Delivery.lease.is_not(None))
