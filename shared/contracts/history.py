"""What changed on an object, line by line."""

from datetime import datetime

from shared.contracts.base import Answer
from shared.contracts.people import PersonRef


class HistoryEntry(Answer, frozen=True):
    """One change, as a fact: `field` went from `old` to `new`. Nobody is its actor where a rule
    of the desk made it: the assignee, by the team's queue."""

    at: datetime
    """When it changed."""
    actor: PersonRef | None
    field: str
    """What changed."""
    old: str | None
    """What it was; null: nothing."""
    new: str | None
    """What it became; null: nothing."""
