"""Who may see and change people: guards of the routes."""

from litestar.handlers.base import BaseRouteHandler

from api.errors import NotAllowed, NotForBots
from api.principal import Connection, requires_employee, requires_person

WRITING_SCOPES = frozenset({"people:write", "admin"})


def requires_colleague(connection: Connection, handler: BaseRouteHandler) -> None:
    """Employees see people; contacts see no employee's address or phone (X2)."""
    requires_employee(connection, handler)
    _requires_one_of(connection, frozenset({"people:read"}) | WRITING_SCOPES)


def requires_registrar(connection: Connection, handler: BaseRouteHandler) -> None:
    """Administrators keep the books of people, and no bot does."""
    requires_person(connection, handler)
    if connection.user is None or not connection.user.is_admin:
        raise NotAllowed
    if connection.user.bot:
        raise NotForBots
    _requires_one_of(connection, WRITING_SCOPES)


def requires_owner(connection: Connection, handler: BaseRouteHandler) -> None:
    """The person, also through a bot; a personal token only if it may write people."""
    requires_person(connection, handler)
    _requires_one_of(connection, WRITING_SCOPES)


def _requires_one_of(connection: Connection, names: frozenset[str]) -> None:
    scopes = connection.user.scopes if connection.user else None
    if scopes is not None and not scopes & names:
        raise NotAllowed(f"the token lacks a scope: {' or '.join(sorted(names))}")
