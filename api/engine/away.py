"""Whether an error means that the database is away."""

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

AWAY: Final = frozenset({"08", "40", "53", "57"})
"""SQLSTATE classes: no connection, a conflict with another transaction, no room, shut down."""


class DatabaseAway(ConnectionError):
    """No connection can be had: nobody listens, the name is unknown, the server starts or stops.
    The driver says it in a dozen ways, and a program has other files and sockets that fail so."""


def is_away(error: BaseException) -> bool:
    """True when the database cannot be asked now and the same work may succeed later: it is down,
    restarts or is too busy."""
    if isinstance(error, DBAPIError):
        # On SQLite an operational error is a writer that waited too long, or a disk; or, by this
        # number, a statement that no waiting mends.
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            return False
        is_operational = error.connection_invalidated or isinstance(error, OperationalError)
        return is_operational or state_of(error.orig) in AWAY
    return isinstance(error, (OSError, NoConnection))


def state_of(error: BaseException | None) -> str:
    """The SQLSTATE class that the server named."""
    return str(getattr(error, "sqlstate", None) or "")[:2]
