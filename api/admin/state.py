"""What is known of how the desk fares, asked once for all who tell it: the readiness, the metrics,
the page of health and `vestovoy doctor`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Row, distinct, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.faults import REPEATS, Fault
from api.clock import now
from api.db import first_id_of, is_sqlite
from api.http.paging import MANY
from api.notifications.lanes import health as lane_health
from api.notifications.models import Delivery, LaneState
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState, Lane

DAY: Final = timedelta(days=1)
_PENDING: Final = Delivery.state == literal(DeliveryState.PENDING.value, literal_execute=True)
"""As the index of what is due says it: its condition is no parameter."""
WAITING: Final = (
    select(Delivery.lane, func.count().label("waiting")).where(_PENDING).group_by(Delivery.lane)
)


@dataclass(frozen=True, kw_only=True)
class Due:
    """What of a lane could go now and has not gone."""

    count: int
    people: int
    oldest: datetime


async def waiting(session: AsyncSession) -> dict[Lane, int]:
    """By lane, also what is put off on purpose."""
    return {row.lane: row.waiting for row in await session.execute(WAITING)}


async def oldest_due(session: AsyncSession, lane: Lane) -> datetime | None:
    """Since when the lane's first could go; None: nothing could. One look, however many wait."""
    mine = (Delivery.lane == lane, _PENDING, Delivery.due_at <= now())
    asked = select(Delivery.due_at).where(*mine).order_by(Delivery.due_at).limit(1)
    return await session.scalar(asked)


async def due(session: AsyncSession) -> dict[Lane, Due]:
    """By lane; one that has nothing due is not there."""
    rows = await session.execute(
        select(
            Delivery.lane,
            func.count(),
            func.count(distinct(Delivery.person_id)),
            func.min(Delivery.due_at, type_=Delivery.due_at.type),
        )
        .where(_PENDING, Delivery.due_at <= now())
        .group_by(Delivery.lane)
    )
    return {
        lane: Due(count=count, people=people, oldest=oldest) for lane, count, people, oldest in rows
    }


async def lanes(session: AsyncSession) -> dict[Lane, LaneState]:
    """As they stand now; one that never sent has no row."""
    asked = select(LaneState).execution_options(populate_existing=True)
    return {each.lane: each for each in await session.scalars(asked)}


def rests(state: LaneState) -> bool:
    """Nothing is sent for a while."""
    return state.paused_until is not None and state.paused_until > now()


def is_troubled(state: LaneState) -> bool:
    """It rests because of trouble: one that is switched off needs nobody."""
    return rests(state) and state.last_error != lane_health.OFF


def is_healthy(state: LaneState) -> bool | None:
    """The later of the last success and the last failure tells; None: neither was."""
    if state.last_error_at is None:
        return True if state.last_sent_at else None
    return state.last_sent_at is not None and state.last_sent_at > state.last_error_at


async def unplanned(session: AsyncSession) -> tuple[int, datetime | None]:
    """Events of which nobody was told yet, and when the oldest of them happened."""
    asked = select(
        func.count(), func.min(OutboxEvent.created_at, type_=OutboxEvent.created_at.type)
    )
    count, oldest = (await session.execute(asked.where(OutboxEvent.planned_at.is_(None)))).one()
    return count, oldest


async def undelivered(session: AsyncSession) -> tuple[int, int]:
    """Deliveries that failed within a day, and to how many people; counted to a thousand."""
    failed = Delivery.state == literal(DeliveryState.FAILED.value, literal_execute=True)
    lately = select(Delivery.person_id).where(failed, Delivery.id >= first_id_of(now() - DAY))
    some = lately.limit(MANY).subquery()
    asked = select(func.count(), func.count(distinct(some.c.person_id))).select_from(some)
    count, people = (await session.execute(asked)).one()
    return count, people


async def faults(session: AsyncSession) -> Sequence[Row[str, int, datetime, str]]:
    """What was set aside: by kind how often, since when, and the last error."""
    rows = await session.execute(
        select(
            Fault.what,
            func.sum(Fault.times).label("times"),
            func.min(Fault.created_at, type_=Fault.created_at.type).label("since"),
            func.max(Fault.error).label("error"),
        ).group_by(Fault.what)
    )
    return rows.all()


def repeats(times: int) -> bool:
    """No accident any more."""
    return times >= REPEATS


async def clock_skew(session: AsyncSession) -> timedelta | None:
    """How far the database's clock is ahead; None where it has none of its own."""
    if is_sqlite(session):
        return None
    theirs: datetime = await session.scalar(select(func.clock_timestamp())) or now()
    return theirs - now()
