"""What the desk promises its clients, on the wire."""

from shared.contracts.base import Ask
from shared.contracts.limits import Number
from shared.contracts.priority import Priority


class SlaTarget(Ask, frozen=True):
    """Minutes of the company's working hours, from the moment the ticket came."""

    reaction_minutes: Number
    """Until the first public word of an agent."""
    solution_minutes: Number
    """Until it is resolved; not less than the reaction."""


class SlaPolicy(Ask, frozen=True):
    """The promised times. A priority that is not named has the shipped target."""

    targets: dict[Priority, SlaTarget] = {}
    """By priority."""
    warn_percent: Number = 25
    """The assignee is warned when this share of the time is left, in percent."""
    lead_after_minutes: Number = 0
    """Working minutes past the deadline after which the team's lead hears."""
    manager_after_minutes: Number = 60
    """Working minutes past the deadline after which the lead's manager hears."""
