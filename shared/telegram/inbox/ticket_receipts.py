"""Tickets, and the receipts for what both bots make of them."""

from uuid import UUID

from shared.contracts.comments import AttachFiles
from shared.contracts.people import PersonKind
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.contracts.ticket_asks import CommentDraft
from shared.contracts.tickets import Comment, CommentMade, Ticket, Visibility
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Landing
from shared.telegram.inbox.drafts import Draft
from shared.telegram.inbox.made import Made, Noun, Receipt, Shown, shown
from shared.work import cards
from shared.work.rendering import commented_text
from shared.work.ticket_card import facts_of

INTERNAL_MARK = "!"
"""A reply that begins with it is a note for the desk only (C5)."""


async def _get(ticket_id: UUID, visit: Visit) -> Ticket:
    return await visit.api.ticket(ticket_id)


async def _attach(landing: Landing, more: Draft, visit: Visit) -> Ticket:
    parts = AttachFiles(
        file_ids=more.file_ids,
        missing_files=more.missing,
        comment_id=landing.comment_id,
        text=more.text,
    )
    return await visit.api.attach(landing.object_id, parts, key=visit.key)


async def _comment(
    ticket_id: UUID, draft: Draft, eyes: Visibility, key: str, visit: Visit
) -> Made[Ticket]:
    internal = eyes is Visibility.INTERNAL
    order = CommentDraft(
        text=draft.text.removeprefix(INTERNAL_MARK).strip() if internal else draft.text,
        visibility=eyes,
        file_ids=draft.file_ids,
        missing_files=draft.missing,
    )
    return commented(ticket_id, await visit.api.comment(ticket_id, order, key=key), visit)


def commented(ticket_id: UUID, said: CommentMade, visit: Visit) -> Made[Ticket]:
    """A contact's plain words need no words back; an employee always sees for whose eyes they
    were (C5)."""
    return Made(
        receipt=TOOK if said.took else COMMENTED,
        object_id=ticket_id,
        comment_id=said.id,
        eyes=said.visibility,
        quiet=visit.me.kind is PersonKind.CONTACT and not said.files,
    )


def comment_of(ticket: Ticket, comment_id: UUID | None) -> Comment:
    """The one that the receipt is about."""
    return next(each for each in ticket.comments if each.id == comment_id)


def _created(ticket: Ticket, _: UUID | None, visit: Visit) -> Shown:
    """Number, title, number of files and what may be done next (T9). The pipeline keeps it true:
    its buttons must not outlive what they offer (U4)."""
    return shown(cards.made_ticket(facts_of(ticket), visit.reader))


def _commented(ticket: Ticket, comment_id: UUID | None, visit: Visit) -> Shown:
    """What was added, where and for whose eyes."""
    comment = comment_of(ticket, comment_id)
    return commented_text(ticket, comment, visit.reader), None


def _took(ticket: Ticket, comment_id: UUID | None, visit: Visit) -> Shown:
    """As above, and that it made the ticket the person's own (T17)."""
    comment = comment_of(ticket, comment_id)
    return commented_text(ticket, comment, visit.reader, took=True), None


TICKETS = Noun(kind=ObjectKind.TICKET, get=_get, attach=_attach, comment=_comment)

CREATED = Receipt(name="ticket-created", noun=TICKETS, drawn=_created, role=MessageRole.RECEIPT)
COMMENTED = Receipt(name="ticket-commented", noun=TICKETS, drawn=_commented)
TOOK = Receipt(name="ticket-taken", noun=TICKETS, drawn=_took)
