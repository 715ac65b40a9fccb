"""Who may see and change people: guards of the routes."""

from uuid import UUID

from litestar.handlers.base import BaseRouteHandler

from api.errors import NotAllowed, NotForBots
from api.principal import Connection, Principal, requires_employee, requires_person

WRITING_SCOPES = frozenset({"people:write", "admin"})


async def requires_colleague(connection: Connection, handler: BaseRouteHandler) -> None:
    """Employees see people; contacts see no employee's address or phone (X2)."""
    await requires_employee(connection, handler)
    _requires_one_of(connection, frozenset({"people:read"}) | WRITING_SCOPES)


async def requires_registrar(connection: Connection, handler: BaseRouteHandler) -> None:
    """Administrators keep the books of people, and no bot does."""
    await requires_person(connection, handler)
    if connection.user is None or not connection.user.is_admin:
        raise NotAllowed
    if connection.user.bot:
        raise NotForBots
    _requires_one_of(connection, WRITING_SCOPES)


def may_set_duty(principal: Principal, lead_id: UUID | None) -> bool:
    """Administrators, and whoever leads the team."""
    return principal.is_admin or principal.person_id == lead_id


async def requires_owner(connection: Connection, handler: BaseRouteHandler) -> None:
    """The person, also through a bot; a personal token only if it may write people."""
    await requires_person(connection, handler)
    _requires_one_of(connection, WRITING_SCOPES)


def _requires_one_of(connection: Connection, names: frozenset[str]) -> None:
    scopes = connection.user.scopes if connection.user else None
    if scopes is not None and not scopes & names:
        raise NotAllowed(f"the token lacks a scope: {' or '.join(sorted(names))}")
