"""One run of a lane: claims as places become free, settles as answers come."""

import asyncio
from collections.abc import Hashable, Sequence
from datetime import timedelta
from typing import Final

from api.clock import now
from api.db import Database
from api.notifications.channels import table
from api.notifications.channels.base import Channel, Rejected, Retry
from api.notifications.channels.pool import ChannelPool
from api.notifications.deliver.leases import Leases
from api.notifications.deliver.probes import Probes
from api.notifications.deliver.sending import Answer, Sending
from api.notifications.lanes import claims
from api.notifications.lanes import health as lane_health
from api.notifications.lanes.claimed import Claimed
from api.notifications.lanes.pace import Pace
from api.notifications.mail import templates as mail_templates
from api.notifications.models import Reason
from api.notifications.prepare import merging, prepare, recheck
from api.notifications.prepare.prepare import Dispatch, Prepared, Withheld
from api.notifications.settle.noting import Delivered, Noting
from api.notifications.settle.outlast import outlast
from api.notifications.settle.settled import Result, Settled
from api.objects import quarantine
from api.objects.quarantine import Bad
from api.settings import Settings
from shared.contracts.admin import Lane

LOOK_AGAIN: Final = 0.25
"""Seconds: while some hang, others may have become due."""
NEXT_TURN: Final = 0.05
"""Seconds at least until a chat's next message is looked at again."""
QUICK: Final = 0.5
"""Seconds: what was claimed and went within them may be more next time."""
AT_MOST: Final = 4
"""How many batches are claimed at once of a lane that is quick."""
STILL_BUSY: Final = 0.5
"""The same for a chat whose last message has not been answered yet."""
SWITCHED_OFF: Final = Retry(reason=lane_health.OFF, after=timedelta(minutes=1), whole_lane=True)
"""By the administrator, or its settings cannot work: what waits is kept."""
NOT_SET_UP: Final = Rejected(reason=Reason.NOT_CONFIGURED)
"""By nobody: who sets it up must not send out the past."""


