"""Tickets of somebody who works on them no more: to other hands, or back to the queue (D8)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.errors import VersionConflict
from api.people.models import Person
from api.tickets.events import TicketAssigned, TicketQueued
from api.tickets.life.steps import move, note
from api.tickets.models import Ticket
from api.tickets.queue import queues
from api.tickets.sla.sla import Plan
from shared.contracts.people import Role


async def pass_on(
    session: AsyncSession, ticket: Ticket, plan: Plan, *, by: UUID | None, to: UUID | None = None
) -> None:
    """To this agent, else to whom the rule of its team's queue gives it, else to nobody: then the
    team is told. Raises VersionConflict."""
    before = ticket.assignee_id
    assert before is not None, "somebody had it"
    chosen = None if to else await queues.choose(session, ticket.team_id)
    given = chosen.id if chosen else to
    if not await move(session, ticket, plan, assignee_id=given):
        raise VersionConflict
    await note(session, ticket.id, by, "assignee", before, given)
    if given is None:
        outbox.record(session, TicketQueued(by=by, ticket_id=ticket.id, before=before))
        return
    event = TicketAssigned(
        by=by if to else None, ticket_id=ticket.id, assignee_id=given, before=before
    )
    outbox.record(session, event)


async def free(session: AsyncSession, ticket: Ticket, plan: Plan) -> None:
    """One that comes back to work does not come back to somebody who works on tickets no more."""
    if ticket.assignee_id is not None and not await can_work(session, ticket.assignee_id):
        await pass_on(session, ticket, plan, by=None)


async def can_work(session: AsyncSession, person_id: UUID, *, hold: bool = False) -> Person | None:
    """The person, if here and at work on tickets; with `hold` that stays so until this transaction
    ends: a departure waits. Asked before the ticket's row is held, which a departure holds after
    the person's."""
    wanted = select(Person).where(
        Person.id == person_id, Person.active, Person.role.in_((Role.AGENT, Role.ADMIN))
    )
    return await session.scalar(wanted.with_for_update(read=True) if hold else wanted)
