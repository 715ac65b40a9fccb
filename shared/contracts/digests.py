"""The daily digest as plain data: the pipeline and the bots draw the same one (G4–G8)."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer
from shared.contracts.telegram import ObjectKind


class DigestPart(StrEnum):
    """The parts of a digest, in the order in which they are told."""

    OVERDUE = "overdue"
    """Past their due dates."""
    TODAY = "today"
    SLA = "sla"
    """Promised times that are near or past."""
    NEW = "new"
    APPROVALS = "approvals"
    """Absences that wait for the reader's decision."""
    OPEN = "open"
    """A contact's own open tickets."""
    TEAM_OVERDUE = "team_overdue"
    """Per person: how many of the people below are late, a manager's part (G6)."""
    TEAM_UNASSIGNED = "team_unassigned"
    """Tickets of the teams that nobody has."""


class DigestLine(Answer, frozen=True):
    """One line of a digest."""

    kind: ObjectKind
    id: UUID
    number: int | None
    """Null for what has none."""
    title: str
    path: str
    """Inside the PWA; empty for a contact."""
    days_late: int = 0
    """Whole days past the due date; 0: not late."""
    due_at: datetime | None = None
    who: str = ""
    """The assignee in a manager's part, the employee of an absence."""
    count: int = 0
    """How many are late, in a line that is about a person (G6)."""


class DigestSection(Answer, frozen=True):
    """One part: `total` counts all, `lines` holds at most fifteen of them."""

    part: DigestPart
    """Which part it is."""
    total: int
    lines: list[DigestLine]
    """The first fifteen."""


class Digest(Answer, frozen=True):
    """What the reader has to do, in parts; an empty list when there is nothing to say."""

    date: date
    """The reader's local day."""
    name: str
    """Whom it greets."""
    sections: list[DigestSection]
    """In the order they are told."""
    team_open: int | None = None
    """A manager's count of the open tasks of everybody below; null: nobody is below."""
    team_overdue: int | None = None
    """How many of those are late; null: nobody is below."""
