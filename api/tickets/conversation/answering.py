"""What an answer to the client does to the ticket beside being said (T17).

Nobody's ticket becomes the author's, and the author's new one goes to work. One act: whoever
answers adds what was done to the event of the word.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import VersionConflict
from api.objects import versioned
from api.people.models import Person
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
    sees the first one's ticket, and only speaks. Raises VersionConflict."""
    return await _begin(session, actor, ticket, plan, _both)


async def take(
    session: AsyncSession, actor: Principal, ticket: Ticket, plan: Plan, *, version: int | None
) -> Begun:
    """As `begin`, where the act itself says which status it comes to. Raises VersionConflict."""

    def taking(actor: Principal, ticket: Ticket) -> Begun:
        begun = _taking(actor, ticket)
        if begun.took:
            versioned.check(ticket, version)
        return begun

    return await _begin(session, actor, ticket, plan, taking)


def _taking(actor: Principal, ticket: Ticket) -> Begun:
    return Begun(took=policy.takes_by_answer(actor, ticket.facts))


def _both(actor: Principal, ticket: Ticket) -> Begun:
    begins = policy.begins_by_answer(actor, ticket.facts)
    return replace(_taking(actor, ticket), before=ticket.status if begins else None)


async def _begin(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    plan: Plan,
    due: Callable[[Principal, Ticket], Begun],
) -> Begun:
    begun = due(actor, ticket)
    if begun == Begun():
        return begun
    # The person first, as whoever departs does; nobody for one who has just left.
    holder = await handing.can_work(session, actor.person_id, hold=True)
    if holder is None:
        return Begun()
    if await _moved(session, ticket, plan, holder, begun):
        return begun
    await lock(session, ticket)  # Somebody was faster.
    begun = due(actor, ticket)
    if begun != Begun() and not await _moved(session, ticket, plan, holder, begun):
        raise VersionConflict
    return begun


async def _moved(
    session: AsyncSession, ticket: Ticket, plan: Plan, holder: Person, begun: Begun
) -> bool:
    status = TicketStatus.IN_PROGRESS if begun.before else ticket.status
    assignee_id = holder.id if begun.took else ticket.assignee_id
    if not await move(session, ticket, plan, reacts=True, assignee_id=assignee_id, status=status):
        return False
    if begun.took:
        await note(session, ticket.id, holder.id, "assignee", None, holder.name)
    if begun.before:
        await note(session, ticket.id, holder.id, "status", begun.before, status)
    return True
