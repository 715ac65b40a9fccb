"""The worker: runs the pipeline when woken, and on a tick, so that a lost wake-up loses nothing."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import structlog
from taskiq import AsyncBroker
from taskiq.cli.scheduler.run import SchedulerLoop
from taskiq.receiver import Receiver
from taskiq.schedule_sources import LabelScheduleSource

from api.admin import faults
from api.admin.desk import retention as keeping
from api.auth import sessions
from api.auth.invitations import service as invitations
from api.auth.links import one_time
from api.db import Database
from api.files import service as files
from api.files.storage import FileStorage
from api.http import idempotency
from api.notifications import periodic, retention, terms
from api.notifications.channels.webpush import subscriptions as push
from api.notifications.deliver import asking
from api.notifications.deliver.deliverer import Deliverer
from api.notifications.lanes import claims
from api.notifications.plan import planner
from api.notifications.plan.planner import Planned
from api.objects import quarantine
from api.people.imports import records as people_imports
from api.security import limits
from api.settings import Settings
from api.signals import broker as brokers
from api.signals import live
from api.signals.broker import PLAN
from api.signals.live import Live
from api.signals.wakes import Wakes
from api.tickets.life import old_files
from shared.contracts.admin import Lane
from shared.contracts.notifications import LiveEvent

log = structlog.get_logger()

DELIVER = "deliver"
TICK = "tick"
CLOCK = "clock"
SWEEP = "sweep"
CLOCK_SECONDS = 30
"""How late at most a digest or a reminder is noticed."""
SWEEP_SECONDS = 3600
LISTEN_AGAIN_SECONDS = 1.0
SWEEPS = (
    idempotency.sweep,
    limits.sweep,
    sessions.sweep,
    one_time.sweep,
    invitations.sweep,
    push.sweep,
    faults.sweep,
    people_imports.sweep,
)
"""What is forgotten by a statement or two each."""


class Pipeline:
    """The tasks and what they need."""

    def __init__(
        self,
        database: Database,
        broker: AsyncBroker,
        channels: Live,
        deliverer: Deliverer,
        storage: FileStorage,
        settings: Settings,
    ) -> None:
        self.database = database
        self.broker = broker
        self.channels = channels
        self.deliverer = deliverer
        self.storage = storage
        self.settings = settings
        self.wakes = Wakes()
        self.stopping = deliverer.stopping
        self.begun: dict[str, float] = {}
        """When a task last began here, by the clock that only goes forward."""
        self.waker = brokers.Waker(broker)
        self._own: set[asyncio.Task[None]] = set()

    def register(self) -> None:
        """Put the tasks on the broker, with the schedule of the ticks."""

        # Taskiq renames what it registers, and a bound method has no name of its own.
        async def plan() -> None:
            await self.plan()

        async def deliver(lane: str) -> None:
            await self.deliver(lane)

        async def tick() -> None:
            await self.tick()

        async def clock() -> None:
            await self.clock()

        async def sweep() -> None:
            await self.sweep()

        every = self.settings.tick_seconds
        register = self.broker.register_task
        register(plan, task_name=PLAN)
        register(deliver, task_name=DELIVER)
        register(tick, task_name=TICK, schedule=[{"interval": every}])
        register(clock, task_name=CLOCK, schedule=[{"interval": CLOCK_SECONDS}])
        register(sweep, task_name=SWEEP, schedule=[{"interval": SWEEP_SECONDS}])

    async def plan(self) -> None:
        """Plan what is unplanned, wake the lanes that got work, tell the open pages."""
        self.begun[PLAN] = time.monotonic()
        await self.wakes.run(PLAN, self._plan)

    async def deliver(self, lane: str) -> None:
        """Deliver what is due on the lane."""
        self.begun[DELIVER] = time.monotonic()
        await self.wakes.run(lane, lambda: self._deliver(Lane(lane)))

    async def tick(self) -> None:
        """The safety net under every wake-up. Who plans looks for due lanes too: an idle lane is
        not asked by itself."""
        await self._wake(PLAN)

    async def clock(self) -> None:
        """Do what the hour asks for: digests, reminders, what was put off."""
        self.begun[CLOCK] = time.monotonic()
        await self.wakes.run(CLOCK, self._clock)

    async def sweep(self) -> None:
        """Forget what nobody needs: old idempotency keys and counters, sessions that ended,
        uploads that belong to nothing, notices of long ago. And ask channels that had nothing to
        send whether they could."""
        for sweep in SWEEPS:
            with quarantine.turn("sweep", of=sweep.__module__):
                async with self.database.begin() as session:
                    await sweep(session)
        with quarantine.turn("sweep", of=files.__name__):
            await files.sweep(self.database, self.storage)
        with quarantine.turn("sweep", of=retention.__name__):
            kept = await keeping.now_of(self.database, self.settings)
            await retention.sweep(self.database, kept.deliveries_days)
            await retention.tidy(self.database, terms.terms(kept.audit_days))
            await old_files.sweep(self.database, self.storage, self.settings, kept.files_days)
        with quarantine.turn("sweep", of=asking.__name__):
            await asking.idle_lanes(self.database, self.deliverer.pool, self.settings)
        with quarantine.turn("sweep", of=Database.__module__):
            await self.database.optimize()

    def begin(self, task: str, *args: str) -> None:
        """Do it in this process, beside everything else."""
        works: dict[str, Callable[..., Awaitable[None]]] = {
            PLAN: self.plan,
            DELIVER: self.deliver,
            CLOCK: self.clock,
        }
        begun = asyncio.create_task(self._alone(task, works[task](*args)))
        self._own.add(begun)
        begun.add_done_callback(self._own.discard)

    async def finish(self) -> None:
        """Wait for what this process has begun by itself, and for what that begins."""
        with suppress(TimeoutError):
            async with asyncio.timeout(brokers.FINISH_SECONDS):
                while self._own:
                    await asyncio.wait(self._own)

    async def _wake(self, task: str, *args: str) -> None:
        """Whichever process is free; while none can be woken, this one does it."""
        if not await self.waker.wake(task, *args):
            self.begin(task, *args)

    async def _alone(self, task: str, work: Awaitable[None]) -> None:
        with quarantine.turn("work", of=task):
            await work

    async def _clock(self) -> None:
        if await periodic.run(self.database, self.settings):
            await self._wake(PLAN)

    async def _plan(self) -> None:
        if self.stopping.is_set():
            return
        window = timedelta(seconds=self.settings.merge_seconds)
        try:
            done = await planner.plan(self.database, window, self.deliverer.pool.configured)
        finally:
            # What is planned goes out, also while nothing new can be planned.
            await self._wake_lanes()
        await self._tell_pages(done)

    async def _wake_lanes(self) -> None:
        """Those with something due before the next tick: not only what was planned, also a
        delivery that is sent again, a lane that was mended."""
        soon = timedelta(seconds=self.settings.tick_seconds)
        async with self.database.reads() as session:
            due = await claims.due_lanes(session, soon)
        for lane in due:
            await self._wake(DELIVER, lane)

    async def _deliver(self, lane: Lane) -> None:
        """Deliver, and stay for what becomes due before the next tick comes anyway."""
        while not self.stopping.is_set():
            done = await self.deliverer.run(lane)
            if done.owes_plan:
                await self._wake(PLAN)
            for other in done.lanes - {lane}:
                await self._wake(DELIVER, other)
            if done.busy:
                return  # Its runner takes what becomes due; a tick comes if that one dies.
            wait = await self.deliverer.wait_for_work(lane)
            if wait is None or wait >= self.settings.tick_seconds:
                return
            await self._rest(max(wait, 0.05))

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _tell_pages(self, done: Planned) -> None:
        try:
            for person_id in done.people:
                news = LiveEvent(kind="notification")
                await self.channels.say(news, [live.of_person(person_id)])
            for about, subject in done.changed.items():
                news = LiveEvent(kind=about.kind, id=str(about.id))
                await self.channels.say(news, subject.pages)
        except Exception:
            # Pages fetch anew when they reconnect; the notices themselves are in the database.
            log.exception("telling the open pages failed")


async def listen(broker: AsyncBroker, stop: asyncio.Event, waker: brokers.Waker) -> None:
    """Take wake-ups from Redis until told to stop; tasks that began are finished. A Redis that
    does not answer for a while ends no worker: it is asked again, and meanwhile nobody relies on
    the waker."""
    # On one machine there is no Redis, and its client is not loaded.
    from redis.exceptions import RedisError  # noqa: PLC0415

    from api.signals.broker_redis import Stream  # noqa: PLC0415

    assert isinstance(broker, Stream), "only processes that share a Redis listen to it"
    broker.is_worker_process = True
    while not stop.is_set():
        try:
            async with broker.reading_until(stop):
                await Receiver(broker, max_async_tasks=20, wait_tasks_timeout=20).listen(stop)
        except* (RedisError, OSError) as lost:
            waker.breaks("wake-ups do not come", repr(lost.exceptions[0]))
            await asyncio.sleep(LISTEN_AGAIN_SECONDS)


async def schedule(broker: AsyncBroker, stop: asyncio.Event) -> None:
    """Send the ticks until told to stop. A doubled scheduler only ticks twice."""
    source = LabelScheduleSource(broker)
    await source.startup()
    loop = asyncio.create_task(SchedulerLoop(brokers.Ticks(broker, [source])).run())
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({loop, stopped}, return_when=asyncio.FIRST_COMPLETED)
    for task in (loop, stopped):
        task.cancel()
    if loop.done() and not loop.cancelled():
        loop.result()
