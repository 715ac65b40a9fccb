"""What the hour asks of pending requests: other approvers (A6), patience that ends (A7)."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.deciding import handover, slow
from api.absences.models import Absence
from api.clock import now
from api.db import Database
from api.settings import Settings
from shared.contracts.absences import AbsenceStatus


async def run(database: Database, settings: Settings) -> int:
    """Returns how many events it recorded; a doubled run records none twice."""
    async with database.reads() as session:
        if not await _somebody_waits(session):
            return 0
    async with database.begin() as session:
        moved = await handover.reassess(session, settings)
        return moved + await slow.press(session, settings, now())


async def _somebody_waits(session: AsyncSession) -> bool:
    """Most of the time nobody does, and a look costs no writer's turn."""
    pending = select(Absence.id).where(Absence.status == AbsenceStatus.PENDING).limit(1)
    return await session.scalar(pending) is not None
