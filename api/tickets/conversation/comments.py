"""Words on a ticket: written, edited, and files that came later."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.activity import comments as of_items
from api.activity.comments import CommentLine
from api.clock import now
from api.errors import EmptyComment, NotAllowed, NotFound
from api.files.models import FileOwner
from api.objects import versioned
from api.objects.words import clean
from api.principal import Principal
from api.tickets import errors, policy
from api.tickets.conversation import answering
from api.tickets.conversation.answering import Begun
from api.tickets.events import TicketCommented
from api.tickets.life import service, steps
from api.tickets.life.steps import note
from api.tickets.models import Comment, Ticket
from api.tickets.queue import handing
from api.tickets.sla.sla import Plan
from shared.contracts.comments import AttachFiles, CommentChange
from shared.contracts.desk import ClosedComment, DeskPolicy
from shared.contracts.telegram import ObjectKind
from shared.contracts.ticket_asks import CommentDraft, StatusChange
from shared.contracts.tickets import TicketAction, TicketStatus, Visibility

COMES_BACK = frozenset({TicketStatus.WAITING, TicketStatus.RESOLVED})
"""Where a client's answer puts the ticket to work again."""


@dataclass(frozen=True)
class NewComment:
    """A comment that has just been made."""

    line: CommentLine
    took: bool
    """Nobody had the ticket: it is the author's now."""


async def add(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    draft: CommentDraft,
    plan: Plan,
    *,
    files: int,
    held: bool = False,
) -> NewComment:
    """A comment with at most `files` files, and what it does to the ticket, which nobody else
    changes meanwhile if it is `held`."""
    begun = Begun()
    if actor.is_contact:
        if not held:
            await steps.lock(session, ticket)
        before = await _bring_back(session, actor, ticket, plan, reopen=draft.reopen)
        begun = Begun(before=before)
    elif draft.visibility is Visibility.PUBLIC:
        begun = await answering.begin(session, actor, ticket, plan)
    after_end = actor.is_contact and ticket.status is TicketStatus.CLOSED
    moved = begun != Begun()
    comment = await write(
        session, actor, ticket, draft, files=files, after_end=after_end, moved=moved
    )
    event = TicketCommented(
        by=actor.person_id,
        ticket_id=ticket.id,
        comment_id=comment.id,
        visibility=draft.visibility,
        status=ticket.status if begun.before else None,
        before=begun.before,
        took=begun.took,
    )
    outbox.record(session, event)
    return NewComment(comment, took=begun.took)


async def write(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    draft: CommentDraft,
    *,
    files: int,
    after_end: bool = False,
    moved: bool = False,
) -> CommentLine:
    """The comment alone, for acts whose own event tells of it. `after_end`: a client's word on a
    closed ticket, which stays as it is (C8). `moved`: by the same act, which tells when.

    Raises EmptyComment, TicketClosed, TicketCancelled, NotAllowed, UnknownFile.
    """
    if not of_items.says_something(draft):
        raise EmptyComment
    internal = draft.visibility is Visibility.INTERNAL
    action = TicketAction.COMMENT_INTERNAL if internal else TicketAction.COMMENT
    if not policy.allows(actor, ticket.facts, action) and not after_end:
        raise NotAllowed if internal else errors.closed(ticket.status)
    holder = FileOwner(ObjectKind.TICKET, ticket.id)
    comment = await of_items.write(
        session,
        actor,
        Comment,
        holder,
        draft,
        files=files,
        line=draft.visibility,
        visibility=draft.visibility,
    )
    if not internal and not moved:  # A client would see from the time that something was said.
        # The first public word of the desk is its reaction.
        reacted = {"reacted_at": now()} if actor.is_employee and not ticket.reacted_at else {}
        await versioned.touch(session, ticket, **reacted)
    return comment


