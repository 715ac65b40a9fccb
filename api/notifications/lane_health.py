"""How a lane fares: its health, the breaker's pause (E7) and the administrator's alarm (Q11)."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.clock import now
from api.notifications import claims, schedule
from api.notifications.channels.base import Retry
from api.notifications.events import ChannelFailing
from api.notifications.models import LaneState
from shared.contracts.admin import Lane

log = structlog.get_logger()

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
        state.last_sent_at = moment
    state.last_error, state.last_error_at = trouble.reason[:500], moment
    if trouble.whole_lane:
        pause = trouble.after or schedule.breaker_pause(state.failures, scale)
        state.paused_until = moment + pause
        state.failures += 1
    if trouble.alarm:
        _alarm(session, state, trouble.reason, moment)


async def _went_well(session: AsyncSession, lane: Lane) -> None:
    """One statement where the lane has its row, for this is asked with every few letters."""
    mark = update(LaneState).where(LaneState.lane == lane).returning(LaneState.id)
    well = mark.values(last_sent_at=now(), failures=0).execution_options(synchronize_session=False)
    if await session.scalar(well) is None:
        await claims.state_of(session, lane)
        await session.execute(well)


def _alarm(session: AsyncSession, state: LaneState, reason: str, moment: datetime) -> None:
    if state.alarmed_at and moment - state.alarmed_at < ALARM_AGAIN:
        return
    state.alarmed_at = moment
    log.error("a channel needs the administrator", lane=state.lane, reason=reason)
    outbox.record(session, ChannelFailing(by=None, lane=state.lane, reason=reason[:300]))
