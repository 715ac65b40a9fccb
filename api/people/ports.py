"""What people's routes need from the floors above; the composition root hands it down."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.people.staff.leaving import Leaving
from api.settings import Settings
from shared.contracts.departures import Departure


@dataclass(frozen=True, kw_only=True)
class PeoplePorts:
    """Provided to the routes as the dependency `above`."""

    count_unread: Callable[[AsyncSession, UUID], Awaitable[int]]
    """Notices of the person that wait in the inbox."""
    approves: Callable[[AsyncSession, UUID], Awaitable[bool]]
    """Whether requests for an absence come to the person now (A1)."""
    end_access: Callable[[AsyncSession, UUID], Awaitable[None]]
    """Ends the sessions and tokens of a person who leaves (R8)."""
    leaves: Callable[[AsyncSession, Settings, Leaving], Awaitable[object]]
    """The work of somebody who can do it no more finds other hands (D8)."""
    departure: Callable[[AsyncSession, UUID, UUID | None], Awaitable[Departure]]
    """What would move if the person left, and to whom."""
    place_changed: Callable[[AsyncSession, Settings], Awaitable[object]]
    """Somebody got another manager or role, came or left: whoever decides may be another (A6)."""
