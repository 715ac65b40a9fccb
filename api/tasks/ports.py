"""What tasks need from the room of tickets, which they do not know; the composition root
hands it down."""

from collections.abc import Awaitable, Callable, Collection
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.principal import Principal

TicketNumbers = Callable[[AsyncSession, Principal, Collection[UUID]], Awaitable[dict[UUID, int]]]
"""Numbers of those tickets that the caller may see. The dependency `ticket_numbers`."""
