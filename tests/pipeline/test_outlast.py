"""Work that waits for the database, and work that is simply wrong."""

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from api.engine.away import is_away
from api.notifications.settle import outlast
from api.notifications.settle.outlast import outlast as outlasting


class Refused(Exception):
    """As a driver raises it."""

    def __init__(self, sqlstate: str | None = None) -> None:
        self.sqlstate = sqlstate


AWAY = [
    ConnectionRefusedError(),
    NoConnection("no connection in time"),
    OperationalError("SELECT 1", {}, Refused()),
    InterfaceError("SELECT 1", {}, Refused(), connection_invalidated=True),
    DBAPIError("SELECT 1", {}, Refused("57P03")),
    DBAPIError("SELECT 1", {}, Refused("40P01")),
]
WRONG = [
    IntegrityError("INSERT", {}, Refused("23505")),
    DBAPIError("INSERT", {}, Refused("22021")),
    KeyError("a bug"),
]


@pytest.mark.parametrize("error", AWAY, ids=lambda error: type(error).__name__)
async def test_what_the_database_cannot_do_now_is_done_later(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Down, starting, too busy, a deadlock: the same work may succeed next time."""
    monkeypatch.setattr(outlast, "PAUSES", (0.0,))
    errors = [error, error]

    async def work() -> str:
        if errors:
            raise errors.pop()
        return "done"

    assert is_away(error)
    assert await outlasting(work) == "done"


@pytest.mark.parametrize("error", WRONG, ids=lambda error: type(error).__name__)
async def test_what_is_wrong_is_raised_at_once(error: Exception) -> None:
    """It would fail for ever."""

    async def work() -> None:
        raise error

    with pytest.raises(type(error)):
        await outlasting(work)
