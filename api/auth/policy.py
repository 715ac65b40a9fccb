"""What only the person itself may do, not a token or a bot in the person's name."""

from litestar.handlers.base import BaseRouteHandler

from api.errors import NotAllowed, SessionNeeded
from api.principal import Connection, requires_employee, requires_person
from shared.contracts.telegram import BotScope


async def requires_session(connection: Connection, handler: BaseRouteHandler) -> None:
    """Logged in by a browser: a stolen token must not be able to make another one."""
    await requires_person(connection, handler)
    if connection.user is None or connection.user.session_id is None:
        raise SessionNeeded("only from the web, logged in")


async def requires_own_bot(connection: Connection, handler: BaseRouteHandler) -> None:
    """An employee in the own chat with the staff's bot: whoever has a session has a password."""
    await requires_employee(connection, handler)
    if connection.user is None or connection.user.bot is not BotScope.STAFF:
        raise NotAllowed
