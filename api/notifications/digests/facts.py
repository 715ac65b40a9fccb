"""What digests are made of, as plain data loaded in bulk for everybody whose hour has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from api.absences.policy import AbsenceFacts
from api.tickets.policy import TicketFacts
from shared.contracts.absences import AbsenceKind


@dataclass(frozen=True, kw_only=True)
class TaskFact:
    """An open task."""

    id: UUID
    number: int
    title: str
    assignee_id: UUID
    author_id: UUID
    due_at: datetime | None
    given_at: datetime
    """When its assignee got it."""


@dataclass(frozen=True, kw_only=True)
class TicketFact(TicketFacts):
    """An open ticket."""

    id: UUID
    number: int
    title: str
    team_id: UUID | None
    created_at: datetime
    warn_at: datetime | None
    """When its nearest running promise becomes a risk."""
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class RequestFact(AbsenceFacts):
    """An absence that waits for a decision."""

    id: UUID
    who: str
    kind: AbsenceKind
    start: date
    end: date
    start_half: bool
    end_half: bool


@dataclass(frozen=True, kw_only=True)
class DeskFacts:
    """Everything that is open."""

    tasks: tuple[TaskFact, ...] = ()
    tickets: tuple[TicketFact, ...] = ()
    requests: tuple[RequestFact, ...] = ()
    names: Mapping[UUID, str] = field(default_factory=dict[UUID, str])
    below: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict[UUID, frozenset[UUID]])
    """Everybody under a manager, at any depth."""
    since: Mapping[UUID, datetime] = field(default_factory=dict[UUID, datetime])
    """When each was told last: what came later is new, days off included (G3)."""
