"""What the service desk is set up with: categories of tickets, and words for often."""

from uuid import UUID

from shared.contracts.base import Answer, Ask
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


class CategoryDraft(Ask, frozen=True):
    """The whole of a category; shown by `position`, then by name. Never deleted: tickets have it;
    it is switched off."""

    name: Line
    team_id: UUID | None = None
    priority: Priority = Priority.NORMAL
    active: bool = True
    position: Number = 0
    """Smaller ones are shown first."""


class CannedReply(Answer, frozen=True):
    """Words that agents send often."""

    id: UUID
    title: str
    text: str
    """With variables: `{{ contact_name }}`, `{{ client }}`, `{{ number }}`, `{{ title }}`,
    `{{ agent_name }}`, `{{ assignee_name }}`."""
    team: TeamRef | None
    """Whose tickets it is for; null: every ticket."""


class CannedReplyDraft(Ask, frozen=True):
    """The whole of a canned reply."""

    title: Title
    text: Text
    """May hold the variables that `CannedReply.text` names."""
    team_id: UUID | None = None
    """Whose tickets it is for; null: every ticket."""


class RenderedReply(Answer, frozen=True):
    """A canned reply as it would be sent on one ticket."""

    id: UUID
    title: str
    text: str
    """Ready to be sent: the variables are filled."""
