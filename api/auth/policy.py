"""What only the person itself may do, not a token or a bot in the person's name."""

from litestar.handlers.base import BaseRouteHandler

from api.errors import SessionNeeded
from api.principal import Connection, requires_person


def requires_session(connection: Connection, handler: BaseRouteHandler) -> None:
    """Logged in by a browser: a stolen token must not be able to make another one."""
    requires_person(connection, handler)
    if connection.user is None or connection.user.session_id is None:
        raise SessionNeeded("only from the web, logged in")
