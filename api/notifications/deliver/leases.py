"""What a worker holds while it delivers, and until when that is surely so."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from api.db import Database
from api.notifications.channels import table
from api.notifications.deliver.waiting import happens
from api.notifications.lanes import claims
from api.notifications.lanes.claimed import Claimed
from shared.contracts.admin import Lane

log = structlog.get_logger()

Clock = Callable[[], float]
"""Seconds that only go forward, as `time.monotonic`."""


@dataclass
class _Held:
    lease: str
    until: float
    answered: bool = False


class Leases:
    """The claimed deliveries of one run of a lane, and a Telegram lane itself (Q7).

    Renewed while the worker lives. A worker that was frozen, or cut off from the database, sees
    by its own clock that they are perhaps no longer its own.
    """

    def __init__(
        self, database: Database, lane: Lane, holder: str, length: timedelta, clock: Clock
    ) -> None:
        self._database = database
        self._lane = lane
        self._has_one_runner = table.bot_of(lane) is not None
        self._holder = holder
        self._length = length
        self._hold_length = min(length, claims.HOLD)
        self._clock = clock
        self._held: dict[UUID, _Held] = {}
        self._lane_until = math.inf

    def __len__(self) -> int:
        return len(self._held)

    @property
    def lane_is_ours(self) -> bool:
        """Always so where any number of workers may run the lane."""
        return self._clock() < self._lane_until

    def are_ours(self, rows: Iterable[Claimed]) -> bool:
        """Nobody else can have claimed one of them."""
        moment = self._clock()
        return all(moment < self._held[row.id].until for row in rows)

    async def hold(self) -> bool:
        """Become the one runner of the lane; False while it has another one."""
        if not self._has_one_runner:
            return True
        since = self._clock()
        async with self._database.begin() as session:
            held = await claims.hold(session, self._lane, self._holder, self._hold_length)
        self._lane_until = self._lane_end(since) if held else -math.inf
        return held

    async def claim(self, room: int, *, scout: bool = False) -> list[Claimed]:
        """Take up to so many due deliveries; none of those that are under way here already."""
        since = self._clock()
        async with self._database.begin() as session:
            batch = await claims.batch(
                session, self._lane, room, self._length, set(self._held), scout=scout
            )
        for row in batch:
            assert row.lease is not None, "it was just claimed"
            self._held[row.id] = _Held(row.lease, since + self._length.total_seconds())
        return batch

    async def put_back(self, rows: Sequence[Claimed], due_at: datetime) -> None:
        """Release them unsent."""
        async with self._database.begin() as session:
            await claims.put_back(session, rows, due_at)
        self.drop(rows)

    def answered(self, rows: Iterable[Claimed]) -> None:
        """Their outcome is known: from now on they may end at any moment."""
        for row in rows:
            self._held[row.id].answered = True

    def drop(self, rows: Iterable[Claimed]) -> None:
        """They are no longer under way here."""
        for row in rows:
            self._held.pop(row.id, None)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Renew everything that is held until the end, then let the lane go."""
        over = asyncio.Event()
        keeping = asyncio.create_task(self._keep(over))
        try:
            yield
        finally:
            over.set()
            await keeping
            if self._has_one_runner:
                async with self._database.begin() as session:
                    await claims.let_go(session, self._lane, self._holder)

    async def _keep(self, over: asyncio.Event) -> None:
        shortest = self._hold_length if self._has_one_runner else self._length
        while not await happens(over, shortest.total_seconds() / 3):
            try:
                await self._renew()
            except Exception as error:  # noqa: BLE001 - the next turn is near; the clock goes on
                reason = type(error).__name__
                log.warning("leases are not renewed", lane=self._lane, reason=reason)

    async def _renew(self) -> None:
        since = self._clock()
        asked = {row_id: held.lease for row_id, held in self._held.items()}
        if not asked and not self._has_one_runner:
            return
        async with self._database.begin() as session:
            renewed = await claims.renew(session, asked, self._length)
            lane_held = not self._has_one_runner or await claims.hold(
                session, self._lane, self._holder, self._hold_length
            )
        self._renewed(renewed, asked, since + self._length.total_seconds())
        if self._has_one_runner and not lane_held and self.lane_is_ours:
            log.warning("the lane has another runner", lane=self._lane)
        if self._has_one_runner:
            self._lane_until = self._lane_end(since) if lane_held else -math.inf

    def _lane_end(self, since: float) -> float:
        return since + self._hold_length.total_seconds()

    def _renewed(self, renewed: set[UUID], asked: Iterable[UUID], until: float) -> None:
        # What was settled meanwhile is in none of them, or answered and about to be dropped.
        for row_id in self._held.keys() & asked:
            held = self._held[row_id]
            held.until = until if row_id in renewed else -math.inf
            if row_id not in renewed and not held.answered:
                log.warning("a lease was lost", lane=self._lane, delivery_id=str(row_id))
