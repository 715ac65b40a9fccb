"""Channels that had nothing to send are asked whether they still could: an expired password is
found before somebody's message waits for it (K3)."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import Database
from api.notifications.bots import bot_looks
from api.notifications.channels import table
from api.notifications.channels.pool import ChannelPool
from api.notifications.lanes import health as lane_health
from api.notifications.models import LaneState
from api.objects import quarantine
from api.settings import Settings
from shared.contracts.admin import Lane

IDLE: Final = timedelta(hours=1)
"""Who sent something within it, or met trouble, is known."""


async def idle_lanes(database: Database, pool: ChannelPool, settings: Settings) -> None:
    """Ask each without sending; what is wrong stands on its page, and the administrators hear."""
    async with database.reads() as session:
        wanted = await pool.configured(session) - await _known(session) - await _heard(session)
    for lane in sorted(filter(_has_one_counterpart, wanted)):
        with quarantine.turn("probe", lane=lane):
            await _ask(database, pool, settings, lane)


def _has_one_counterpart(lane: Lane) -> bool:
    """Of many there is none to ask; its adapter and what that loads are left alone."""
    return table.of(lane).origins is None


async def _known(session: AsyncSession) -> set[Lane]:
    lately = now() - IDLE
    heard = (LaneState.last_sent_at >= lately) | (LaneState.last_error_at >= lately)
    return set(await session.scalars(select(LaneState.lane).where(heard)))


async def _heard(session: AsyncSession) -> set[Lane]:
    """What its bot hears from it need not be asked again."""
    bots = table.bot_lanes().items()
    return {lane for scope, lane in bots if await bot_looks.hears(session, scope)}


async def _ask(database: Database, pool: ChannelPool, settings: Settings, lane: Lane) -> None:
    told = await pool.probe(lane)
    if told is None:
        return
    async with database.begin() as session:
        scale = settings.retry_scale
        await lane_health.mark(session, lane, sent=False, trouble=told, scale=scale)
