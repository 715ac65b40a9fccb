"""To whom requests for an absence come now, asked of one person (A1)."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.balance import rules
from api.absences.deciding.company import DEPUTIES_DEEP
from api.absences.models import Absence
from api.people.calendar import presence
from api.people.models import Person
from api.people.staff import tree
from shared.contracts.absences import AbsenceStatus
from shared.contracts.people import Role

IS_ASKED: Final = (
    select(Absence.id)
    .where(
        Absence.status == AbsenceStatus.PENDING,
        or_(Absence.approver_id == Person.id, Absence.escalated_to_id == Person.id),
    )
    .correlate(Person)
    .exists()
)
"""Whether a request waits for the Person of the statement around."""


async def last_approver(session: AsyncSession) -> Role:
    """The role that decides for who has nobody above."""
    return (await rules.load(session)).last_approver


async def approves(session: AsyncSession, person_id: UUID) -> bool:
    """Whether the person is asked already, or would be: for the own people, by the role that
    decides for those who have nobody above, or in place of somebody who is away."""
    if await _is_asked(session, person_id):
        return True
    keeper = await last_approver(session)
    known: set[UUID] = set()
    places = {person_id}
    for _ in range(DEPUTIES_DEEP):
        if await _decide(session, places, keeper):
            return True
        known |= places
        places = await presence.stood_in_for(session, places) - known
        if not places:
            break
    return False


async def _is_asked(session: AsyncSession, person_id: UUID) -> bool:
    asked = or_(Absence.approver_id == person_id, Absence.escalated_to_id == person_id)
    waits = select(Absence.id).where(Absence.status == AbsenceStatus.PENDING, asked).limit(1)
    return await session.scalar(waits) is not None


async def _decide(session: AsyncSession, ids: Collection[UUID], keeper: Role) -> bool:
    """Whether anybody of these decides by the own place in the company."""
    placed = or_(tree.manages(), Person.role == keeper)
    found = select(Person.id).where(Person.id.in_(ids), Person.active, placed).limit(1)
    return await session.scalar(found) is not None