class LaneRun:
    """Claims, sends and settles until nothing is due on the lane and nothing is under way."""

    def __init__(
        self,
        lane: Lane,
        database: Database,
        pool: ChannelPool,
        settings: Settings,
        *,
        leases: Leases,
        pace: Pace | None,
        stopping: asyncio.Event,
    ) -> None:
        self.lane = lane
        self.database = database
        self.pool = pool
        self.settings = settings
        self.done = Delivered()
        self._noting = Noting(lane, database, settings, self.done)
        self._leases = leases
        self._pace = pace
        self._stopping = stopping
        self._sending = Sending(lane, leases, pace, stopping)
        self._probes = Probes()
        self._more = True
        """The last claim left something behind."""
        self._looked = 0.0
        """When it was last asked what is due, by the loop's clock."""
        self._size = table.of(lane).batch
        """How many may be in hand: few where it goes slowly, so that what is urgent and comes later
        waits behind few."""
        self._took = -QUICK
        """When something was last claimed, by the same clock."""
        self._answers: list[Answer] = []
        self._untried: list[Result] = []
        self._withheld: list[Withheld] = []
        self._templates = mail_templates.Templates()

    async def work(self) -> Delivered:
        """Until nothing is due. What has begun ends, whatever goes wrong; only when cut in the
        middle it is noted as far as it came."""
        try:
            while self._more or self._sending or self._probes:
                if await self._may_take():
                    await self._take()
                await self._settle_answers()
        except Exception:
            while self._sending:
                await self._settle_answers()
            raise
        finally:
            await self._probes.end()
            self._answers += await self._sending.cut()
            await self._settle()
            self.done.left = self._sending.left
        return self.done

    # ------------------------------------------------------------ taking

    async def _may_take(self) -> bool:
        if self._stopping.is_set() or not self._leases.lane_is_ours:
            self._more = False
            return False
        if self._sending.has_enough or self._room <= 0:
            return False
        return self._more or await outlast(self._has_become_due, lane=self.lane)

    @property
    def _room(self) -> int:
        return self._size - len(self._leases)

    def _fit(self) -> None:
        """The more in hand, the sooner all of the last claim went."""
        batch = table.of(self.lane).batch
        since, self._took = self._took, asyncio.get_running_loop().time()
        is_quick = self._more and not self._pace and self._took - since < QUICK
        self._size = min(self._size * 2, batch * AT_MOST) if is_quick else batch

    async def _has_become_due(self) -> bool:
        if asyncio.get_running_loop().time() - self._looked < LOOK_AGAIN:
            return False
        self._looked = asyncio.get_running_loop().time()
        async with self.database.reads() as session:
            due = await claims.next_due(session, self.lane)
        return due is not None and due <= now()

    async def _take(self) -> None:
        troubles = self._sending.noted_troubles
        channel = await outlast(lambda: self.pool.get(self.lane), lane=self.lane)
        room = self._room
        batch = await outlast(lambda: self._leases.claim(room), lane=self.lane)
        self._more = len(batch) == room
        self._looked = asyncio.get_running_loop().time()
        self._fit()
        if batch:
            await self._begin(batch, channel, troubles)
        elif await outlast(self._has_turn, lane=self.lane):
            await self._ask(channel)

    async def _begin(
        self,
        batch: Sequence[Claimed],
        channel: Channel | None,
        troubles: int,
        *,
        scout: bool = False,
    ) -> None:
        if self._pace:
            batch = await self._those_whose_turn_it_is(batch, self._pace)
        for ready in await outlast(lambda: self._prepared(batch), lane=self.lane):
            self._withheld += ready.withheld
            self._templates.broken.update(ready.templates.broken)
            if channel:
                self._sending.begin(ready.dispatches, channel, troubles, scout=scout)
            elif ready.dispatches:
                await self._leave(ready.dispatches)

    async def _leave(self, dispatches: Sequence[Dispatch]) -> None:
        """There is nobody to send them."""
        kept = await outlast(lambda: self.pool.is_configured(self.lane), lane=self.lane)
        outcome = SWITCHED_OFF if kept else NOT_SET_UP
        self._untried += (
            Result(dispatch=each, outcome=outcome, tried=False) for each in dispatches
        )

    async def _prepared(self, batch: Sequence[Claimed]) -> list[Prepared]:
        """What cannot be prepared with the others is put off alone (U8)."""

        async def prepared(some: Sequence[Claimed]) -> Prepared:
            async with self.database.reads() as session:
                return await prepare.prepare(session, some, self.settings)

        parts, bad = await quarantine.many("delivery", batch, prepared)
        return [*parts, *map(_put_off, bad)]

    async def _those_whose_turn_it_is(self, batch: Sequence[Claimed], pace: Pace) -> list[Claimed]:
        """One message a second for a chat, and one at a time (Q7): the others go back to their
        place in time, so that a busy chat delays nobody else."""
        turn: list[Claimed] = []
        waits: dict[int, list[Claimed]] = {}
        messages: set[Hashable] = set()
        busy = self._sending.chats
        for delivery in batch:
            chat_id = delivery.address.get("chat_id")
            message = merging.key_of(delivery)
            if chat_id is None or message in messages:
                turn.append(delivery)  # It goes in the same message, or turns out broken.
            elif chat_id in waits or chat_id in busy or pace.wait_for_chat(chat_id) > 0:
                waits.setdefault(chat_id, []).append(delivery)
            else:
                turn.append(delivery)
                messages.add(message)
        for chat_id, rows in waits.items():
            least = STILL_BUSY if chat_id in busy else NEXT_TURN
            await self._put_back(rows, max(least, pace.wait_of_chat(chat_id)))
        return turn

    async def _put_back(self, rows: Sequence[Claimed], seconds: float) -> None:
        due = now() + timedelta(seconds=seconds)
        await outlast(lambda: self._leases.put_back(rows, due), lane=self.lane)

    # ------------------------------------------------------------ a lane that rests

    async def _has_turn(self) -> bool:
        async with self.database.reads() as session:
            if not await lane_health.is_half_open(session, self.lane):
                return False
        async with self.database.begin() as session:
            return await lane_health.take_turn(session, self.lane, self.settings.retry_scale)

    async def _ask(self, channel: Channel | None) -> None:
        """Whether the trouble is over; where there is nobody to ask, what waits is looked at."""
        if channel:
            self._probes.begin(channel)
            return
        async with self.database.begin() as session:
            await lane_health.open_again(session, self.lane)
        self._more = True

    async def _heed_probes(self) -> None:
        """One message goes ahead where the counterpart answered; the first that gets through opens
        the lane."""
        for channel, told in await self._probes.ended(0 if self._sending else LOOK_AGAIN):
            if told:
                await self._noting.write_probe(told)
                continue
            troubles = self._sending.noted_troubles
            scout = await outlast(lambda: self._leases.claim(1, scout=True), lane=self.lane)
            if scout:
                await self._begin(scout, channel, troubles, scout=True)

    # ------------------------------------------------------------ settling

    async def _settle_answers(self) -> None:
        """All that has been answered meanwhile in one transaction: many when answers come fast,
        each at once when they come slowly."""
        if self._probes:
            await self._heed_probes()
        within = 0 if self._withheld or self._untried else LOOK_AGAIN
        self._answers += await self._sending.answers(within, hungry=self._more)
        await self._settle()

    async def _settle(self) -> None:
        results = [*self._untried, *(each.result for each in self._answers)]
        settled = Settled(results=results, withheld=self._withheld, templates=self._templates)
        if settled:
            await self._noting.write(settled)
        self._leases.drop(settled.deliveries)
        self._sending.noted(self._answers)
        self._more |= any(each.result.scout for each in self._answers)
        self._answers, self._untried, self._withheld = [], [], []
        self._templates = mail_templates.Templates()


def _put_off(bad: Bad[Claimed]) -> Prepared:
    fault = recheck.Fault(f"internal error: {type(bad.error).__name__}")
    withheld = Withheld(delivery=bad.thing, verdict=fault)
    return Prepared(dispatches=[], withheld=[withheld], templates=mail_templates.Templates())
