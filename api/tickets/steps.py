"""The one way a ticket changes: while it is what was read, promised times and history with it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox, versioned
from api.catalogue import categories
from api.clock import now
from api.people import history
from api.principal import Principal
from api.tickets import sla
from api.tickets.events import TicketEdited
from api.tickets.models import Ticket, TicketChange
from api.tickets.sla import Moment, Plan


async def move(
    session: AsyncSession, ticket: Ticket, plan: Plan, *, reacts: bool = False, **values: Any
) -> bool:
    """As `versioned.move`, the promised times included."""
    moment = Moment(
        at=now(),
        opened_at=ticket.created_at,
        priority=values.get("priority", ticket.priority),
        status=values.get("status", ticket.status),
        reacts=reacts,
    )
    before = ticket.clock.columns()
    clock = sla.after(ticket.clock, moment, plan).columns()
    # What stays is not written: a public word may be the reaction at this very moment.
    moved = {name: value for name, value in clock.items() if value != before[name]}
    return await versioned.move(session, ticket, **values, **moved)


async def note(
    session: AsyncSession,
    ticket_id: UUID,
    actor_id: UUID | None,
    field: str,
    old: object,
    new: object,
) -> None:
    """One line of the history; a category, too, is kept by the name it had."""
    if field == "category_id":
        old, new = [await categories.name_of(session, each) for each in (old, new)]
    await history.add(session, TicketChange, actor_id, field, old, new, ticket_id=ticket_id)


def record_edit(
    session: AsyncSession, actor: Principal, ticket_id: UUID, fields: list[str]
) -> None:
    """Bring the cards up to date."""
    event = TicketEdited(by=actor.person_id, ticket_id=ticket_id, fields=fields)
    outbox.record(session, event)
