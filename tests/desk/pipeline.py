"""The way of notices, run by hand: plan, deliver, let time pass, look at the queue."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from api.http import idempotency
from api.notifications.channels import table
from api.notifications.models import Delivery, LaneState
from api.notifications.periodic import Job
from api.notifications.plan import planner
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState, Lane
from tests.desk.rows import Rows

TIMED: tuple[type[Any], ...] = (Delivery, LaneState, OutboxEvent, idempotency.IdempotencyKey)
"""What the pipeline does by the clock."""


@dataclass(kw_only=True)
class PipelineByHand(Rows):
    """Nothing is told before `pipeline` is called."""

    async def pipeline(self) -> None:
        """Plan and deliver until nobody has anything to do at this moment."""
        deliverer = self.held.pipeline.deliverer
        while True:
            window = timedelta(seconds=self.settings.merge_seconds)
            await planner.plan(self.held.database, window, deliverer.pool.configured)
            done = await asyncio.gather(*(deliverer.run(lane) for lane in table.every_lane()))
            if not any(each.owes_plan or each.lanes for each in done):
                return

    async def records(self, hand: Job) -> list[str]:
        """The kinds of what this hand of the clock records now."""
        before = {row.id for row in await self.all(OutboxEvent)}
        await hand(self.held.database, self.settings)
        return [row.kind for row in await self.all(OutboxEvent) if row.id not in before]

    async def passes(self, **time: float) -> None:
        """So much time goes by on the pipeline: every moment in its tables moves into the past."""
        by = timedelta(**time)
        async with self.held.database.begin() as session:
            for table in TIMED:
                for row in await session.scalars(select(table)):
                    for column in row.__mapper__.columns:
                        value = getattr(row, column.key)
                        if isinstance(value, datetime):
                            setattr(row, column.key, value - by)

    async def deliveries(
        self, key: str | None = None, lane: Lane | None = None, **where: Any
    ) -> list[Delivery]:
        """Of a person, on a lane, the oldest first."""
        wanted = [getattr(Delivery, name) == value for name, value in where.items()]
        wanted += [Delivery.person_id == self.ids[key]] if key else []
        wanted += [Delivery.lane == lane] if lane else []
        return await self.all(Delivery, *wanted)

    async def unsent(self) -> int:
        return await self.count(Delivery, Delivery.state == DeliveryState.PENDING)

    async def lane(self, lane: Lane) -> LaneState:
        return await self.one(LaneState, LaneState.lane == lane)
