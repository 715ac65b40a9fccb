"""What is done to tickets: ask the policy, change the row, record the event."""

from typing import Any
from uuid import UUID

from msgspec import UNSET
from sqlalchemy.ext.asyncio import AsyncSession

from api.catalogue import categories
from api.clock import now
from api.errors import MoveNotAllowed, NotAllowed, VersionConflict
from api.objects import versioned
from api.objects.words import clean, edited_words, search_text_of
from api.people.staff import teams
from api.principal import Principal
from api.tickets import errors, policy
from api.tickets.life.steps import come_to, lock, move, note, record_edit
from api.tickets.models import Ticket
from api.tickets.queue import handing, queues
from api.tickets.sla.sla import Plan
from shared.contracts.ticket_asks import Cancel, TicketChange
from shared.contracts.tickets import OPEN_STATUSES, TicketAction, TicketStatus


async def change_status(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    new: TicketStatus,
    plan: Plan,
    *,
    version: int | None = None,
    comment_id: UUID | None = None,
    took: bool = False,
) -> None:
    """Move the ticket along the table of moves; `took`: by a word that made it the actor's.

    Raises NotAllowed, MoveNotAllowed, VersionConflict.
    """
    if not actor.is_agent:
        raise NotAllowed
    versioned.check(ticket, version)
    if new not in policy.statuses(actor, ticket.facts):
        raise MoveNotAllowed(status=ticket.status)
    if new in OPEN_STATUSES:
        await handing.free(session, ticket, plan)
    await come_to(session, actor, ticket, new, plan, comment_id=comment_id, took=took)


async def cancel(
    session: AsyncSession, actor: Principal, ticket: Ticket, order: Cancel, plan: Plan
) -> None:
    """The client no longer needs it (T12). Raises AlreadyCancelled, MoveNotAllowed, NotAllowed."""
    await lock(session, ticket)
    if ticket.status is TicketStatus.CANCELLED:
        raise errors.AlreadyCancelled
    if ticket.status not in policy.CANCELLABLE:
        raise MoveNotAllowed(status=ticket.status)
    if not policy.allows(actor, ticket.facts, TicketAction.CANCEL):
        raise NotAllowed
    reason = clean(order.reason)[:1000]
    await come_to(session, actor, ticket, TicketStatus.CANCELLED, plan, reason=reason)


async def edit(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    change: TicketChange,
    plan: Plan,
) -> None:
    """Change title, text, priority, team or category; the old values stay in the history. What
    nobody has is given by the rule of its new team's queue.

    Raises NotAllowed, VersionConflict, Invalid, UnknownTeam, UnknownCategory.
    """
    if not policy.allows(actor, ticket.facts, TicketAction.EDIT):
        raise NotAllowed
    versioned.check(ticket, change.version)
    wanted = _wanted(change)
    if wanted.keys() - {"text", "title"} and not policy.allows(
        actor, ticket.facts, TicketAction.SORT
    ):
        raise NotAllowed
    changed = {field: v for field, v in wanted.items() if v != getattr(ticket, field)}
    if not changed:
        return
    await _check_places(session, changed)
    old = {field: getattr(ticket, field) for field in changed}
    title, text = str(changed.get("title", ticket.title)), str(changed.get("text", ticket.text))
    values: dict[str, Any] = {**changed, "search_text": search_text_of(ticket.number, title, text)}
    if "text" in changed:
        values["edited_at"] = now()
    given_to = None
    if "team_id" in changed and ticket.assignee_id is None:
        given_to = await queues.choose(session, changed["team_id"])
        values["assignee_id"] = given_to.id if given_to else None
    if not await move(session, ticket, plan, **values):
        raise VersionConflict
    for field, value in changed.items():
        await note(session, ticket.id, actor.person_id, field, old[field], value)
    record_edit(session, actor, ticket.id, sorted(changed))
    if given_to is not None:
        await queues.tell(session, ticket.id, given_to.id)


async def _check_places(session: AsyncSession, changed: dict[str, Any]) -> None:
    """Where it goes must be there."""
    await teams.require(session, changed.get("team_id"))
    if category_id := changed.get("category_id"):
        await categories.choosable(session, category_id)


def _wanted(change: TicketChange) -> dict[str, Any]:
    """The fields that the change names."""
    wanted: dict[str, Any] = {**edited_words(change.title, change.text)}
    for field in ("priority", "team_id", "category_id"):
        if (value := getattr(change, field)) is not UNSET:
            wanted[field] = value
    return wanted
