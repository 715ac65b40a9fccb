"""What people's routes need from the floors above; the composition root hands it down."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from api.objects import audit
from api.people.staff.leaving import Leaving
from api.settings import Settings
from shared.contracts.companies import OpenTicket
from shared.contracts.departures import Departed, Departure
from shared.contracts.people import InvitationStage, Role


@dataclass(frozen=True, kw_only=True)
class PeoplePorts:
    """Provided to the routes as the dependency `above`."""

    unread: ColumnElement[int]
    """Notices that wait in the inbox of the Person of the statement around."""
    is_asked: ColumnElement[bool]
    """Whether a request for an absence waits for the Person of the statement around (A1)."""
    invitation: Callable[[InvitationStage], ColumnElement[bool]]
    """Whether the Person of the statement around is to come in yet, and is invited so far (K2)."""
    last_approver: Callable[[AsyncSession], Awaitable[Role]]
    """Whose requests come to nobody above come to this role (A1)."""
    approves: Callable[[AsyncSession, UUID], Awaitable[bool]]
    """Whether requests for an absence come to the person now, in place of others too (A1)."""
    end_access: Callable[[AsyncSession, UUID], Awaitable[audit.Detail]]
    """Ends the sessions, tokens and one-time links of a person who leaves (R8); says how many."""
    leaves: Callable[[AsyncSession, Settings, Leaving], Awaitable[int]]
    """The work of somebody who can do it no more finds other hands (D8); says how much it was."""
    held: Callable[[AsyncSession], Awaitable[Mapping[tuple[UUID, UUID | None], int]]]
    """How many open tickets each employee works on, team by team."""
    departure: Callable[[AsyncSession, UUID, UUID | None], Awaitable[Departure]]
    """What would move if the person left, and to whom."""
    departed: Callable[[AsyncSession, UUID], Awaitable[Departed]]
    """What was done when the person left."""
    open_tickets: Callable[[AsyncSession, UUID, int], Awaitable[tuple[list[OpenTicket], int]]]
    """The first of a company's open tickets, so many, and how many there are."""
    targets_changed: Callable[[AsyncSession, Settings, UUID], Awaitable[object]]
    """A company is promised other times: those of its open tickets are counted anew."""
    hours_changed: Callable[[AsyncSession, Settings], Awaitable[object]]
    """The company works at other hours or on other days: promised times are counted anew."""
    place_changed: Callable[[AsyncSession, Settings], Awaitable[object]]
    """Somebody got another manager or role, came or left: whoever decides may be another (A6)."""
