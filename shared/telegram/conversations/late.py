"""The rest of an album comes when its first photos already stand in a ticket (T2).

It joins them, and the confirmation is edited, not repeated.
"""

from aiogram import Router
from aiogram.types import Message

from shared.contracts.telegram import MessageRole, ObjectKind
from shared.contracts.tickets import AttachFiles, Ticket, Visibility
from shared.contracts.uploads import UploadLinkDraft
from shared.telegram.chat.filters import CameLate
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Landing, Whole
from shared.telegram.inbox.commenting import confirm_comment
from shared.telegram.inbox.hearing import stands
from shared.telegram.inbox.intake import take_in
from shared.telegram.inbox.upload_links import offer_link
from shared.work import cards
from shared.work.ticket_card import facts_of


def router() -> Router:
    late = Router(name="late")
    late.message(CameLate(ObjectKind.TICKET))(rest_of_album_came)
    return late


async def rest_of_album_came(_: Message, whole: Whole, landing: Landing, visit: Visit) -> None:
    brought = await take_in(whole, visit)
    late_part = AttachFiles(
        file_ids=brought.file_ids,
        missing_files=brought.missing,
        comment_id=landing.comment_id,
        text=brought.text,
    )
    ticket = await visit.api.attach(landing.object_id, late_part, key=visit.key)
    eyes = Visibility.PUBLIC
    await stands(brought.spoken, visit, ticket.id, landing.comment_id)
    if landing.comment_id is None:
        await confirm_created(ticket, visit, edit=landing.confirmation_id)
    for comment in ticket.comments:
        if comment.id == landing.comment_id:
            await confirm_comment(ticket, comment, [], visit, edit=landing.confirmation_id)
            eyes = comment.visibility
    place = UploadLinkDraft(object_id=ticket.id, visibility=eyes)
    await offer_link(brought.missing, place, visit)


async def confirm_created(ticket: Ticket, visit: Visit, edit: int | None) -> int:
    """Number, title, number of files and what may be done next (T9). The road keeps it true: its
    buttons must not outlive what they offer (U4)."""
    about = About(role=MessageRole.RECEIPT, objects=[ticket.id], version=ticket.version)
    card = cards.made_ticket(facts_of(ticket), visit.reader)
    return await visit.speak.show(card, about, edit=edit)
