"""How a lane fares: its health, the breaker's pause (E7) and the administrator's alarm (Q11)."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import case, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.clock import now
from api.notifications import claims, schedule
from api.notifications.channels.base import Retry
from api.notifications.events import ChannelFailing
from api.notifications.models import LaneState
from shared.contracts.admin import Lane

log = structlog.get_logger()

OFF = "switched_off"
"""The error of a lane that rests because the administrator says so."""
ALARM_AGAIN = timedelta(hours=6)


async def mark(
    session: AsyncSession, lane: Lane, *, sent: bool, trouble: Retry | None, scale: float
) -> None:
    """After a batch: whether anything went, and what went wrong for everybody."""
    if trouble is None:
        if sent:
            await _went_well(session, lane)
        return
    moment = now()
    state = await claims.state_of(session, lane)
    if sent:
        # It is not the whole lane then: the next pause is the shortest again.
        state.last_sent_at, state.failures = moment, 0
    state.last_error, state.last_error_at = trouble.reason[:500], moment
    if trouble.whole_lane:
        _pause(state, trouble, moment, scale)
    if trouble.alarm:
        _alarm(session, state, trouble.reason, moment)


def _pause(state: LaneState, trouble: Retry, moment: datetime, scale: float) -> None:
    if trouble.after is not None:
        # The counterpart lives and has named the time: no success ends it sooner (Q3).
        state.paused_until, state.failures = moment + trouble.after, 0
        return
    state.paused_until = moment + schedule.breaker_pause(state.failures, scale)
    state.failures += 1


async def _went_well(session: AsyncSession, lane: Lane) -> None:
    """One statement where the lane has its row, for this is asked with every few letters. The
    first success ends the breaker's pause."""
    mark = update(LaneState).where(LaneState.lane == lane).returning(LaneState.id)
    pause = case((LaneState.failures > 0, None), else_=LaneState.paused_until)
    values = {"last_sent_at": now(), "failures": 0, "paused_until": pause}
    well = mark.values(values).execution_options(synchronize_session=False)
    if await session.scalar(well) is None:
        await claims.state_of(session, lane)
        await session.execute(well)


def _alarm(session: AsyncSession, state: LaneState, reason: str, moment: datetime) -> None:
    if state.alarmed_at and moment - state.alarmed_at < ALARM_AGAIN:
        return
    state.alarmed_at = moment
    log.error("a channel needs the administrator", lane=state.lane, reason=reason)
    outbox.record(session, ChannelFailing(by=None, lane=state.lane, reason=reason[:300]))
