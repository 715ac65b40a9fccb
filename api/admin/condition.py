"""What is not well and what others can do without: told beside the readiness, and no reason to
send nobody (Q11)."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import looks, state


async def told(session: AsyncSession, *, redis_answers: bool | None) -> dict[str, str]:
    """By name; Redis is not named where it is not needed (None)."""
    redis = {} if redis_answers is None else {"redis": "ok" if redis_answers else "unavailable"}
    worker = "silent" if await looks.silent(session) else "ok"
    return {**redis, "worker": worker, "lanes": await _lanes(session)}


async def _lanes(session: AsyncSession) -> str:
    lanes = (await state.lanes(session)).items()
    lanes = (await state.lanes(session)).items()
    paused = sorted(lane for lane, each in lanes if state.rests(each))
    return f"paused: {', '.join(paused)}" if paused else "ok"
