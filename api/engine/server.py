"""Engines of PostgreSQL."""

from typing import Any, Final

from sqlalchemy import Dialect, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from api.engine.away import AWAY, DatabaseAway, state_of

APPLICATION: Final = "vestovoy"
"""What PostgreSQL calls our connections: whether the product runs is seen by it."""


# Values of statements are people's words, addresses and keys: no error may quote them (P12).
def server_engine(url: str) -> AsyncEngine:
    # On SQLite there is no server, and its driver is not loaded.
    from api.engine.postgres_driver import DRIVER  # noqa: PLC0415

    engine = create_async_engine(
        url,
        module=DRIVER,
        connect_args={"server_settings": {"application_name": APPLICATION}},
        pool_size=10,
        max_overflow=10,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "do_connect", _connect)
    event.listen(engine.sync_engine, "checkout", replace_the_dead)
    return engine


def apart(engine: AsyncEngine) -> AsyncEngine:
    """The same connections, each statement a transaction of its own. It sees what it would see
    within one: READ COMMITTED looks anew at every statement, and to begin and to end it are two
    ways to the server and back."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def replace_the_dead(connection: DBAPIConnection, *_: object) -> None:
    """A connection whose end has been heard of is replaced without a question to the server; one
    that died in silence is met where it breaks. Raises DisconnectionError."""
    driver: Any = connection.driver_connection
    if driver.is_closed():
        raise DisconnectionError


def _connect(dialect: Dialect, _: object, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    """Raises DatabaseAway. A wrong password or name of the database stays what it is."""
    try:
        return dialect.connect(*args, **named)
    except Exception as error:
        if isinstance(error, OSError) or state_of(error) in AWAY:
            raise DatabaseAway(f"{type(error).__name__}: {error}") from error
        raise
