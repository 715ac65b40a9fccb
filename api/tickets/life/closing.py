"""What the hour asks of resolved tickets: closed by themselves when nobody objects."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.clock import now
from api.db import Database
from api.objects import quarantine
from api.settings import Settings
from api.tickets.life.steps import come_to
from api.tickets.models import Ticket
from api.tickets.sla import promises
from shared.contracts.tickets import TicketStatus

AT_ONCE = 100
"""Tickets of one transaction."""


async def run(database: Database, settings: Settings) -> int:
    """Returns how many events it recorded; a doubled run records none twice. A ticket that cannot
    be closed stays as it is, and keeps none from being closed (U8)."""
    at = now()
    async with database.reads() as session:
        ids = list(await session.scalars(select(Ticket.id).where(*_due(at)).order_by(Ticket.id)))

    async def close(some: Sequence[UUID]) -> int:
        async with database.begin() as session:
            return await _close(session, settings, some, at)

    closed = 0
    for start in range(0, len(ids), AT_ONCE):
        done, _ = await quarantine.many("ticket to close", ids[start : start + AT_ONCE], close, str)
        closed += sum(done)
    return closed


async def _close(
    session: AsyncSession, settings: Settings, ids: Sequence[UUID], at: datetime
) -> int:
    plan = await promises.plan(session, settings)
    # Of two ticks at once the later one waits here, and finds them closed.
    due = select(Ticket).where(Ticket.id.in_(ids), *_due(at)).order_by(Ticket.id)
    with_client = due.options(joinedload(Ticket.client, innerjoin=True))
    rows = list(await session.scalars(with_client.with_for_update(key_share=True, of=Ticket)))
    for row in rows:
        await come_to(session, None, row, TicketStatus.CLOSED, plan)
    return len(rows)


def _due(at: datetime) -> tuple[ColumnElement[bool], ...]:
    return Ticket.close_at <= at, Ticket.status == TicketStatus.RESOLVED
