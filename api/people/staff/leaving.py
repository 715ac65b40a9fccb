"""Somebody can no longer do some of the work that is in the own hands."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Who leaves what: everything, by default."""

    person_id: UUID
    by: UUID | None
    """Who decided so; None: the clock found it so."""
    to: UUID | None = None
    """Who takes it over; None: whoever should by the rules."""
    tickets_alone: bool = False
    """The person stays, and works on tickets no more."""
    of_teams: frozenset[UUID] | None = None
    """The person works on tickets of these teams no more."""