async def change(
    session: AsyncSession, actor: Principal, ticket: Ticket, comment_id: UUID, new: CommentChange
) -> None:
    """Edit the own comment.

    Raises NotFound, NotAllowed, TicketClosed, TicketCancelled, EmptyComment.
    """
    comment = await _of_ticket(session, actor, ticket, comment_id)
    if not await of_items.reword(session, actor, comment, new):
        return
    if comment.visibility is Visibility.PUBLIC and ticket.status not in policy.COMMENTABLE:
        raise errors.closed(ticket.status)
    steps.record_edit(session, actor, ticket.id, ["comment"])
    await session.flush()


async def attach_late(
    session: AsyncSession, actor: Principal, ticket: Ticket, parts: AttachFiles, *, files: int
) -> None:
    """Parts that came after their ticket or comment join it (T2).

    Raises NotFound, NotAllowed, TicketClosed, TicketCancelled, UnknownFile, TooManyFiles.
    """
    if not policy.allows(actor, ticket.facts, TicketAction.ATTACH):
        raise errors.closed(ticket.status)
    comment = None
    if parts.comment_id is not None:
        comment = await _of_ticket(session, actor, ticket, parts.comment_id)
    grown = await of_items.attach_late(
        session, actor, ObjectKind.TICKET, (ticket, comment), parts, files=files
    )
    if grown:
        await note(session, ticket.id, actor.person_id, "text", *grown)
    steps.record_edit(session, actor, ticket.id, ["files"])
    await session.flush()


async def _bring_back(
    session: AsyncSession, actor: Principal, ticket: Ticket, plan: Plan, *, reopen: bool | None
) -> TicketStatus | None:
    """A client's word puts to work again what waits, what is resolved, and what is closed if the
    desk wishes so and the client says so (C4, C8). Returns where it comes back from. Raises
    TicketClosed, TicketCancelled."""
    if ticket.status in (TicketStatus.CLOSED, TicketStatus.CANCELLED):
        _check_reopening(ticket, plan.terms)
        if reopen is None:
            raise errors.TicketClosed(status=ticket.status, way=ClosedComment.REOPEN)
    elif ticket.status not in COMES_BACK:
        return None
    if reopen is False and ticket.status is not TicketStatus.WAITING:
        return None
    await handing.free(session, ticket, plan)
    return await steps.go(session, actor, ticket, policy.back_to_work(ticket.facts), plan)


def _check_reopening(ticket: Ticket, terms: DeskPolicy) -> None:
    if ticket.status is TicketStatus.CANCELLED:
        raise errors.TicketCancelled(status=ticket.status, way=ClosedComment.REFUSE)
    wished = terms.closed_comment
    if wished is not ClosedComment.REOPEN or not policy.may_return(ticket.facts):
        refuses = wished is ClosedComment.REFUSE
        way = ClosedComment.REFUSE if refuses else ClosedComment.NEW_TICKET
        raise errors.TicketClosed(status=ticket.status, way=way)


async def _of_ticket(
    session: AsyncSession, actor: Principal, ticket: Ticket, comment_id: UUID
) -> Comment:
    comment = await of_items.one(session, Comment, ticket.id, comment_id)
    if not policy.may_see_comment(actor, comment.visibility):
        raise NotFound
    return comment


async def with_status(
    session: AsyncSession,
    actor: Principal,
    ticket: Ticket,
    order: StatusChange,
    plan: Plan,
    *,
    files: int,
) -> None:
    """Move the ticket, and say a public word about it in the same breath: an answer (T17)."""
    comment_id, version, took = None, order.version, False
    if clean(order.comment):
        begun = await answering.take(session, actor, ticket, plan, version=version)
        if took := begun.took:
            version = ticket.version  # It was what the caller saw; this change was our own.
        draft = CommentDraft(text=order.comment)
        comment_id = (await write(session, actor, ticket, draft, files=files)).id
    await service.change_status(
        session,
        actor,
        ticket,
        order.status,
        plan,
        version=version,
        comment_id=comment_id,
        took=took,
    )
