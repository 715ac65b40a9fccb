"""Who may take over the work of somebody else."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.departures.errors import UnsuitableSuccessor
from api.people.models import Person
from shared.contracts.people import PersonKind, Role


async def require(
    session: AsyncSession, person_id: UUID | None, leaver_id: UUID, *, tickets: bool
) -> Person | None:
    """The successor, who stays one until this transaction ends; `tickets`: there are some to take
    over. Raises UnsuitableSuccessor."""
    if person_id is None:
        return None
    person = await session.scalar(
        select(Person)
        .where(Person.id == person_id, Person.kind == PersonKind.EMPLOYEE, Person.active)
        .with_for_update(read=True)
    )
    if person is None or person.id == leaver_id:
        raise UnsuitableSuccessor("hand_over_to: another active employee", field="hand_over_to")
    if tickets and person.role not in (Role.AGENT, Role.ADMIN):
        raise UnsuitableSuccessor(
            "hand_over_to: there are tickets to take over, and the person works on none",
            field="hand_over_to",
        )
    return person
