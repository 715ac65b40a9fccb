"""Deputies who left: somebody else stands in, or nobody (D8)."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.absences.events import DeputyNamed
from api.absences.models import Absence
from api.errors import VersionConflict
from api.objects import versioned
from api.people.calendar import presence
from shared.contracts.absences import AbsenceStatus


async def replace(session: AsyncSession, row: Absence, to: UUID | None) -> None:
    """Nobody stands in for oneself. Raises VersionConflict."""
    deputy_id = None if to == row.person_id else to
    if not await versioned.move(session, row, deputy_id=deputy_id):
        raise VersionConflict
    await presence.stand_in_by(session, row.id, deputy_id)
    if deputy_id is not None and row.status is AbsenceStatus.APPROVED:
        event = DeputyNamed(
            by=row.person_id,
            deputy_id=deputy_id,
            start=row.start,
            end=row.end,
            start_half=row.start_half,
            end_half=row.end_half,
        )
        outbox.record(session, event)
