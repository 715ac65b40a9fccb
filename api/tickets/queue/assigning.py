"""Who works on a ticket: taking it, and giving it to somebody."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.errors import NotAllowed, VersionConflict
from api.objects import versioned
from api.people.calendar import presence
from api.people.models import Person
from api.principal import Principal
from api.tickets import errors, load, policy
from api.tickets.events import TicketAssigned
from api.tickets.life.steps import move, note
from api.tickets.models import Ticket
from api.tickets.queue import handing
from api.tickets.sla.sla import Plan
from shared.contracts.ticket_asks import Assign
from shared.contracts.tickets import TicketAction, TicketStatus


async def assign(
    session: AsyncSession, actor: Principal, ticket: Ticket, order: Assign, plan: Plan
) -> None:
    """Give the ticket to an agent, or take it; taking a new one moves it to in progress.

    Of two at once one wins: the update is conditional on the version that was read. Raises
    NotAllowed, SameAssignee, UnknownAssignee, AssigneeAbsent, AlreadyTaken, VersionConflict.
    """
    taking = order.assignee_id is None or order.assignee_id == actor.person_id
    if not policy.allows(actor, ticket.facts, TicketAction.ASSIGN):
        raise NotAllowed
    to = order.assignee_id or actor.person_id
    if ticket.assignee_id == to:
        raise errors.SameAssignee
    _check_seen(ticket, order.version, taking=taking)
    # Held in hand as well: the history asks the session for the name.
    agent = await handing.can_work(session, to, hold=True)
    if agent is None:
        raise errors.UnknownAssignee
    if not taking and not order.absent_ok:
        await _require_present(session, to)
    before, old = ticket.assignee_id, ticket.status
    status = TicketStatus.IN_PROGRESS if old is TicketStatus.NEW and taking else old
    moved = await move(session, ticket, plan, reacts=taking, assignee_id=to, status=status)
    if not moved:
        raise await _lost_race(session, actor, ticket.id, taking=taking)
    await note(session, ticket.id, actor.person_id, "assignee", before, agent.id)
    if status is not old:
        await note(session, ticket.id, actor.person_id, "status", old, status)
    outbox.record(
        session,
        TicketAssigned(
            by=actor.person_id,
            ticket_id=ticket.id,
            assignee_id=to,
            before=before,
            status=status if status is not old else None,
        ),
    )


def _check_seen(ticket: Ticket, seen: int | None, *, taking: bool) -> None:
    """A taker who did not see the present assignee is told; one who did may take over."""
    stale = seen is None or seen != ticket.version
    if taking and stale and ticket.assignee_id is not None:
        raise errors.AlreadyTaken(assignee=_name(ticket.assignee))
    if not taking:
        versioned.check(ticket, seen)


async def _lost_race(
    session: AsyncSession, actor: Principal, ticket_id: UUID, *, taking: bool
) -> Exception:
    fresh = await load.visible(session, actor, ticket_id)
    if taking and fresh.assignee_id is not None:
        return errors.AlreadyTaken(assignee=_name(fresh.assignee))
    return VersionConflict(version=fresh.version)


def _name(person: Person | None) -> str:
    return person.name if person else ""


async def _require_present(session: AsyncSession, person_id: UUID) -> None:
    away = (await presence.away_now(session, [person_id])).get(person_id)
    if away is None:
        return
    person = await session.get_one(Person, person_id)
    deputy = await session.get(Person, away.deputy_id) if away.deputy_id else None
    raise errors.AssigneeAbsent(
        assignee=person.name, until=away.until.isoformat(), deputy=_name(deputy)
    )
