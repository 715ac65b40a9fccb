"""The daily digest as plain data: the road and the bots draw the same one (G4–G8)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer
from shared.contracts.telegram import ObjectKind


class DigestPart(StrEnum):
    """The parts in the order they are told."""

    OVERDUE = "overdue"
    TODAY = "today"
    SLA = "sla"
    NEW = "new"
    APPROVALS = "approvals"
    OPEN = "open"
    """A contact's own open tickets."""
    TEAM_OVERDUE = "team_overdue"
    """Per person: how many of the people below are late, a manager's part (G6)."""
    TEAM_UNASSIGNED = "team_unassigned"


class DigestLine(Answer, frozen=True):
    kind: ObjectKind
    id: UUID
    number: int | None
    title: str
    path: str
    """Inside the PWA; empty for a contact."""
    days_late: int = 0
    due_at: datetime | None = None
    who: str = ""
    """The assignee in a manager's part, the employee of an absence."""
    count: int = 0
    """How many are late, in a line that is about a person (G6)."""


class DigestSection(Answer, frozen=True):
    """One part: `total` counts all, `lines` holds at most fifteen of them."""

    part: DigestPart
    total: int
    lines: list[DigestLine]


class Digest(Answer, frozen=True):
    """Nothing to say is an empty list of sections (G3)."""

    date: date
    name: str
    sections: list[DigestSection]
    team_open: int | None = None
    """A manager's counts: open tasks of the people below, and how many are late."""
    team_overdue: int | None = None
