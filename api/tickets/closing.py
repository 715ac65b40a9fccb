"""What the hour asks of resolved tickets: closed by themselves when nobody objects."""

from datetime import datetime

from sqlalchemy import Select, select

from api.clock import now
from api.db import Database
from api.settings import Settings
from api.tickets import promises
from api.tickets.models import Ticket
from api.tickets.steps import come_to
from shared.contracts.tickets import TicketStatus

AT_ONCE = 100
"""Tickets of one tick; the next one takes the rest."""


async def run(database: Database, settings: Settings) -> int:
    """Returns how many events it recorded; a doubled run records none twice."""
    at = now()
    async with database.reads() as session:
        if await session.scalar(_due(at).limit(1)) is None:
            return 0
    async with database.begin() as session:
        plan = await promises.plan(session, settings)
        # Of two ticks at once the later one waits here, and finds them closed.
        rows = list(await session.scalars(_due(at).limit(AT_ONCE).with_for_update()))
        for row in rows:
            await come_to(session, None, row, TicketStatus.CLOSED, plan)
        return len(rows)


def _due(at: datetime) -> Select[Ticket]:
    due = (Ticket.close_at <= at, Ticket.status == TicketStatus.RESOLVED)
    return select(Ticket).where(*due).order_by(Ticket.id)
