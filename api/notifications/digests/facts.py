"""What digests are made of, as plain data loaded in bulk for everybody whose hour has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from api.absences.policy import AbsenceFacts
from shared.contracts.absences import AbsenceKind
from shared.contracts.digests import DigestPart

LINES: Final = 15
"""Of a part; the rest is counted (G4)."""


@dataclass(frozen=True, kw_only=True)
class WorkFact:
    """A task or a ticket that is told."""

    id: UUID
    number: int
    title: str
    due_at: datetime | None


@dataclass(frozen=True)
class Told:
    """One part of what one reader is told, in its order."""

    total: int = 0
    first: tuple[WorkFact, ...] = ()
    """At most LINES of them."""


Parts = Mapping[UUID, Mapping[DigestPart, Told]]
"""By reader."""


@dataclass(frozen=True, kw_only=True)
class DoerFact:
    """Somebody with open tasks, for the managers above (G6)."""

    name: str
    open: int
    late: int


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
    """What these readers are told."""

    tasks: Parts = field(default_factory=dict[UUID, Mapping[DigestPart, Told]])
    tickets: Parts = field(default_factory=dict[UUID, Mapping[DigestPart, Told]])
    requests: tuple[RequestFact, ...] = ()
    doers: Mapping[UUID, DoerFact] = field(default_factory=dict[UUID, DoerFact])
    below: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict[UUID, frozenset[UUID]])
    """Everybody under a manager, at any depth."""
