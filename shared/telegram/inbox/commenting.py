"""A comment with its files, from a person's message to the visible confirmation (C2, C5, C6)."""

from collections.abc import Sequence
from uuid import UUID

from shared.contracts.people import PersonKind
from shared.contracts.telegram import MessageRole
from shared.contracts.tickets import Comment, CommentDraft, Ticket, Visibility
from shared.contracts.uploads import UploadLinkDraft
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Landing, Whole
from shared.telegram.inbox.hearing import stands
from shared.telegram.inbox.intake import Intake, take_in
from shared.telegram.inbox.upload_links import offer_link
from shared.work.rendering import commented_text

INTERNAL_MARK = "!"
"""A reply that begins with it is a note for the desk only (C5)."""


async def comment(
    ticket_id: UUID, whole: Whole, visit: Visit, visibility: Visibility = Visibility.PUBLIC
) -> bool:
    """Comment with everything the message brings; False when it brought nothing to keep."""
    brought = await take_in(whole, visit, confirms=True)
    if brought.empty:
        return False
    return await send(ticket_id, brought, whole, visit, visibility)


async def send(
    ticket_id: UUID,
    brought: Intake,
    whole: Whole,
    visit: Visit,
    visibility: Visibility = Visibility.PUBLIC,
) -> bool:
    """As `comment`, with what the message brought taken in already."""
    internal = visibility is Visibility.INTERNAL
    draft = CommentDraft(
        text=brought.text.removeprefix(INTERNAL_MARK).strip() if internal else brought.text,
        visibility=visibility,
        file_ids=brought.file_ids,
        missing_files=brought.missing,
    )
    if not (draft.text or draft.file_ids or draft.missing_files):
        return False
    made = await visit.api.comment(ticket_id, draft, key=visit.key)
    await _confirm(ticket_id, made, whole, visit)
    await stands(brought.spoken, visit, ticket_id, made.id)
    place = UploadLinkDraft(object_id=ticket_id, visibility=visibility)
    await offer_link(brought.missing, place, visit)
    return True


async def _confirm(ticket_id: UUID, made: Comment, whole: Whole, visit: Visit) -> None:
    """A contact's plain words get a reaction; whatever must be readable gets a message."""
    wordy = visit.me.kind is PersonKind.EMPLOYEE or bool(made.files)
    if not wordy and await visit.speak.thumbs_up(whole.first.message_id):
        return
    albums = [whole.group] if whole.group else []
    await confirm_comment(await visit.api.ticket(ticket_id), made, albums, visit)


async def confirm_comment(
    ticket: Ticket,
    made: Comment,
    albums: Sequence[str],
    visit: Visit,
    edit: int | None = None,
) -> None:
    """Say what was added, where and for whose eyes; late parts of the albums will join it."""
    about = About(
        role=MessageRole.CONFIRMATION,
        objects=[ticket.id],
        version=ticket.version,
        comment_id=made.id,
    )
    text = commented_text(ticket, made, visit.reader)
    message_id = await visit.speak.say(text, about=about, edit=edit)
    landing = Landing(object_id=ticket.id, comment_id=made.id, confirmation_id=message_id)
    await visit.collector.landed(albums, landing)
