"""What a lane costs its neighbours while its counterpart hangs, and what a burst comes to."""

import asyncio
import statistics
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select, update

from api.clock import now
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.models import Delivery, LaneState
from api.notifications.plan.addresses import Target
from api.resources import Resources
from shared.contracts.admin import DeliveryState
from tests.bench import burst, house
from tests.bench.road import Road
from tests.bench.row import Measure, Row
from tests.bench.sinks import silent_sink, smtp_sink
from tests.bench.turns import Failed
from tests.lanes import Lanes
from tests.sandbox.people import BORIS
from tests.servers.databases import create_database

TURNS: Final = 5
QUEUED: Final = 100_000
"""What waits on the lane that hangs."""
LETTERS: Final = 10
"""Become due together."""
TIMES: Final = 12
EVERY: Final = 0.1
"""Seconds: a lane that is far from its pace, so that what is seen is the neighbour."""
HANGS_FIRST: Final = 2.5
"""Seconds before the first letter: soon those that hang are slow ones, beside which others go."""
PATIENCE: Final = 30.0


@dataclass
class Desk:
    """One desk with letters to send, and a lane beside them where somebody hangs."""

    held: Resources
    letters: Road
    hung: Road

    async def ages(self) -> list[float]:
        """Milliseconds from the queue to what is settled, of so many letters."""
        begun = now()
        delivering: set[asyncio.Task[None]] = set()
        for _ in range(TIMES):
            await self.letters.queue(LETTERS)
            # As the planner wakes a lane; one run of it at a time is the pipeline's own matter.
            delivering.add(asyncio.create_task(self.held.pipeline.deliver(Lanes.EMAIL)))
            await asyncio.sleep(EVERY)
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*delivering)
        return await self._settled(begun)

    async def _settled(self, begun: datetime) -> list[float]:
        wanted = (Delivery.lane == Lanes.EMAIL, Delivery.created_at >= begun)
        sent = Delivery.state == DeliveryState.SENT
        async with self.held.database.reads() as session:
            rows = await session.execute(
                select(Delivery.created_at, Delivery.settled_at).where(*wanted, sent)
            )
            found = [(there - since).total_seconds() * 1000 for since, there in rows if there]
        if len(found) != LETTERS * TIMES:
            raise Failed(f"{len(found)} of {LETTERS * TIMES} letters were sent")
        return found

    @asynccontextmanager
    async def hanging(self) -> AsyncIterator[None]:
        """The other lane is at it, and nobody answers there."""
        at_it = asyncio.create_task(self.held.pipeline.deliver(Lanes.MATTERMOST))
        try:
            await asyncio.sleep(HANGS_FIRST)
            yield
            if at_it.done():
                raise Failed(f"the lane that should hang has ended: {at_it}")
        finally:
            at_it.cancel()
            with suppress(asyncio.CancelledError):
                await at_it
            async with self.held.database.begin() as session:
                await session.execute(update(LaneState).values(paused_until=None, failures=0))

    async def claimed(self) -> int:
        """How many of those were once in hand."""
        async with self.held.database.reads() as session:
            found = await session.scalar(
                select(func.count()).where(
                    Delivery.lane == Lanes.MATTERMOST, Delivery.lease.is_not(None)
                )
            )
        return found or 0


@asynccontextmanager
async def _desk(hook: int, mail: int, **store: Any) -> AsyncIterator[Desk]:
    settings = {
        "mattermost_url": f"http://127.0.0.1:{hook}/hooks/bench",
        "smtp_url": f"smtp+plain://127.0.0.1:{mail}",
        "mail_from": "desk@firma.example",
        **store,
    }
    async with house.desk(**settings) as (held, ids):
        letter = Target(lane=Lanes.EMAIL, address=EmailAddress(email=BORIS.email, name=BORIS.name))
        post = Target(
            lane=Lanes.MATTERMOST, address=MattermostAddress(channel=f"@{BORIS.mattermost}")
        )
        yield Desk(held, await Road.of(held, ids, letter), await Road.of(held, ids, post))


def beside(store: str) -> Measure:
    """Letters of a desk where nothing else waits, and of one where the other lane hangs."""

    async def rows() -> AsyncGenerator[Row, None]:
        async with AsyncExitStack() as stack:
            enter = stack.enter_async_context
            urls: list[dict[str, str]] = [{}, {}]
            if store == "PostgreSQL":
                server = await enter(house.server())
                names = ("calm", "hangs")
                urls = [{"database_url": await create_database(server, each)} for each in names]
            hook, mail = await enter(silent_sink()), await enter(smtp_sink())
            calm, busy = [await enter(_desk(hook, mail, **url)) for url in urls]
            await busy.hung.queue_many(QUEUED)
            for each in (calm, busy):
                await each.ages()
            turns: list[tuple[list[float], list[float]]] = []
            for _ in range(TURNS):
                alone = await calm.ages()
                async with busy.hanging():
                    turns.append((alone, await busy.ages()))
            yield _row(store, turns, await busy.claimed())

    return rows


def _row(store: str, turns: list[tuple[list[float], list[float]]], claimed: int) -> Row:
    medians = [tuple(map(statistics.median, each)) for each in turns]
    tails = [[statistics.quantiles(side, n=20)[-1] for side in each] for each in turns]
    p95 = [statistics.median(each) for each in zip(*tails, strict=True)]
    return Row(
        name=f"letter's age beside {QUEUED // 1000}k that hang",
        store=store,
        ours=statistics.median(with_it for _, with_it in medians),
        bare=statistics.median(alone for alone, _ in medians),
        unit="ms",
        ratio=statistics.median(with_it / alone for alone, with_it in medians),
        goal=1.05,
        at_most=True,
        more=f"p95 {p95[1]:.0f} and {p95[0]:.0f} ms; {claimed} of those that hang were in hand",
    )


MEASURES: Final[dict[str, Measure]] = {
    "beside a lane that hangs, PostgreSQL": beside("PostgreSQL"),
    "beside a lane that hangs, SQLite": beside("SQLite"),
    "a burst, PostgreSQL": burst.on("PostgreSQL"),
    "a burst, SQLite": burst.on("SQLite"),
}
