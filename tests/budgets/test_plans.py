"""No hot statement reads through a large table, on either store, whatever the desk has seen."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import select, update

from api.admin import metrics
from api.auth import principals
from api.clock import now
from api.notifications import periodic, retention, terms
from api.notifications.digests import load as digests
from api.notifications.inbox import inbox
from api.notifications.lanes import claims
from api.notifications.models import Notice
from api.people.calendar import presence
from api.tickets.models import Ticket
from shared.contracts.base import COUNTED
from tests.budgets import plans
from tests.budgets.test_absences import asks
from tests.desk import Desk, open_desk
from tests.desk.fixtures import channels
from tests.sandbox import Sandbox

pytest_plugins = ["tests.budgets.seeded"]
pytestmark = [pytest.mark.rule("Q15"), pytest.mark.both_stores]


@pytest.fixture
async def large_desk(seeded_url: str, tmp_path: Path, world: Sandbox) -> AsyncIterator[Desk]:
    """A desk of some years."""
    more = channels(world) | {"merge_seconds": 30}
    async with open_desk(seeded_url, tmp_path, world, **more) as opened:
        yield opened


async def opens_and_delivers(desk: Desk) -> None:
    """Numbers, pace, planning, bursts, additions, claims, looking once more, settling."""
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.says("anna", ticket, "Снова не печатает")
    await desk.pipeline()


async def scrapes(desk: Desk) -> None:
    async with desk.database.reads() as session:
        await metrics.render(session)


async def reads_digests(desk: Desk) -> None:
    async with desk.database.reads() as session:
        readers = await principals.load_many(
            session, [desk.ids[key] for key in ("boris", "vera", "anna")]
        )
        moment = now()
        await digests.facts(session, readers.values(), moment.date(), moment)


async def ticks(desk: Desk) -> None:
    """Every job of the clock, and what wakes lanes."""
    await periodic.run(desk.database, desk.settings)
    async with desk.database.reads() as session:
        await claims.due_lanes(session)
        await presence.away_now(session, [desk.ids["boris"]])
        await presence.everybody_away(session)


async def forgets(desk: Desk) -> None:
    """With nothing that is old enough: the hour of every hour."""
    await retention.sweep(desk.database, 90)
    await retention.tidy(desk.database, terms.terms(1096))


async def opens_a_card(desk: Desk) -> None:
    async with desk.database.reads() as session:
        some = await session.scalar(select(Ticket.id).order_by(Ticket.id.desc()).limit(1))
    anna = await desk.calls("boris")
    answer = await anna.get(f"/api/tickets/{some}")
    assert answer.status_code == 200, answer.text


async def decides_about_an_absence(desk: Desk) -> None:
    """By the card, which tells who is away too and what is left of the balance."""
    made = await asks(desk, "darya")
    vera = await desk.calls("vera")
    path = f"/api/absences/{made['id']}"
    assert (await vera.get(path)).status_code == 200
    assert (await vera.post(f"{path}/reject", json={"reason": "Отчёт"})).status_code == 200


ACTS = [
    opens_and_delivers,
    scrapes,
    reads_digests,
    ticks,
    forgets,
    opens_a_card,
    decides_about_an_absence,
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
async def test_no_statement_reads_through_a_large_table(
    large_desk: Desk, act: Callable[[Desk], Awaitable[None]]
) -> None:
    """And none reads ten times what it gives."""
    with plans.recorded(large_desk.database) as asked:
        await act(large_desk)
    assert asked
    faults = await plans.faults(large_desk.database, asked)
    assert not faults, "\n".join(faults)


async def test_who_never_reads_costs_no_more_with_the_years(large_desk: Desk) -> None:
    """What waits in the inbox is counted as far as lists are, with every load of a page."""
    boris = large_desk.ids["boris"]
    async with large_desk.database.begin() as session:
        unread = update(Notice).where(Notice.person_id == boris).values(read_at=None)
        await session.execute(unread)
        assert await inbox.unread(session, boris) == COUNTED
        await session.rollback()
