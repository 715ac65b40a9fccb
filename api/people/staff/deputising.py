"""Who may stand in for an employee who is away (A1, A9)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.people.errors import UnknownDeputy
from api.people.models import Person
from shared.contracts.people import PersonKind


async def require(session: AsyncSession, deputy_id: UUID, person_id: UUID | None) -> UUID:
    """Another active employee: two may well stand in for each other. Raises UnknownDeputy."""
    if deputy_id == person_id or not await is_here(session, deputy_id):
        raise UnknownDeputy
    return deputy_id


async def is_here(session: AsyncSession, person_id: UUID | None) -> bool:
    """Whether there is such a one, and has not left."""
    if person_id is None:
        return False
    here = (Person.kind == PersonKind.EMPLOYEE, Person.active)
    known = select(Person.id).where(Person.id == person_id, *here)
    return await session.scalar(known) is not None
