"""How a lane fares: its health, the breaker's pause (E7) and the administrator's alarm (Q11).

A lane that met lane-wide trouble is closed. When its pause is over it is half open: whoever takes
the turn asks the counterpart without sending, and on a good answer one message goes ahead. The
first message that gets through opens the lane for all that wait.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

import structlog
from sqlalchemy import ColumnElement, bindparam, case, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.clock import now
from api.db import table_of
from api.engine.hot import Hot
from api.notifications.channels.base import Retry
from api.notifications.events import ChannelFailing
from api.notifications.lanes import claims, schedule
from api.notifications.models import LaneState
from shared.contracts.admin import Lane

log = structlog.get_logger()

OFF = "switched_off"
"""The error of a lane that rests because the administrator says so."""
ALARM_AGAIN = timedelta(hours=6)
WELL: Final[dict[str, Any]] = {
    "paused_until": None,
    "failures": 0,
    "alarmed_at": None,
    "failing_since": None,
}
NO_FAULT: Final[dict[str, Any]] = {"last_error": None, "last_error_at": None, "last_says": ""}
_random = Random()  # noqa: S311 - jitter, not a secret


async def mark(
    session: AsyncSession,
    lane: Lane,
    *,
    sent: bool,
    trouble: Retry | None,
    scale: float,
    scouted: bool = False,
) -> None:
    """After a batch: whether anything went, and what went wrong for everybody, or for the one
    message that `scouted`."""
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
    state.last_says = trouble.says
    state.failing_since = state.failing_since or moment
    if trouble.whole_lane:
        _pause(state, trouble, moment, scale, scouted=scouted)
    if trouble.alarm:
        _alarm(session, state, trouble.reason, moment)


def _pause(
    state: LaneState, trouble: Retry, moment: datetime, scale: float, *, scouted: bool
) -> None:
    if trouble.after is not None:
        # The counterpart lives and has named the time: no success ends it sooner (Q3).
        state.paused_until, state.failures = moment + trouble.after, 0
        return
    if trouble.silent and not (scouted and trouble.perhaps_sent):
        # It says nothing when it is back, and being asked costs it nothing. Only where a message
        # may become a copy each time, although the probe was answered, is less and less risked.
        soon = moment + schedule.probe_after(_random, scale)
        state.paused_until = max(state.paused_until or soon, soon)
        state.failures = max(state.failures, 1)
        return
    state.paused_until = moment + schedule.breaker_pause(state.failures, scale)
    state.failures += 1


async def is_half_open(session: AsyncSession, lane: Lane) -> bool:
    """Closed by trouble, and its pause is over: somebody may ask whether that is over too."""
    return await session.scalar(select(LaneState.id).where(*_half_open(lane))) is not None


async def take_turn(session: AsyncSession, lane: Lane, scale: float) -> bool:
    """Become the one who asks; for a while nobody else does, however long the answer takes."""
    until = now() + schedule.probe_after(_random, scale)
    turn = update(LaneState).where(*_half_open(lane)).values(paused_until=until)
    taken = turn.returning(LaneState.id).execution_options(synchronize_session=False)
    return await session.scalar(taken) is not None


def _half_open(lane: Lane) -> tuple[ColumnElement[bool], ...]:
    return (LaneState.lane == lane, LaneState.failures > 0, LaneState.paused_until <= now())


async def open_again(session: AsyncSession, lane: Lane) -> None:
    """There is nobody to be spared."""
    state = update(LaneState).where(LaneState.lane == lane).values(paused_until=None)
    await session.execute(state.execution_options(synchronize_session=False))


async def forgive(session: AsyncSession, lane: Lane, *of: ColumnElement[bool]) -> None:
    """What was wrong is over, as far as the conditions say what that was."""
    await session.execute(
        update(LaneState).where(LaneState.lane == lane, *of).values(**WELL, **NO_FAULT)
    )


_LANES: Final = table_of(LaneState)
_WENT_WELL: Final = Hot(
    update(_LANES)
    .where(_LANES.c.lane == bindparam("of_lane"))
    .values(
        last_sent_at=bindparam("moment"),
        failures=0,
        failing_since=None,
        paused_until=case((_LANES.c.failures > 0, None), else_=_LANES.c.paused_until),
    )
    .returning(_LANES.c.id)
)


async def _went_well(session: AsyncSession, lane: Lane) -> None:
    """One statement where the lane has its row, for this is asked with every few messages. The
    first success ends the breaker's pause."""
    well = {"of_lane": lane, "moment": now()}
    if await _WENT_WELL.first(session, well) is None:
        await claims.state_of(session, lane)
        await _WENT_WELL.first(session, well)


def _alarm(session: AsyncSession, state: LaneState, reason: str, moment: datetime) -> None:
    if state.alarmed_at and moment - state.alarmed_at < ALARM_AGAIN:
        return
    state.alarmed_at = moment
    log.error("a channel needs the administrator", lane=state.lane, reason=reason)
    outbox.record(session, ChannelFailing(by=None, lane=state.lane, reason=reason[:300]))
