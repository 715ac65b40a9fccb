"""What is remembered for a second (`api/engine/memory.py`): old by no more than that, and never in
the process that wrote."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from api.db import Database, add_missing
from api.engine import memory
from api.objects import desk_settings
from api.objects.desk_settings import DeskSetting
from api.people.calendar import work_calendar
from api.people.models import Team, WorkYear
from api.people.staff import teams
from api.tickets.life import terms
from shared.contracts.desk import DeskPolicy
from tests.desk import Desk
from tests.servers.asked import Recorder

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]


@pytest.fixture
async def elsewhere(counting: Recorder, desk: Desk) -> AsyncIterator[Database]:
    """The same database in what might be another process: it shares no memory."""
    other = Database(desk.settings.database)
    yield other
    await other.close()


async def reopen_days(database: Database) -> int:
    async with database.reads() as session:
        return (await terms.load(session)).reopen_days


async def sets(database: Database, days: int) -> None:
    async with database.begin() as session:
        await desk_settings.keep(session, terms.NAME, DeskPolicy(reopen_days=days))


async def test_it_is_asked_once(
    counting: Recorder, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten requests within the second cost one statement."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
    database = desk.held.database
    await reopen_days(database)
    with counting() as asked:
        for _ in range(10):
            await reopen_days(database)
    asked.hold(0, 0)


async def test_who_wrote_reads_the_new_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it would be fresh, also within the writing transaction itself."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
    database = desk.held.database
    for days in (3, 5):
        async with database.begin() as session:
            await desk_settings.keep(session, terms.NAME, DeskPolicy(reopen_days=days))
            assert (await terms.load(session)).reopen_days == days
        assert await reopen_days(database) == days


async def test_what_is_taken_back_was_never_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A transaction that fails leaves nothing in the memory either."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
    database = desk.held.database
    before = await reopen_days(database)
    async with database.session() as session:
        await desk_settings.keep(session, terms.NAME, DeskPolicy(reopen_days=before + 1))
        await terms.load(session)
        await session.rollback()
    assert await reopen_days(database) == before


async def test_what_another_process_wrote_is_seen_when_the_second_is_over(
    desk: Desk, elsewhere: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before, which is the price, and not later."""
    monkeypatch.setattr(memory, "FRESH", 0.2)
    database = desk.held.database
    await sets(database, 3)
    assert await reopen_days(database) == 3
    await sets(elsewhere, 9)
    await asyncio.sleep(0.25)
    assert await reopen_days(database) == 9


async def test_a_reader_that_began_before_the_write_leaves_nothing_old(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its snapshot may be of the past: what it reads is its own, and nobody else's."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
    database = desk.held.database
    await sets(database, 3)
    async with database.reads() as early:
        await early.connection()
        await sets(database, 5)
        await terms.load(early)
    assert await reopen_days(database) == 5


async def test_whatever_is_written_through_the_models_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a row that changed, by a statement over many, by one that takes away."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
    database = desk.held.database
    await names(database)
    async with database.begin() as session:
        session.add(Team(name="Склад"))
    assert "Склад" in await names(database)
    async with database.begin() as session:
        await session.execute(update(Team).where(Team.name == "Склад").values(name="База"))
    assert "База" in await names(database)
    async with database.begin() as session:
        await session.execute(delete(Team).where(Team.name == "База"))
        session.add(WorkYear(year=2030, days={"holidays": ["2030-05-05"]}))
        await session.execute(delete(DeskSetting))
    assert "База" not in await names(database)
    async with database.reads() as session:
        year = (await work_calendar.load(session)).years[2030]
    assert date(2030, 5, 5) in year.holidays


async def names(database: Database) -> set[str]:
    async with database.reads() as session:
        return {each.name for each in (await teams.known(session)).values()}


async def test_what_is_made_of_the_same_parts_is_made_once(tmp_path: Path) -> None:
    """And anew for other ones, however alike."""
    kept = Database(f"sqlite+aiosqlite:///{tmp_path}/none.db").memory
    one, other = [1], [1]
    first = kept.made_of(_pair, one, one)
    assert kept.made_of(_pair, one, one) is first
    assert kept.made_of(_pair, one, other) is not first


def _pair(left: list[int], right: list[int]) -> list[list[int]]:
    return [left, right]


async def test_rows_put_past_the_session_are_written_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept of their table is dropped with the commit."""
    monkeypatch.setattr(memory, "FRESH", 60.0)
    database = desk.held.database
    assert await reopen_days(database) != 9
    row = {"name": terms.NAME, "value": {"reopen_days": 9}, "changed_at": None}
    async with database.begin() as session:
        await add_missing(session, DeskSetting, [row | {"changed_by_id": None}])
        assert (await terms.load(session)).reopen_days == 9
    assert await reopen_days(database) == 9
