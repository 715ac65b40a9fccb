"""What the client says once the desk is done: it is solved indeed, or back to work.

The last word is the client's, and it is always given on the ticket as it is at that moment.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.errors import MoveNotAllowed, NotAllowed
from api.objects.words import clean
from api.principal import Principal
from api.tickets import errors, policy
from api.tickets.conversation import comments
from api.tickets.events import TicketStatusChanged
from api.tickets.life.steps import come_to, go, lock
from api.tickets.models import Ticket
from api.tickets.queue import handing
from api.tickets.sla.sla import Plan
from shared.contracts.ticket_asks import CommentDraft, Reopen
from shared.contracts.tickets import TicketAction, TicketStatus

ENDED = (TicketStatus.RESOLVED, TicketStatus.CLOSED)


async def solved(session: AsyncSession, actor: Principal, ticket: Ticket, plan: Plan) -> None:
    """The own ticket is closed. Raises MoveNotAllowed, NotAllowed."""
    await lock(session, ticket)
    if ticket.status is not TicketStatus.RESOLVED:
        raise MoveNotAllowed(status=ticket.status)
    if not policy.allows(actor, ticket.facts, TicketAction.SOLVED):
        raise NotAllowed
    await come_to(session, actor, ticket, TicketStatus.CLOSED, plan)


async def reopen(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    order: Reopen,
    plan: Plan,
    *,
    files: int,
) -> None:
    """Back to work, the reason with at most `files` files as a public word in the same act.

    Raises MoveNotAllowed, ReopenTooLate, NotAllowed, UnknownFile, TooManyFiles.
    """
    await lock(session, ticket)
    if not actor.is_contact:
        raise NotAllowed
    if ticket.status not in ENDED:
        raise MoveNotAllowed(status=ticket.status)
    if not policy.allows(actor, ticket.facts, TicketAction.REOPEN):
        raise errors.ReopenTooLate
    await handing.free(session, ticket, plan)
    old = await go(session, actor, ticket, policy.back_to_work(ticket.facts), plan)
    comment_id = None
    if clean(order.reason) or order.file_ids or order.missing_files:
        draft = CommentDraft(
            text=order.reason, file_ids=order.file_ids, missing_files=order.missing_files
        )
        comment_id = (await comments.write(session, actor, ticket, draft, files=files)).id
    event = TicketStatusChanged(
        by=actor.person_id, ticket_id=ticket.id, old=old, new=ticket.status, comment_id=comment_id
    )
    outbox.record(session, event)
