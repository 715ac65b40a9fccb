"""What the service desk is set up with: categories of tickets, words for often, the terms of its
ends."""

from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask, Document
from shared.contracts.limits import Line, Number, Text, Title
from shared.contracts.people import TeamRef
from shared.contracts.priority import Priority


class CategoryRef(Answer, frozen=True):
    """A category named inside another object."""

    id: UUID
    name: str


class Category(Answer, frozen=True):
    """What a ticket is about. A contact is not told its team."""

    id: UUID
    name: str
    team: TeamRef | None
    """Where a ticket of the category goes unless it names a team."""
    priority: Priority
    """What a ticket of the category gets unless it names another."""
    active: bool
    """Whether a ticket may still be given it."""
    position: int
    """Smaller ones are shown first."""
    version: int = 1


class CategoryDraft(Ask, frozen=True):
    """The whole of a category; shown by `position`, then by name. Never deleted: tickets have it;
    it is switched off."""

    name: Line
    team_id: UUID | None = None
    priority: Priority = Priority.NORMAL
    active: bool = True
    position: Number = 0
    """Smaller ones are shown first."""
    version: Number | None = None
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`. Null:
    whatever stands there now."""


class CannedReply(Answer, frozen=True):
    """Words that agents send often."""

    id: UUID
    title: str
    text: str
    """With variables: `{{ contact_name }}`, `{{ client }}`, `{{ number }}`, `{{ title }}`,
    `{{ agent_name }}`, `{{ assignee_name }}`."""
    team: TeamRef | None
    """Whose tickets it is for; null: every ticket."""
    version: int = 1


class CannedReplyDraft(Ask, frozen=True):
    """The whole of a canned reply."""

    title: Title
    text: Text
    """May hold the variables that `CannedReply.text` names."""
    team_id: UUID | None = None
    """Whose tickets it is for; null: every ticket."""
    version: Number | None = None
    """The one that the caller saw; of a newer one the answer is 409 `version_conflict`. Null:
    whatever stands there now."""


class RenderedReply(Answer, frozen=True):
    """A canned reply as it would be sent on one ticket."""

    id: UUID
    title: str
    text: str
    """Ready to be sent: the variables are filled."""


class ClosedComment(StrEnum):
    """What a contact's word on a closed ticket does (C4)."""

    REOPEN = "reopen"
    """While it may be reopened, the word says whether it does, by `CommentDraft.reopen`; who did
    not say so is refused `ticket_closed` and asked (C8). Later as `new_ticket`."""
    NEW_TICKET = "new_ticket"
    """The word is refused `ticket_closed`; it belongs in a ticket that `follows` this one."""
    REFUSE = "refuse"
    """As above, but whether it becomes a ticket the person is asked first."""


class DeskPolicy(Document, frozen=True):
    """What the desk does at the end of a ticket, in days; a ticket that has ended keeps the
    terms it ended with."""

    reopen_days: Number = 14
    """How long after its end a ticket may come back."""
    closed_comment: ClosedComment = ClosedComment.REOPEN
    """What a contact's word on a closed ticket does."""
    close_after_days: Number = 7
    """After so long a resolved ticket closes by itself; 0: never."""
    rate_days: Number = 30
    """How long after its end the client may rate the work."""
