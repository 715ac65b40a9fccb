"""Prometheus metrics, read from the database at the scrape: the same in every mode and process."""

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import looks, state
from api.clock import now
from api.notifications.channels import table
from api.notifications.settle import sums
from shared.contracts.admin import DeliveryState


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
        "vestovoy_deliveries",
        "Deliveries that wait, and all that ended so far by how they did",
        ["lane", "state"],
        registry=registry,
    )
    age = Gauge(
        "vestovoy_queue_age_seconds", "Age of the oldest due delivery", ["lane"], registry=registry
    )
    paused = Gauge("vestovoy_lane_paused", "1 while the lane rests", ["lane"], registry=registry)
    for lane, count in (await state.waiting(session)).items():
        deliveries.labels(lane, DeliveryState.PENDING).set(count)
    for lane, ended, count in await session.execute(sums.ALL):
        deliveries.labels(lane, ended).set(count)
    states = await state.lanes(session)
    for lane in table.every_lane():
        oldest = await state.oldest_due(session, lane)
        age.labels(lane).set((now() - oldest).total_seconds() if oldest else 0)
        paused.labels(lane).set(lane in states and state.is_troubled(states[lane]))


async def _outbox(session: AsyncSession, registry: CollectorRegistry) -> None:
    count, _ = await state.unplanned(session)
    gauge = Gauge("vestovoy_events_unplanned", "Events that wait to be planned", registry=registry)
    gauge.set(count)


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
    for each in await state.faults(session):
        gauge.labels(each.what).set(each.times)


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
