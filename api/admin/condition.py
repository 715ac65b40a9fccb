"""What is not well and what others can do without: told beside the readiness, and no reason to
send nobody (Q11)."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import looks
from api.clock import now
from api.notifications.models import LaneState


async def told(session: AsyncSession, *, redis_answers: bool | None) -> dict[str, str]:
    """By name; Redis is not named where it is not needed (None)."""
    redis = {} if redis_answers is None else {"redis": "ok" if redis_answers else "unavailable"}
    worker = "silent" if await looks.silent(session) else "ok"
    return {**redis, "worker": worker, "lanes": await _lanes(session)}


async def _lanes(session: AsyncSession) -> str:
    paused = select(LaneState.lane).where(LaneState.paused_until > now())
    names = sorted(await session.scalars(paused))
    return f"paused: {', '.join(names)}" if names else "ok"
