"""What the pipeline asks of the database: the same for few as for many (Q15)."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from api.db import table_of
from api.notifications.channels import table
from api.notifications.channels.base import Sent
from api.notifications.lanes import claims
from api.notifications.models import Delivery
from api.notifications.plan.planner import plan
from api.notifications.prepare import prepare
from api.notifications.settle.settle import Settling
from api.notifications.settle.settled import Result, Settled
from shared.contracts.admin import DeliveryState, Lane
from tests.desk import Desk
from tests.lanes import Lanes
from tests.pipeline.test_claims import many
from tests.servers.asked import Asked, Recorder

pytestmark = [pytest.mark.rule("Q15"), pytest.mark.both_stores]

LEASE = timedelta(seconds=90)
MANY = 40
PLANNING = 23
"""Statements at most to plan a batch of one kind."""
DELIVERING = 26
"""To claim, prepare and settle one of a lane."""


async def records(desk: Desk, count: int) -> None:
    """So many tickets, nobody knows of any yet."""
    for _ in range(count):
        await desk.opens("darya", client_id=str(desk.ids["Ромашка"]))


async def test_planning_costs_the_same_for_one_and_for_forty(
    counting: Recorder, desk: Desk
) -> None:
    """One transaction; on SQLite a look comes first, which takes nobody's turn."""
    await records(desk, 1)
    await plan(desk.held.database)
    asked: list[Asked] = []
    for count in (1, MANY):
        await records(desk, count)
        with counting() as seen:
            done = await plan(desk.held.database)
        assert done.events == count
        asked.append(seen)
    for each in asked:
        each.hold(PLANNING, transactions=2 if desk.held.database.is_sqlite else 1)
    assert len(asked[0].statements) == len(asked[1].statements)


@pytest.mark.parametrize("lane", table.every_lane())
async def test_delivering_costs_the_same_for_two_and_for_forty(
    counting: Recorder, desk: Desk, lane: Lane
) -> None:
    """Two transactions that write, the claim and the settling, and a look between."""
    await waiting(desk, lane, MANY + 10)
    asked: list[Asked] = []
    for count in (2, 2, MANY):  # The first ones make the lane's row.
        with counting() as seen:
            assert await delivered(desk, lane, count) == count
        asked.append(seen)
    for each in asked[1:]:
        each.hold(DELIVERING, transactions=3)
    assert len(asked[1].statements) == len(asked[2].statements)


HOT = text(
    "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_xact_user_tables WHERE relname = 'deliveries'"
)


async def test_a_claim_touches_no_index(desk: Desk) -> None:
    """None holds a column that it changes, and on PostgreSQL the pages have room: mostly the row
    alone is written."""
    columns = {each.name for index in table_of(Delivery).indexes for each in index.columns}
    assert columns.isdisjoint({"lease", "lease_until"})
    await records(desk, 20)
    await plan(desk.held.database)
    async with desk.held.database.begin() as session:
        claimed = await claims.batch(session, Lanes.EMAIL, 100, LEASE)
        if not desk.held.database.is_sqlite:
            changed, in_place = (await session.execute(HOT)).one()
            assert changed >= len(claimed) and in_place >= 0.75 * changed


HELD = (
    "SELECT id FROM deliveries WHERE lane = 'push' AND state = 'pending' AND reason > '' "
    "AND reason LIKE 'nobody answers at%' AND due_at > '2026-01-01'"
)


async def test_what_is_held_is_found_without_the_rest_of_its_lane(desk: Desk) -> None:
    """It is asked with every few pushes, whatever else waits there."""
    await waiting(desk, Lanes.PUSH, 300)
    explain = "EXPLAIN QUERY PLAN " if desk.held.database.is_sqlite else "EXPLAIN "
    async with desk.held.database.begin() as session:
        # Of a few rows, or of unknown ones, every plan costs the same.
        await session.execute(text("ANALYZE deliveries"))
        plan = await session.execute(text(explain + HELD))
    assert "ix_deliveries_held" in str(plan.all())


async def waiting(desk: Desk, lane: Lane, count: int) -> None:
    """So many that are due on the lane, of one kind."""
    await desk.links("anna", "boris")
    await desk.subscribes("boris")
    ticket = await desk.opens()
    await desk.takes("boris", ticket)
    await desk.says("boris", ticket, "Посмотрю после обеда")
    await plan(desk.held.database)
    like, *others = await desk.deliveries(lane=lane, state=DeliveryState.PENDING)
    for each in others:
        await desk.changes(Delivery, each.id, state=DeliveryState.SKIPPED)
    await many(desk, like, count - 1)


async def delivered(desk: Desk, lane: Lane, size: int) -> int:
    """Claim so many, prepare them, and settle as if each were taken; how many went."""
    database = desk.held.database
    async with database.begin() as session:
        batch = await claims.batch(session, lane, size, LEASE)
    async with database.reads() as session:
        ready = await prepare.prepare(session, batch, desk.settings)
    results = [
        Result(dispatch=each, outcome=Sent(provider_id=str(number)))
        for number, each in enumerate(ready.dispatches, 1)
    ]
    async with database.begin() as session:
        await Settling(session, lane, 1.0).run(Settled(results=results, withheld=ready.withheld))
    return len(results)
