"""What an answer to the client does to the ticket beside being said (T17).

Nobody's ticket becomes the author's, and the author's new one goes to work. One act: whoever
answers adds what was done to the event of the word.
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import VersionConflict
from api.objects import versioned
from api.principal import Principal
from api.tickets import policy
from api.tickets.life.steps import lock, move, note
from api.tickets.models import Ticket
from api.tickets.queue import handing
from api.tickets.sla.sla import Plan
from shared.contracts.tickets import TicketStatus


@dataclass(frozen=True)
class Begun:
    """What became of the ticket: taken from nobody, and moved from `before`."""

    took: bool = False
    before: TicketStatus | None = None


async def begin(session: AsyncSession, actor: Principal, ticket: Ticket, plan: Plan) -> Begun:
    """Take it and begin, as far as there is something to. Of two who answer at once the second
    sees the first one's ticket, and only speaks."""
    facts = ticket.facts
    if not (policy.takes_by_answer(actor, facts) or policy.begins_by_answer(actor, facts)):
        return Begun()
    if not await _holds(session, actor, ticket):
        return Begun()
    took = policy.takes_by_answer(actor, ticket.facts)
    before = ticket.status if policy.begins_by_answer(actor, ticket.facts) else None
    return await _change(session, actor, ticket, plan, Begun(took, before))


async def take(
    session: AsyncSession, actor: Principal, ticket: Ticket, plan: Plan, *, version: int | None
) -> Begun:
    """As `begin`, where the act itself says which status it comes to. Raises VersionConflict."""
    if not policy.takes_by_answer(actor, ticket.facts):
        return Begun()
    if not await _holds(session, actor, ticket):
        return Begun()
    versioned.check(ticket, version)
    took = policy.takes_by_answer(actor, ticket.facts)
    return await _change(session, actor, ticket, plan, Begun(took))


async def _holds(session: AsyncSession, actor: Principal, ticket: Ticket) -> bool:
    """The person first, as whoever departs does; False for one who has just left."""
    if not await handing.can_work(session, actor.person_id, hold=True):
        return False
    await lock(session, ticket)
    return True


async def _change(
    session: AsyncSession, actor: Principal, ticket: Ticket, plan: Plan, begun: Begun
) -> Begun:
    if begun == Begun():  # Somebody was faster.
        return begun
    status = TicketStatus.IN_PROGRESS if begun.before else ticket.status
    assignee_id = actor.person_id if begun.took else ticket.assignee_id
    if not await move(session, ticket, plan, reacts=True, assignee_id=assignee_id, status=status):
        raise VersionConflict
    if begun.took:
        await note(session, ticket.id, actor.person_id, "assignee", None, assignee_id)
    if begun.before:
        await note(session, ticket.id, actor.person_id, "status", begun.before, status)
    return begun
