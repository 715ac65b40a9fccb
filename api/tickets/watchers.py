"""Who follows a ticket: by the own wish, or because an agent asked for it."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import insert_for, new_id
from api.errors import NotAllowed
from api.people.models import Person
from api.principal import Principal
from api.tickets import errors, policy
from api.tickets.models import Ticket, TicketWatcher
from shared.contracts.people import PersonKind
from shared.contracts.tickets import TicketAction


async def follow(session: AsyncSession, ticket: Ticket, person_id: UUID) -> None:
    """Hear of every change; following twice is following once."""
    await session.execute(
        insert_for(session, TicketWatcher)
        .values(id=new_id(), ticket_id=ticket.id, person_id=person_id)
        .on_conflict_do_nothing()
    )


async def unfollow(session: AsyncSession, ticket: Ticket, person_id: UUID) -> None:
    """No longer hear by that reason."""
    one = (TicketWatcher.ticket_id == ticket.id, TicketWatcher.person_id == person_id)
    await session.execute(delete(TicketWatcher).where(*one))


async def add(session: AsyncSession, actor: Principal, ticket: Ticket, person_id: UUID) -> None:
    """Let a colleague follow it. Raises NotAllowed, UnknownWatcher."""
    _require(actor, ticket)
    person = await session.get(Person, person_id)
    if person is None or not person.active or person.kind is not PersonKind.EMPLOYEE:
        raise errors.UnknownWatcher
    await follow(session, ticket, person_id)


async def remove(session: AsyncSession, actor: Principal, ticket: Ticket, person_id: UUID) -> None:
    """Who does not follow it is no mistake. Raises NotAllowed."""
    _require(actor, ticket)
    await unfollow(session, ticket, person_id)


def _require(actor: Principal, ticket: Ticket) -> None:
    if not policy.allows(actor, ticket.facts, TicketAction.WATCHERS):
        raise NotAllowed
