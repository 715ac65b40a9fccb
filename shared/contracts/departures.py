"""What an employee who leaves would leave behind, on the wire."""

from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer
from shared.contracts.people import PersonRef, TeamRef


class Belonging(StrEnum):
    """What an employee may hold."""

    TICKETS = "tickets"
    """Open ones to work on: to the successor, else back to the queue."""
    TASKS = "tasks"
    """Open ones to do: to the successor, else to the manager."""
    GIVEN = "given"
    """Open ones that others do for the person: whoever gets the tasks follows them."""
    APPROVALS = "approvals"
    """Requests for an absence that wait for a decision: to the next approver (A6)."""
    DEPUTIES = "deputies"
    """Absences for which the person stands in."""
    LEADS = "leads"
    """Teams."""


class Moving(Answer, frozen=True):
    """One thing, and whose it would be."""

    id: UUID
    number: int | None
    title: str
    """Of a ticket or task, of a team, or the name of who is absent."""
    to: PersonRef | None
    """Who would have it; null: nobody for now, or the queue."""
    queue: TeamRef | None = None
    """Of a ticket that would be anybody's of this team; neither here nor `to`: every agent's."""


class MovingPart(Answer, frozen=True):
    """`items` are the first of `total`."""

    what: Belonging
    """What it is that moves."""
    total: int
    items: list[Moving]
    """The first of them."""


class Departure(Answer, frozen=True):
    """What would move if the person were deactivated now; parts with nothing in them are left
    out."""

    person: PersonRef
    parts: list[MovingPart]
    """One for each kind that the person holds something of."""
