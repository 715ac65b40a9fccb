"""Prometheus metrics, read from the database at the scrape: the same in every mode and process."""

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import looks
from api.admin.faults import Fault
from api.clock import now
from api.notifications.channels import table
from api.notifications.lanes import health as lane_health
from api.notifications.models import Delivery, LaneState
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState, Lane


async def render(session: AsyncSession, *, redis_answers: bool | None = None) -> bytes:
    """The text exposition format; None where no Redis is needed."""
    registry = CollectorRegistry()
    await _queue(session, registry)
    await _outbox(session, registry)
    await _addresses(session, registry)
    await _faults(session, registry)
    await _machines(session, registry, redis_answers)
    return generate_latest(registry)


async def _queue(session: AsyncSession, registry: CollectorRegistry) -> None:
    deliveries = Gauge(
        "vestovoy_deliveries", "Deliveries by state", ["lane", "state"], registry=registry
    )
    age = Gauge(
        "vestovoy_queue_age_seconds", "Age of the oldest due delivery", ["lane"], registry=registry
    )
    paused = Gauge("vestovoy_lane_paused", "1 while the lane rests", ["lane"], registry=registry)
    counts = await session.execute(
        select(Delivery.lane, Delivery.state, func.count()).group_by(Delivery.lane, Delivery.state)
    )
    for lane, state, count in counts:
        deliveries.labels(lane, state).set(count)
    for lane in table.every_lane():
        oldest = await session.scalar(
            select(Delivery.due_at)
            .where(
                Delivery.lane == lane,
                Delivery.state == DeliveryState.PENDING,
                Delivery.due_at <= now(),
            )
            .order_by(Delivery.due_at)
            .limit(1)
        )
        age.labels(lane).set((now() - oldest).total_seconds() if oldest else 0)
        paused.labels(lane).set(await _rests(session, lane))


async def _rests(session: AsyncSession, lane: Lane) -> bool:
    """Because of trouble: one that is switched off needs nobody."""
    troubled = LaneState.last_error.is_distinct_from(lane_health.OFF)
    state = select(LaneState.id).where(
        LaneState.lane == lane, LaneState.paused_until > now(), troubled
    )
    return await session.scalar(state) is not None


async def _outbox(session: AsyncSession, registry: CollectorRegistry) -> None:
    waiting = await session.scalar(
        select(func.count()).select_from(OutboxEvent).where(OutboxEvent.planned_at.is_(None))
    )
    gauge = Gauge("vestovoy_events_unplanned", "Events that wait to be planned", registry=registry)
    gauge.set(waiting or 0)


async def _addresses(session: AsyncSession, registry: CollectorRegistry) -> None:
    dead = Gauge(
        "vestovoy_dead_addresses", "Addresses switched off", ["channel"], registry=registry
    )
    for channel in table.CHANNELS.values():
        count = await channel.marks.count(session)
        if count is not None:
            dead.labels(channel.key).set(count)


async def _faults(session: AsyncSession, registry: CollectorRegistry) -> None:
    gauge = Gauge(
        "vestovoy_faults", "Times that things were set aside", ["what"], registry=registry
    )
    counts = select(Fault.what, func.sum(Fault.times)).group_by(Fault.what)
    for what, times in await session.execute(counts):
        gauge.labels(what).set(times)


async def _machines(
    session: AsyncSession, registry: CollectorRegistry, redis_answers: bool | None
) -> None:
    age = Gauge(
        "vestovoy_worker_look_age_seconds",
        "Time since any worker looked for work; absent when none ever did",
        registry=None,
    )
    seconds = await looks.age(session)
    if seconds is not None:
        age.set(seconds)
        registry.register(age)
    if redis_answers is not None:
        up = Gauge("vestovoy_redis_up", "1 while Redis answers the API", registry=registry)
        up.set(redis_answers)
