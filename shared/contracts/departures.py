"""What an employee who leaves would leave behind, on the wire."""

from datetime import datetime
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
    DEPUTISED = "deputised"
    """People whose permanent deputy the person is."""
    LEADS = "leads"
    """Teams that the person leads."""
    SUBORDINATES = "subordinates"
    """People directly below: to the nearest manager above."""
    TEAMS = "teams"
    """Teams that the person is a member of."""


class Moving(Answer, frozen=True):
    """One thing, and whose it would be."""

    id: UUID
    number: int | None
    title: str
    """Of a ticket or task, of a team, or the name of a person."""
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


class MovedPart(Answer, frozen=True):
    """How many things of a kind found other hands."""

    what: Belonging
    """What it is that moved."""
    total: int


class EndedPart(Answer, frozen=True):
    """How many ways in were closed."""

    what: str
    """`sessions`, `tokens`, `links` (one-time ones) or `telegram`."""
    total: int


class Departed(Answer, frozen=True):
    """What was done when the person was deactivated last."""

    at: datetime | None
    """Null: the person never was."""
    by: PersonRef | None = None
    """Who decided so."""
    to: PersonRef | None = None
    """Who took over; null: whoever should by the rules."""
    boss: PersonRef | None = None
    """Whoever has the people below from then on; null: nobody, or there were none."""
    moved: list[MovedPart] = []
    """One for each kind of which there was something."""
    ended: list[EndedPart] = []
    """One for each kind of which there was something."""


class Departure(Answer, frozen=True):
    """What would move if the person were deactivated now; parts with nothing in them are left
    out."""

    person: PersonRef
    parts: list[MovingPart]
    """One for each kind that the person holds something of."""
