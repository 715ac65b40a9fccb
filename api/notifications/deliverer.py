"""Runs a lane: claim, look once more, send, settle, until nothing is due (step 5 of the way)."""

import asyncio
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import structlog

from api.clock import now
from api.db import Database
from api.notifications import claims, merging, prepare
from api.notifications.channels.base import Channel, Outcome, Retry
from api.notifications.lanes import SCOPE_OF
from api.notifications.models import Delivery
from api.notifications.pace import Pace
from api.notifications.pool import ChannelPool
from api.notifications.prepare import Letter
from api.notifications.settle import Result, Settling
from api.settings import Settings
from shared.contracts.admin import Lane

log = structlog.get_logger()

BATCH = {
    Lane.TELEGRAM_STAFF: 30,
    Lane.TELEGRAM_CLIENT: 30,
    Lane.MATTERMOST: 50,
    Lane.EMAIL: 50,
    Lane.PUSH: 100,
}
"""What a crash between send and settle can repeat at most (Q2)."""
UNCONFIGURED = Retry(
    reason="the channel is not configured", after=timedelta(minutes=1), whole_lane=True
)


@dataclass(kw_only=True)
class Delivered:
    """What a run did."""

    sent: int = 0
    owes_plan: bool = False
    """The road itself recorded an event: a dead address, a failing channel."""
    lanes: frozenset[Lane] = frozenset()
    """Other lanes that got work: the next channel of a person (Q4)."""


class Deliverer:
    """Delivers the lanes of one process."""

    def __init__(self, database: Database, pool: ChannelPool, settings: Settings) -> None:
        self.database = database
        self.pool = pool
        self.settings = settings
        self.name = str(uuid4())
        self.lease = timedelta(seconds=settings.lease_seconds)
        self._paces = {lane: Pace(settings.telegram_per_second) for lane in SCOPE_OF}

    async def run(self, lane: Lane) -> Delivered:
        """Deliver everything that is due on the lane. A Telegram lane has one runner at a time."""
        done = Delivered()
        # Looking is a read: an idle lane must not take the writer's turn at every tick.
        if await self.wait_for_work(lane) != 0.0:
            return done
        if lane in SCOPE_OF and not await self._hold(lane):
            return done
        try:
            while await self._batch(lane, done):
                if lane in SCOPE_OF and not await self._hold(lane):
                    break
        finally:
            if lane in SCOPE_OF:
                async with self.database.begin() as session:
                    await claims.let_go(session, lane, self.name)
        return done

    async def wait_for_work(self, lane: Lane) -> float | None:
        """Seconds until the lane has something due; None when nothing is pending."""
        async with self.database.reads() as session:
            due = await claims.next_due(session, lane)
        return max(0.0, (due - now()).total_seconds()) if due else None

    async def _hold(self, lane: Lane) -> bool:
        async with self.database.begin() as session:
            return await claims.hold(session, lane, self.name)

    async def _batch(self, lane: Lane, done: Delivered) -> bool:
        async with self.database.begin() as session:
            batch = await claims.batch(session, lane, BATCH[lane], self.lease)
        full = len(batch) == BATCH[lane]
        if lane in SCOPE_OF:
            batch = await self._those_whose_turn_it_is(lane, batch)
        if batch:
            await self._deliver(lane, batch, done)
        return full

    async def _deliver(self, lane: Lane, batch: Sequence[Delivery], done: Delivered) -> None:
        async with self.database.reads() as session:
            ready = await prepare.prepare(session, batch, self.settings)
        results = await self._send(lane, ready.letters)
        async with self.database.begin() as session:
            settling = Settling(session, lane, self.settings.retry_scale)
            await settling.run(results, ready.held, ready.templates)
            done.owes_plan |= bool(session.info.get("nudge"))
            done.lanes |= frozenset(session.info.get("lanes", ()))
        done.sent += len(settling.sent)

    async def _send(self, lane: Lane, letters: list[Letter]) -> list[Result]:
        if not letters:
            return []
        channel = await self.pool.get(lane)
        if channel is None:
            return [Result(letter=each, outcome=UNCONFIGURED, tried=False) for each in letters]
        gate = asyncio.Semaphore(channel.concurrency)
        trouble = asyncio.Event()
        return list(
            await asyncio.gather(
                *(self._send_one(lane, channel, gate, trouble, each) for each in letters)
            )
        )

    async def _send_one(
        self,
        lane: Lane,
        channel: Channel,
        gate: asyncio.Semaphore,
        trouble: asyncio.Event,
        letter: Letter,
    ) -> Result:
        async with gate:
            if trouble.is_set():
                # The counterpart is down or asks us to wait: the rest of the batch is not tried
                # letter by letter (E7, Q3).
                skipped = Retry(reason="the lane pauses", whole_lane=False, after=timedelta(0))
                return Result(letter=letter, outcome=skipped, tried=False)
            if pace := self._paces.get(lane):
                await asyncio.sleep(pace.wait_for_bot())
            outcome = await self._outcome(channel, letter)
        if isinstance(outcome, Retry) and outcome.whole_lane:
            trouble.set()
        return Result(letter=letter, outcome=outcome)

    async def _outcome(self, channel: Channel, letter: Letter) -> Outcome:
        try:
            return await channel.send(letter.address, letter.message)
        except Exception as error:
            # An adapter turns its protocol's failures into outcomes; this is a bug in it, and it
            # must not take the rest of the batch along.
            log.exception("a channel adapter failed", delivery_id=str(letter.delivery.id))
            return Retry(reason=f"internal error: {type(error).__name__}")

    async def _those_whose_turn_it_is(
        self, lane: Lane, batch: Sequence[Delivery]
    ) -> list[Delivery]:
        """One message a second for a chat (Q7): the others go back to their place in time, so
        that a busy chat delays nobody else."""
        pace = self._paces[lane]
        turn: list[Delivery] = []
        waits: dict[int, list[Delivery]] = {}
        messages: set[Hashable] = set()
        for delivery in batch:
            chat_id = int(delivery.address["chat_id"])
            message = merging.key_of(delivery)
            if message in messages:
                turn.append(delivery)  # It goes in the same message.
            elif chat_id in waits or pace.wait_for_chat(chat_id) > 0:
                waits.setdefault(chat_id, []).append(delivery)
            else:
                turn.append(delivery)
                messages.add(message)
        for chat_id, rows in waits.items():
            async with self.database.begin() as session:
                wait = timedelta(seconds=max(0.05, pace.wait_of_chat(chat_id)))
                await claims.put_back(session, rows, now() + wait)
        return turn
