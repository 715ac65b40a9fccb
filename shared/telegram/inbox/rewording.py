"""The newer words of one message put in the place of its old ones, the rest left as it is."""

from uuid import UUID

import msgspec

from shared.contracts.comments import CommentChange
from shared.contracts.tasks import TaskChange
from shared.contracts.telegram import ObjectKind, SourcePart, SourcePlace
from shared.contracts.ticket_asks import TicketChange
from shared.contracts.tickets import Visibility
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.content import joined
from shared.telegram.inbox.ticket_receipts import INTERNAL_MARK

TITLE_LIMIT = 80
"""Characters: as long a first line is no title."""


async def reword(place: SourcePlace, new: SourcePart, visit: Visit) -> None:
    """Raises ApiProblem: what has ended takes no other words."""
    if place.object_kind is ObjectKind.TASK:
        await _in_task(place, new, visit)
    elif place.comment_id is None:
        ticket = await visit.api.ticket(place.object_id)
        text = replaced(ticket.text, place, new)
        change = TicketChange(version=ticket.version, text=text)
        await visit.api.change_ticket(ticket.id, change, key=visit.key)
    else:
        await _in_comment(place, place.comment_id, new, visit)


async def _in_comment(place: SourcePlace, comment_id: UUID, new: SourcePart, visit: Visit) -> None:
    ticket = await visit.api.ticket(place.object_id)
    said = next(each for each in ticket.comments if each.id == comment_id)
    if said.visibility is Visibility.INTERNAL:
        place, new = _unmarked(place), _bare(new)
    change = CommentChange(text=replaced(said.text, place, new))
    await visit.api.reword_comment(ticket.id, comment_id, change, key=visit.key)


def _unmarked(place: SourcePlace) -> SourcePlace:
    return msgspec.structs.replace(place, parts=[_bare(each) for each in place.parts])


def _bare(part: SourcePart) -> SourcePart:
    """A note's mark is no word of it (C5)."""
    return SourcePart(
        message_id=part.message_id, text=part.text.removeprefix(INTERNAL_MARK).strip()
    )


async def _in_task(place: SourcePlace, new: SourcePart, visit: Visit) -> None:
    task = await visit.api.tasks.get(place.object_id)
    if place.comment_id is not None:
        said: dict[UUID, str] = {each.id: each.text for each in task.comments}
        text = replaced(said.get(place.comment_id, ""), place, new)
        change = CommentChange(text=text)
        await visit.api.tasks.reword_comment(task.id, place.comment_id, change, key=visit.key)
        return
    whole = replaced("\n".join(filter(None, (task.title, task.text))), place, new)
    title, _, text = whole.partition("\n")
    if len(title) > TITLE_LIMIT:
        title, text = task.title, whole
    changed = TaskChange(version=task.version, title=title, text=text.strip())
    await visit.api.tasks.change(task.id, changed, key=visit.key)


def replaced(text: str, place: SourcePlace, new: SourcePart) -> str:
    """The text with this part's newer words. Where somebody has changed the text meanwhile, the
    old words are looked for in it, and the new ones stand below when they are gone."""
    old = next((part for part in place.parts if part.message_id == new.message_id), None)
    if text == joined(place.parts) or old is None:
        return joined(new if part is old else part for part in place.parts)
    if old.text and old.text in text:
        return text.replace(old.text, new.text, 1).strip()
    return "\n".join(filter(None, (text, new.text)))
