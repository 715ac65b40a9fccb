"""Where the files of a link go: a comment of the link's person, told to all who hear comments."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid, NotAllowed
from api.principal import Principal
from api.settings import Settings
from api.tasks import errors as task_errors
from api.tasks import load as tasks
from api.tasks import policy as task_policy
from api.tasks.work import comments as task_comments
from api.tickets import errors as ticket_errors
from api.tickets import load as tickets
from api.tickets import policy as ticket_policy
from api.tickets.conversation import comments as ticket_comments
from api.tickets.sla import promises
from shared.contracts.tasks import TaskAction, TaskCommentDraft
from shared.contracts.telegram import ObjectKind
from shared.contracts.ticket_asks import CommentDraft
from shared.contracts.tickets import TicketAction, TicketStatus, Visibility
from shared.contracts.uploads import UploadLinkDraft


@dataclass(frozen=True)
class Guest:
    """The link's person with the session of the request."""

    session: AsyncSession
    who: Principal
    settings: Settings


Look = Callable[[Guest, UploadLinkDraft], Awaitable[int]]
"""The number of the object. Raises when it is not seen or takes no comment of this person now."""
Bring = Callable[[Guest, UploadLinkDraft, list[UUID]], Awaitable[object]]
"""Say the comment with these uploads of the person."""


async def look_at_ticket(guest: Guest, place: UploadLinkDraft) -> int:
    """Raises NotFound, NotAllowed, TicketClosed, TicketCancelled."""
    ticket = await tickets.visible(guest.session, guest.who, place.object_id)
    internal = place.visibility is Visibility.INTERNAL
    action = TicketAction.COMMENT_INTERNAL if internal else TicketAction.COMMENT
    after_end = not internal and guest.who.is_contact and ticket_policy.may_return(ticket.facts)
    if not after_end and not ticket_policy.allows(guest.who, ticket.facts, action):
        raise NotAllowed if internal else ticket_errors.closed(ticket.status)
    return ticket.number


async def bring_to_ticket(guest: Guest, place: UploadLinkDraft, file_ids: list[UUID]) -> None:
    ticket = await tickets.visible(guest.session, guest.who, place.object_id)
    # Files that were announced before the end are no wish to begin anew (C8).
    reopen = False if ticket.status is TicketStatus.CLOSED else None
    draft = CommentDraft(visibility=place.visibility, file_ids=file_ids, reopen=reopen)
    plan = await promises.plan(guest.session, guest.settings)
    most = guest.settings.upload_max_count
    await ticket_comments.add(guest.session, guest.who, ticket, draft, plan, files=most)


async def look_at_task(guest: Guest, place: UploadLinkDraft) -> int:
    """Raises NotFound, NotAllowed, TaskCancelled."""
    if not guest.who.is_employee:
        raise NotAllowed
    task = await tasks.visible(guest.session, guest.who, place.object_id)
    if not task_policy.possible(task.status, TaskAction.COMMENT):
        raise task_errors.TaskCancelled(status=task.status)
    return task.number


async def bring_to_task(guest: Guest, place: UploadLinkDraft, file_ids: list[UUID]) -> None:
    task = await tasks.visible(guest.session, guest.who, place.object_id)
    draft = TaskCommentDraft(text="", file_ids=file_ids)
    most = guest.settings.upload_max_count
    await task_comments.add(guest.session, guest.who, task, draft, files=most)


PLACES: dict[ObjectKind, tuple[Look, Bring]] = {
    ObjectKind.TICKET: (look_at_ticket, bring_to_ticket),
    ObjectKind.TASK: (look_at_task, bring_to_task),
}


async def look(guest: Guest, place: UploadLinkDraft) -> int:
    """As `Look`; raises Invalid for what takes no files."""
    return await _place(place)[0](guest, place)


async def bring(guest: Guest, place: UploadLinkDraft, file_ids: list[UUID]) -> None:
    """As `Bring`."""
    await _place(place)[1](guest, place, file_ids)


def _place(place: UploadLinkDraft) -> tuple[Look, Bring]:
    found = PLACES.get(place.object_kind)
    if found is None:
        raise Invalid(f"object_kind: one of {', '.join(PLACES)}")
    return found
