"""Writing the history: what changed, by whom, in words a reader understands later."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.people.models import Person, Team
from api.tickets.models import TicketChange


async def note(
    session: AsyncSession,
    ticket_id: UUID,
    actor_id: UUID,
    field: str,
    old: object,
    new: object,
) -> None:
    """One line; people and teams are kept by the name they had at that time."""
    session.add(
        TicketChange(
            ticket_id=ticket_id,
            actor_id=actor_id,
            field=field.removesuffix("_id"),
            old=await _said(session, old),
            new=await _said(session, new),
        )
    )


async def _said(session: AsyncSession, value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, UUID):
        found = await session.get(Person, value) or await session.get(Team, value)
        return found.name if found else str(value)
    return str(value)
