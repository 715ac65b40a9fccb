"""What the desk promises its clients, on the wire."""

from datetime import datetime
from enum import StrEnum

from shared.contracts.base import Answer, Ask, Document
from shared.contracts.limits import Number
from shared.contracts.priority import Priority


class SlaGoal(StrEnum):
    """What is promised: a first word to the client, and an end."""

    REACTION = "reaction"
    SOLUTION = "solution"


class SlaClock(Answer, frozen=True):
    """One goal of one ticket."""

    due_at: datetime
    """Until when it is promised."""
    done_at: datetime | None
    """When it was reached; null: still to be done."""
    breached: bool
    """Whether it was, or is, too late."""


class TicketSla(Answer, frozen=True):
    """A first word to the client, and an end. While `paused` the client is waited for, or
    nothing is left to do: the deadlines stand still and move when the work goes on."""

    reaction: SlaClock
    """The first public word of an agent."""
    solution: SlaClock
    """The end of the work."""
    paused: bool
    """Whether the deadlines stand still."""


class SlaTarget(Ask, frozen=True):
    """Minutes of the company's working hours, from the moment the ticket came."""

    reaction_minutes: Number
    """Until the first public word of an agent."""
    solution_minutes: Number
    """Until it is resolved; not less than the reaction."""


class SlaPolicy(Document, frozen=True):
    """The promised times. A priority that is not named has the shipped target."""

    targets: dict[Priority, SlaTarget] = {}
    """By priority."""
    warn_percent: Number = 25
    """The assignee is warned when this share of the time is left, in percent."""
    lead_after_minutes: Number = 0
    """Working minutes past the deadline after which the team's lead hears."""
    manager_after_minutes: Number = 60
    """Working minutes past the deadline after which the lead's manager hears."""
