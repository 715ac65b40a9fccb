"""What the service desk is set up with: categories of tickets, and words for often."""

from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Number, Text, Title
from shared.contracts.people import TeamRef
from shared.contracts.priority import Priority


class CategoryRef(Answer, frozen=True):
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


class CategoryDraft(Ask, frozen=True):
    """The whole of a category; shown by `position`, then by name. Never deleted: tickets have it;
    it is switched off."""

    name: Line
    team_id: UUID | None = None
    priority: Priority = Priority.NORMAL
    active: bool = True
    position: Number = 0


class CannedReply(Answer, frozen=True):
    """Words that agents send often; `team` None: for every ticket."""

    id: UUID
    title: str
    text: str
    """With variables: `{{ contact_name }}`, `{{ client }}`, `{{ number }}`, `{{ title }}`,
    `{{ agent_name }}`, `{{ assignee_name }}`."""
    team: TeamRef | None


class CannedReplyDraft(Ask, frozen=True):
    title: Title
    text: Text
    team_id: UUID | None = None


class RenderedReply(Answer, frozen=True):
    """A canned reply as it would be sent on one ticket."""

    id: UUID
    title: str
    text: str
