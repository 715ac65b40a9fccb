"""The one way a ticket changes: while it is what was read, promised times and history with it."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from api import outbox
from api.activity import history
from api.catalogue import categories
from api.clock import now
from api.errors import VersionConflict
from api.objects import versioned
from api.principal import Principal
from api.tickets.events import TicketEdited, TicketStatusChanged
from api.tickets.life import ending
from api.tickets.models import Ticket, TicketChange
from api.tickets.sla import sla
from api.tickets.sla.sla import Moment, Plan
from shared.contracts.tickets import TicketStatus

COLUMNS = tuple(Ticket.__mapper__.column_attrs.keys())


async def move(
    session: AsyncSession, ticket: Ticket, plan: Plan, *, reacts: bool = False, **values: Any
) -> bool:
    """As `versioned.move`, the promised times and what the end leaves open included. Needs the
    ticket's `client` loaded."""
    moment = Moment(
        at=now(),
        opened_at=ticket.created_at,
        priority=values.get("priority", ticket.priority),
        status=values.get("status", ticket.status),
        own=ticket.own_targets,
        reacts=reacts,
    )
    before = ticket.clock.columns()
    clock = sla.after(ticket.clock, moment, plan).columns()
    # What stays is not written: a public word may be the reaction at this very moment.
    moved = {name: value for name, value in clock.items() if value != before[name]}
    if moment.status is not ticket.status:
        moved |= ending.at(moment.status, moment.at, plan.terms).columns()
    company = ticket.client
    done = await versioned.move(session, ticket, **values, **moved)
    # The row came back alone, and an act may move it once more.
    set_committed_value(ticket, "client", company)
    return done


async def lock(session: AsyncSession, ticket: Ticket) -> None:
    """See the ticket as it is at this moment, and keep it so until the transaction ends: for
    acts whose refusal must name what it has become meanwhile."""
    await versioned.lock(session, ticket, *COLUMNS)


async def go(
    session: AsyncSession, actor: Principal | None, ticket: Ticket, new: TicketStatus, plan: Plan
) -> TicketStatus:
    """The new status with its line; no actor stands for the clock. Returns the old one.

    Raises VersionConflict.
    """
    old, reacts = ticket.status, bool(actor and actor.is_employee)
    if not await move(session, ticket, plan, reacts=reacts, status=new):
        raise VersionConflict
    await note(session, ticket.id, actor and actor.person_id, "status", old, new)
    return old


async def come_to(
    session: AsyncSession,
    actor: Principal | None,
    ticket: Ticket,
    new: TicketStatus,
    plan: Plan,
    *,
    reason: str = "",
    comment_id: UUID | None = None,
    took: bool = False,
) -> None:
    """As `go`, and the event that tells of it."""
    old, by = await go(session, actor, ticket, new, plan), actor and actor.person_id
    event = TicketStatusChanged(
        by=by,
        ticket_id=ticket.id,
        old=old,
        new=new,
        reason=reason,
        comment_id=comment_id,
        took=took,
    )
    outbox.record(session, event)


async def note(
    session: AsyncSession,
    ticket_id: UUID,
    actor_id: UUID | None,
    field: str,
    old: object,
    new: object,
) -> None:
    """One line of the history; no actor stands for the clock, and a category, too, is kept by
    the name it had."""
    if field == "category_id":
        old, new = [await categories.name_of(session, each) for each in (old, new)]
    await history.add(session, TicketChange, ticket_id, actor_id, field, old, new)


def record_edit(
    session: AsyncSession, actor: Principal, ticket_id: UUID, fields: list[str]
) -> None:
    """Bring the cards up to date."""
    event = TicketEdited(by=actor.person_id, ticket_id=ticket_id, fields=fields)
    outbox.record(session, event)
