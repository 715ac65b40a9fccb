"""Ten thousand words at once to fifty people, in a process of its own: how fast they are planned
and delivered, how many become one message with others, and what that takes of memory.

    python -m tests.bench.burst PORT [DATABASE_URL]
"""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, insert, select, update

from api.clock import now
from api.db import new_id
from api.notifications.models import Delivery
from api.outbox import OutboxEvent, record
from api.resources import Resources
from api.tickets.events import TicketCommented
from api.tickets.models import Comment, Ticket
from shared.contracts.admin import DeliveryState
from shared.contracts.tickets import Visibility
from tests.bench import house, process
from tests.bench.row import Measure, Row
from tests.bench.sinks import http_sink
from tests.bench.turns import Failed
from tests.servers.databases import create_database

EVENTS: Final = 10_000
WARM: Final = 200
PEOPLE: Final = 50
TICKETS_EACH: Final = 4
AT_ONCE: Final = 500
MERGE_SECONDS: Final = 2
TICK_SECONDS: Final = 1
PATIENCE: Final = 120
LOOK: Final = 0.1


def on(store: str) -> Measure:
    """Rows of one store."""

    async def rows() -> AsyncGenerator[Row, None]:
        async with AsyncExitStack() as stack:
            port = await stack.enter_async_context(http_sink())
            url: list[str] = []
            if store == "PostgreSQL":
                server = await stack.enter_async_context(house.server())
                url = [await create_database(server, "burst")]
            found = await _alone(str(port), *url)
        counts = f"{found['sent']} messages, {found['merged']} told in another's"
        waits = f"{found['seconds']:.1f} s, of which windows are {MERGE_SECONDS} s long"
        yield Row(
            name=f"burst: {EVENTS // 1000}k events to {PEOPLE} people",
            store=store,
            ours=EVENTS / found["seconds"],
            unit="/s",
            more=f"{counts}, {waits}",
        )
        yield Row(
            name="burst: memory it takes",
            store=store,
            ours=found["grown"],
            unit="MB",
            goal=50,
            at_most=True,
            more=f"from {found['before']:.0f} MB",
        )

    return rows


async def _alone(*arguments: str) -> dict[str, float]:
    """In a process that nobody has used: freed memory of other work would hide what this takes."""
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.burst", *arguments, stdout=pipe, stderr=pipe
    )
    try:
        said, trouble = await child.communicate()
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        raise Failed(trouble.decode(errors="replace")[-1000:])
    return json.loads(said.splitlines()[-1])


@dataclass
class Burst:
    """The desk, and who works on what."""

    held: Resources
    anna: UUID
    tickets: list[UUID]

    async def happens(self, count: int) -> None:
        """Anna says so many words, a ticket after the other."""
        numbers = range(count)
        for start in numbers[::AT_ONCE]:
            async with self.held.database.begin() as session:
                values = [self._word(number) for number in numbers[start : start + AT_ONCE]]
                await session.execute(insert(Comment), values)
                for each in values:
                    said = {"ticket_id": each["object_id"], "comment_id": each["id"]}
                    record(
                        session,
                        TicketCommented(by=self.anna, visibility=Visibility.PUBLIC, **said),
                    )

    def _word(self, number: int) -> dict[str, Any]:
        return {
            "id": new_id(),
            "created_at": now(),
            "object_id": self.tickets[number % len(self.tickets)],
            "author_id": self.anna,
            "visibility": Visibility.PUBLIC,
            "text": f"Всё ещё не печатает, {number}-й раз",
            "earlier": [],
        }

    async def drains(self) -> tuple[float, float]:
        """Seconds until nothing waits, and how many megabytes the process came to meanwhile."""
        begun = time.monotonic()
        most, ticked = 0.0, -float(TICK_SECONDS)
        async with asyncio.timeout(PATIENCE):
            while await self._waits():
                if (moment := time.monotonic()) - ticked >= TICK_SECONDS:
                    ticked = moment
                    await self.held.pipeline.tick()
                await asyncio.sleep(LOOK)
                most = max(most, process.megabytes(os.getpid()))
        return time.monotonic() - begun, most

    async def _waits(self) -> bool:
        unplanned = select(OutboxEvent.id).where(OutboxEvent.planned_at.is_(None))
        pending = select(Delivery.id).where(Delivery.state == DeliveryState.PENDING)
        async with self.held.database.reads() as session:
            found = await session.execute(select(unplanned.exists(), pending.exists()))
            return any(found.one())

    async def counts(self) -> dict[tuple[str, str], int]:
        """Deliveries by state and reason."""
        how = (Delivery.state, Delivery.reason)
        async with self.held.database.reads() as session:
            rows = await session.execute(select(*how, func.count()).group_by(*how))
            return {(str(state), reason): count for state, reason, count in rows}


async def _made(held: Resources, ids: dict[str, UUID]) -> Burst:
    """Fifty agents with tickets of Anna's, of which nobody is told."""
    tickets = [await house.ticket(held, ids) for _ in range(PEOPLE * TICKETS_EACH)]
    async with held.database.begin() as session:
        for number in range(PEOPLE):
            agent = house.agent(number, mattermost_login=f"agent-{number}")
            session.add(agent)
            await session.flush()
            his = Ticket.id.in_(tickets[number::PEOPLE])
            await session.execute(update(Ticket).where(his).values(assignee_id=agent.id))
        await session.execute(update(OutboxEvent).values(planned_at=now()))
    return Burst(held, ids["anna"], tickets)


async def alone(port: str, *url: str) -> dict[str, float]:
    """What one process of its own found."""
    store = {"database_url": url[0]} if url else {}
    hook = f"http://127.0.0.1:{port}/hooks/bench"
    pace = {"merge_seconds": MERGE_SECONDS, "tick_seconds": TICK_SECONDS}
    async with house.desk(mattermost_url=hook, **pace, **store) as (held, ids):
        held.pipeline.register()
        burst = await _made(held, ids)
        await burst.happens(WARM)
        await burst.drains()
        warm = await burst.counts()
        await burst.happens(EVENTS)
        before = process.megabytes(os.getpid())
        seconds, most = await burst.drains()
        after = await burst.counts()
        sent, merged = (
            after.get(what, 0) - warm.get(what, 0) for what in (("sent", ""), ("skipped", "merged"))
        )
        if sent + merged != EVENTS:
            raise Failed(f"not all were told: {after}, {warm} before")
        found = {"seconds": seconds, "before": before, "grown": most - before}
        return found | {"sent": sent, "merged": merged}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(alone(*sys.argv[1:]))))
