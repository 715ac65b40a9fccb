"""What goes with the commit (events, what is remembered) goes with the transaction's own, whatever
becomes of savepoints within it (Q1, Q15)."""

from uuid import UUID

import pytest

from api import outbox
from api.db import Database, new_id
from api.engine import memory
from api.objects import desk_settings
from api.outbox import OutboxEvent
from api.tickets.events import TicketOpened
from api.tickets.life import terms
from shared.contracts.desk import DeskPolicy
from tests.desk import Desk

pytestmark = [pytest.mark.both_stores]


def opened(ticket_id: UUID) -> TicketOpened:
    return TicketOpened(by=None, ticket_id=ticket_id, given=False)


@pytest.mark.rule("Q1")
async def test_a_savepoint_that_is_taken_back_takes_its_own_events_alone(desk: Desk) -> None:
    """Those before it and after it tell of what stays."""
    before, within, after = new_id(), new_id(), new_id()
    async with desk.held.database.begin() as session:
        outbox.record(session, opened(before))
        savepoint = await session.begin_nested()
        outbox.record(session, opened(within))
        await savepoint.rollback()
        outbox.record(session, opened(after))
    assert [row.object_id for row in await desk.all(OutboxEvent)] == [before, after]


@pytest.mark.rule("Q1")
async def test_savepoints_within_each_other_keep_what_each_of_them_keeps(desk: Desk) -> None:
    """The inner one is kept and goes with the outer one, which is taken back."""
    kept, lost = new_id(), new_id()
    async with desk.held.database.begin() as session:
        async with session.begin_nested():
            outbox.record(session, opened(kept))
        outer = await session.begin_nested()
        async with session.begin_nested():
            outbox.record(session, opened(lost))
        await outer.rollback()
    assert [row.object_id for row in await desk.all(OutboxEvent)] == [kept]


@pytest.mark.rule("Q1")
async def test_what_is_taken_back_whole_tells_nothing(desk: Desk) -> None:
    """Nor with the next transaction of the same session."""
    async with desk.held.database.session() as session:
        outbox.record(session, opened(new_id()))
        await session.rollback()
        await session.commit()
    assert await desk.count(OutboxEvent) == 0


@pytest.mark.rule("Q15")
async def test_a_savepoint_is_no_commit_to_the_memory(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever reads between the two would keep the old for as long as it is fresh."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
    database = desk.held.database
    async with database.begin() as session:
        async with session.begin_nested():
            await desk_settings.keep(session, terms.NAME, DeskPolicy(reopen_days=9))
        before = await reopen_days(database)
        assert before != 9
        assert (await terms.load(session)).reopen_days == 9
    assert await reopen_days(database) == 9


async def reopen_days(database: Database) -> int:
    async with database.reads() as session:
        return (await terms.load(session)).reopen_days
