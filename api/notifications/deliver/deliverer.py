"""Delivers the lanes of a process (step 5 of the way)."""

import asyncio
import time
from datetime import timedelta
from uuid import uuid4

from api.clock import now
from api.db import Database
from api.notifications.channels import table
from api.notifications.channels.pool import ChannelPool
from api.notifications.deliver.lane_run import LaneRun
from api.notifications.deliver.leases import Clock, Leases
from api.notifications.lanes import claims
from api.notifications.lanes.pace import Pace
from api.notifications.settle.noting import Delivered
from api.settings import Settings
from shared.contracts.admin import Lane


class Deliverer:
    """Runs each lane from what is due to what is settled; `clock` only goes forward."""

    def __init__(
        self,
        database: Database,
        pool: ChannelPool,
        settings: Settings,
        clock: Clock = time.monotonic,
    ) -> None:
        self.database = database
        self.pool = pool
        self.settings = settings
        self.name = str(uuid4())
        self.lease = timedelta(seconds=settings.lease_seconds)
        self.stopping = asyncio.Event()
        """Set when the process is about to end: what has begun ends, the rest is put back."""
        self._clock = clock
        per_second = settings.telegram_per_second
        self._paces = {lane: Pace(per_second) for lane in table.bot_lanes().values()}

    async def run(self, lane: Lane) -> Delivered:
        """Deliver everything that is due on the lane. A Telegram lane has one runner at a time."""
        # Looking is a read: an idle lane must not take the writer's turn at every tick.
        if await self.wait_for_work(lane) != 0.0:
            return Delivered()
        leases = Leases(self.database, lane, self.name, self.lease, self._clock)
        if not await leases.hold():
            return Delivered(busy=True)
        async with leases.kept():
            return await self._run(lane, leases).work()

    async def wait_for_work(self, lane: Lane) -> float | None:
        """Seconds until the lane has something due; None when nothing is pending."""
        async with self.database.reads() as session:
            due = await claims.next_due(session, lane)
        return max(0.0, (due - now()).total_seconds()) if due else None

    def _run(self, lane: Lane, leases: Leases) -> LaneRun:
        return LaneRun(
            lane,
            self.database,
            self.pool,
            self.settings,
            leases=leases,
            pace=self._paces.get(lane),
            stopping=self.stopping,
        )
