"""One lane from the queue to what is settled: claim, look once more, write, send, settle."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Self
from uuid import UUID

from sqlalchemy import Column, ColumnElement, func, insert, literal, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import table_of
from api.notifications.deliver.deliverer import Deliverer
from api.notifications.models import Delivery
from api.notifications.plan.addresses import Target
from api.notifications.plan.queue import delivery_values
from api.outbox import OutboxEvent
from api.resources import Resources
from tests.bench import house
from tests.bench.turns import Failed, Pace, timed

TICKETS: Final = 20
"""That the deliveries of a turn are about."""


@dataclass
class Road:
    """One lane from the queue to what is settled."""

    held: Resources
    ids: dict[str, UUID]
    target: Target
    events: list[UUID]
    queued: int = 0

    @classmethod
    async def of(cls, held: Resources, ids: dict[str, UUID], target: Target) -> Self:
        """Notices of Boris's about some tickets, which nobody tells otherwise."""
        return cls(held, ids, target, [await house.event(held, ids) for _ in range(TICKETS)])

    async def width(self) -> int:
        """How many its adapter sends at once."""
        channel = await self.held.pool.get(self.target.lane)
        assert channel is not None, "the bench has set it up"
        return channel.concurrency

    async def turn(self, count: int) -> Pace:
        """Queue so many, and deliver them by the clock."""
        await self.queue(count)
        deliverer = Deliverer(self.held.database, self.held.pool, self.held.settings)
        sent: list[int] = []

        async def deliver() -> None:
            sent.append((await deliverer.run(self.target.lane)).sent)

        pace = await timed(count, deliver)
        if sent != [count]:
            raise Failed(f"{sent} of {count} were sent; {await _why(self.held)}")
        return pace

    async def queue(self, count: int) -> None:
        """Due notices."""
        async with self.held.database.begin() as session:
            objects = {each.id: each.object_id for each in await _rows(session, self.events)}
            values = [
                delivery_values(
                    event_id,
                    self.ids["boris"],
                    self.target,
                    object_id=objects[event_id],
                    notice_id=None,
                    rank=1,
                    expires_at=now() + timedelta(hours=1),
                )
                | {"copy": number + 1}
                for number in range(self.queued, self.queued + count)
                for event_id in [self.events[number % len(self.events)]]
            ]
            await session.execute(insert(Delivery), values)
        self.queued += count

    async def queue_many(self, count: int) -> None:
        """Copies of one, made by the database itself."""
        await self.queue(1)
        of, is_sqlite = table_of(Delivery), self.held.database.is_sqlite
        n = select(literal(1).label("n")).cte(recursive=True)
        n = n.union_all(select(n.c.n + 1).where(n.c.n < count))
        own: dict[str, ColumnElement[Any]] = {
            "id": func.lower(func.hex(func.randomblob(16)))
            if is_sqlite
            else func.gen_random_uuid(),
            "copy": of.c["copy"] + n.c.n,
        }
        columns: list[Column[Any]] = list(of.columns)
        like = (of.c.lane == self.target.lane, of.c["copy"] == self.queued)
        copies = (
            select(*(own.get(each.name, each) for each in columns))
            .select_from(of.join(n, true()))
            .where(*like)
        )
        names = [each.name for each in columns]
        async with self.held.database.begin() as session:
            await session.execute(insert(of).from_select(names, copies, include_defaults=False))
        self.queued += count


async def _rows(session: AsyncSession, ids: list[UUID]) -> list[OutboxEvent]:
    return list(await session.scalars(select(OutboxEvent).where(OutboxEvent.id.in_(ids))))


async def _why(held: Resources) -> set[tuple[str, str]]:
    async with held.database.reads() as session:
        rows = await session.execute(select(Delivery.state, Delivery.reason).distinct())
        return {(state, reason) for state, reason in rows}
