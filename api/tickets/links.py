"""Tickets that have to do with each other."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.db import insert_for, new_id
from api.errors import NotAllowed, NotFound
from api.objects import versioned
from api.principal import Principal
from api.tickets import card, errors, load, policy
from api.tickets.life.steps import note, record_edit
from api.tickets.models import Ticket, TicketLink
from shared.contracts.ticket_asks import LinkDraft
from shared.contracts.tickets import LinkKind, TicketAction


async def add(session: AsyncSession, actor: Principal, ticket: Ticket, draft: LinkDraft) -> None:
    """Link it to the ticket of that number, for both of them.

    Raises NotAllowed, UnknownTicket, LinkToSelf, AlreadyLinked.
    """
    _require(actor, ticket)
    try:
        found = await card.by_number(session, actor, draft.number)
        other = await load.visible(session, actor, found.id)
    except NotFound:
        raise errors.UnknownTicket from None
    if other.id == ticket.id:
        raise errors.LinkToSelf
    if not await join(session, ticket, other, draft.kind):
        raise errors.AlreadyLinked
    await _tell_both(session, actor, ticket, other, linked=True)


async def join(session: AsyncSession, ticket: Ticket, other: Ticket, kind: LinkKind) -> bool:
    """Put the link down; False if the two have one."""
    pair = ":".join(sorted((ticket.id.hex, other.id.hex)))
    insert = insert_for(session, TicketLink).values(
        id=new_id(), ticket_id=ticket.id, other_id=other.id, kind=kind, pair=pair
    )
    made = await session.scalar(insert.on_conflict_do_nothing().returning(TicketLink.id))
    return made is not None


async def remove(session: AsyncSession, actor: Principal, ticket: Ticket, link_id: UUID) -> None:
    """From either side. Raises NotAllowed, NotFound."""
    _require(actor, ticket)
    link = await session.get(TicketLink, link_id)
    if link is None or ticket.id not in (link.ticket_id, link.other_id):
        raise NotFound
    other_id = link.other_id if link.ticket_id == ticket.id else link.ticket_id
    other = await load.visible(session, actor, other_id)
    await session.delete(link)
    await _tell_both(session, actor, ticket, other, linked=False)


async def _tell_both(
    session: AsyncSession, actor: Principal, one: Ticket, other: Ticket, *, linked: bool
) -> None:
    for ticket, named in ((one, other), (other, one)):
        number = f"№{named.number}"
        old, new = (None, number) if linked else (number, None)
        await note(session, ticket.id, actor.person_id, "link", old, new)
        await versioned.touch(session, ticket)
        record_edit(session, actor, ticket.id, ["links"])
    await session.flush()


def _require(actor: Principal, ticket: Ticket) -> None:
    if not policy.allows(actor, ticket.facts, TicketAction.LINK):
        raise NotAllowed
