"""What a company has open."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.tickets.models import IS_OPEN, Ticket
from shared.contracts.companies import OpenTicket


async def still_open(
    session: AsyncSession, client_id: UUID, limit: int
) -> tuple[list[OpenTicket], int]:
    """The oldest of them, so many at most, and how many there are."""
    mine = (Ticket.client_id == client_id, IS_OPEN)
    total = await session.scalar(select(func.count()).select_from(Ticket).where(*mine)) or 0
    columns = select(Ticket.id, Ticket.number, Ticket.title)
    rows = await session.execute(columns.where(*mine).order_by(Ticket.number).limit(limit))
    return [OpenTicket(id=row.id, number=row.number, title=row.title) for row in rows], total
