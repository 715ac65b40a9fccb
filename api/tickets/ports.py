"""What tickets need from the room of tasks, which they do not know; the composition root hands
it down."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.principal import Principal
from shared.contracts.tasks import TaskOfTicket

TasksOfTicket = Callable[[AsyncSession, Principal, UUID], Awaitable[list[TaskOfTicket]]]
"""The tasks made of a ticket that the caller may see. The dependency `tasks_of_ticket`."""
