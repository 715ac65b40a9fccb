"""Who follows a ticket because an agent asked for it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.activity import watchers
from api.errors import NotAllowed
from api.people.models import Person
from api.principal import Principal
from api.tickets import errors, policy
from api.tickets.models import Ticket, TicketWatcher
from shared.contracts.people import PersonKind
from shared.contracts.tickets import TicketAction


async def add(session: AsyncSession, actor: Principal, ticket: Ticket, person_id: UUID) -> None:
    """Let a colleague follow it. Raises NotAllowed, UnknownWatcher."""
    _require(actor, ticket)
    person = await session.get(Person, person_id)
    if person is None or not person.active or person.kind is not PersonKind.EMPLOYEE:
        raise errors.UnknownWatcher
    await watchers.follow(session, TicketWatcher, ticket.id, person_id)


async def remove(session: AsyncSession, actor: Principal, ticket: Ticket, person_id: UUID) -> None:
    """Who does not follow it is no mistake. Raises NotAllowed."""
    _require(actor, ticket)
    await watchers.unfollow(session, TicketWatcher, ticket.id, person_id)


def _require(actor: Principal, ticket: Ticket) -> None:
    if not policy.allows(actor, ticket.facts, TicketAction.WATCHERS):
        raise NotAllowed
