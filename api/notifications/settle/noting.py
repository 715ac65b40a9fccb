"""Writes down what became of deliveries, whatever the database and our own bugs do meanwhile."""

from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.notifications.channels.base import Retry
from api.notifications.lanes import health as lane_health
from api.notifications.settle.outlast import outlast
from api.notifications.settle.settle import Settling
from api.notifications.settle.settled import Settled
from api.settings import Settings
from shared import quarantine
from shared.contracts.admin import Lane

log = structlog.get_logger()


@dataclass(kw_only=True)
class Delivered:
    """What a run did."""

    sent: int = 0
    left: int = 0
    """Claimed and left alone: the leases were not surely ours any more."""
    late: int = 0
    """Outcomes that came when another worker had claimed the delivery."""
    busy: bool = False
    """Nothing was done: the lane has another runner."""
    owes_plan: bool = False
    """The pipeline itself recorded an event: a dead address, a failing channel."""
    lanes: frozenset[Lane] = frozenset()
    """Other lanes that got work: the next channel of a person (Q4)."""


class Noting:
    """Nothing that was sent is forgotten because something else is broken; `done` counts."""

    def __init__(self, lane: Lane, database: Database, settings: Settings, done: Delivered) -> None:
        self._lane = lane
        self._database = database
        self._settings = settings
        self._key = settings.keys[0]
        self._done = done

    async def write(self, settled: Settled) -> None:
        """Together, or each by itself where that fails."""
        try:
            await outlast(lambda: self._settle(settled), lane=self._lane)
        except Exception as error:  # noqa: BLE001  # each by itself, and the one at fault barely
            apart = settled.apart()
            if len(apart) <= 1:
                self._note_fault(settled, error)
                await self._write_barely(settled)
                return
            log.warning("settled one by one", lane=self._lane, error=type(error).__name__)
            for each in apart:
                await self.write(each)

    async def write_probe(self, told: Retry) -> None:
        """The counterpart is not there, or wants nothing of us."""
        await outlast(lambda: self._mark(told), lane=self._lane)

    async def _mark(self, told: Retry) -> None:
        async with self._database.begin() as session:
            scale = self._settings.retry_scale
            await lane_health.mark(session, self._lane, sent=False, trouble=told, scale=scale)
            self._done.owes_plan |= bool(session.info.get("nudge"))

    async def _settle(self, settled: Settled) -> None:
        async with self._database.begin() as session:
            settling = self._settling(session)
            await settling.run(settled)
            owes_plan = bool(session.info.get("nudge"))
            lanes = frozenset[Lane](session.info.get("lanes", ()))
        self._done.owes_plan |= owes_plan
        self._done.lanes |= lanes
        self._count(settling)

    def _settling(self, session: AsyncSession) -> Settling:
        return Settling(
            session,
            self._lane,
            self._settings.retry_scale,
            dead_limit=self._settings.dead_addresses_limit,
            key=self._key,
        )

    async def _write_barely(self, settled: Settled) -> None:
        """Its state and nothing that follows from it: at least it is not sent again."""
        try:
            await outlast(lambda: self._note(settled), lane=self._lane)
        except Exception as error:  # noqa: BLE001
            # When its lease ends it is sent again, as after a crash (Q2).
            self._note_fault(settled, error)

    @staticmethod
    def _note_fault(settled: Settled, error: Exception) -> None:
        for each in settled.deliveries:
            quarantine.note("delivery", error, id=each.id)

    async def _note(self, settled: Settled) -> None:
        async with self._database.begin() as session:
            settling = self._settling(session)
            await settling.note(settled)
        self._count(settling)

    def _count(self, settling: Settling) -> None:
        self._done.sent += len(settling.sent)
        self._done.late += settling.late
