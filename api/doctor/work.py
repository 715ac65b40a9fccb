"""Whether work goes on: who works, what waits too long, what was given up."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import looks
from api.admin.faults import Fault
from api.clock import now
from api.doctor.case import Case
from api.doctor.finding import Finding, fine, look, unknown, wrong
from api.doctor.words import lane_name, since
from api.notifications.channels import table
from api.notifications.lanes import health
from api.notifications.models import Delivery, LaneState
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState

LATE: Final = timedelta(minutes=10)
"""A message that is due for so long is stuck."""
UNPLANNED: Final = timedelta(minutes=1)
RECENT: Final = timedelta(days=1)


async def worker(case: Case) -> AsyncIterator[Finding]:
    """By the note that a living one makes."""
    assert case.database
    async with case.database.reads() as session:
        age = await looks.age(session)
    if age is None:
        yield unknown("cli-doctor-never-worked")
    elif age > looks.SILENT_SECONDS:
        yield look("cli-doctor-stopped", since=since(case.t, age))
    else:
        yield fine("cli-doctor-works")


async def queue(case: Case) -> AsyncIterator[Finding]:
    """What waits although it is due."""
    assert case.database
    async with case.database.reads() as session:
        late = [each async for each in _late(case, session)]
    for each in late:
        yield each
    if not late:
        yield fine("cli-doctor-queue")


async def _late(case: Case, session: AsyncSession) -> AsyncIterator[Finding]:
    pending = (Delivery.state == DeliveryState.PENDING, Delivery.due_at < now() - LATE)
    waiting = select(Delivery.lane, func.count(), func.min(Delivery.due_at)).where(*pending)
    for lane, count, oldest in await session.execute(waiting.group_by(Delivery.lane)):
        moment = oldest if oldest.tzinfo else oldest.replace(tzinfo=now().tzinfo)
        age = since(case.t, (now() - moment).total_seconds())
        yield wrong("cli-doctor-late", lane=lane_name(case.t, lane), count=count, age=age)
    unplanned = (OutboxEvent.planned_at.is_(None), OutboxEvent.created_at < now() - UNPLANNED)
    if count := await session.scalar(select(func.count(OutboxEvent.id)).where(*unplanned)):
        yield wrong("cli-doctor-unplanned", count=count)


async def lanes(case: Case) -> AsyncIterator[Finding]:
    """Those that rest because of trouble."""
    assert case.database
    resting = (LaneState.paused_until > now(), LaneState.last_error.is_distinct_from(health.OFF))
    async with case.database.reads() as session:
        found = list(await session.scalars(select(LaneState).where(*resting)))
    for each in found:
        if each.lane in table.every_lane():
            reason = each.last_error or ""
            yield wrong("cli-doctor-paused", lane=lane_name(case.t, each.lane), reason=reason)
    if not found:
        yield fine("cli-doctor-lanes")


async def given_up(case: Case) -> AsyncIterator[Finding]:
    """What failed for good within a day, addresses that are switched off, things set aside."""
    assert case.database
    failed = (Delivery.state == DeliveryState.FAILED, Delivery.settled_at > now() - RECENT)
    async with case.database.reads() as session:
        letters = await session.scalar(select(func.count(Delivery.id)).where(*failed)) or 0
        aside = int(await session.scalar(select(func.sum(Fault.times))) or 0)
        dead = [await each.marks.count(session) or 0 for each in table.CHANNELS.values()]
    if letters:
        yield look("cli-doctor-failed", count=letters)
    if sum(dead):
        yield look("cli-doctor-dead", count=sum(dead))
    if aside:
        yield look("cli-doctor-aside", count=aside)
    if not (letters or aside or sum(dead)):
        yield fine("cli-doctor-nothing-lost")
