"""When a worker last looked for work: who else should know that none is there (Q11)."""

from datetime import datetime
from typing import Final

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import Database
from api.objects import desk_settings

SILENT_SECONDS: Final = 30.0
"""A worker notes each ten seconds that it lives."""
_NAME: Final = "worker_looks"


class Looks(msgspec.Struct):
    """One document for all workers: where nobody works, nobody writes it."""

    last_at: datetime | None = None


async def note(database: Database) -> None:
    """A worker of this desk is alive."""
    async with database.begin() as session:
        await desk_settings.keep(session, _NAME, Looks(last_at=now()))


async def age(session: AsyncSession) -> float | None:
    """Seconds since any worker was alive; None when none ever was."""
    last_at = (await desk_settings.load(session, _NAME, Looks)).last_at
    return max(0.0, (now() - last_at).total_seconds()) if last_at else None


async def silent(session: AsyncSession) -> bool:
    """Nobody plans or delivers."""
    seconds = await age(session)
    return seconds is None or seconds > SILENT_SECONDS
