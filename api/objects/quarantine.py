"""Many things served at once, where one that is bad must not cost the others anything (U8)."""

from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Generic, TypeVar

import structlog
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from api.engine.away import is_away
from shared import quarantine

T = TypeVar("T")
R = TypeVar("R")

log = structlog.get_logger(__name__)

ID: Final = attrgetter("id")
"""The name of a row in the log."""


@dataclass(frozen=True)
class Bad(Generic[T]):
    """A thing that failed when it was alone."""

    thing: T
    error: Exception


async def many(
    what: str,
    things: Sequence[T],
    serve: Callable[[Sequence[T]], Awaitable[R]],
    name: Callable[[T], object] = ID,
) -> tuple[list[R], list[Bad[T]]]:
    """What `serve` makes of all of them at once. Where that fails it is asked for halves, down to
    the one that fails alone, which is set aside under its `name`; so the others cost a few calls
    more, and only that time. `serve` may write, if each call has a transaction of its own.

    Raises what is nobody's fault: no database, no connection, no memory.
    """
    if not things:
        return [], []
    try:
        return [await serve(things)], []
    except Exception as error:
        if is_everybodys(error):
            raise
        if len(things) == 1:
            quarantine.note(what, error, id=name(things[0]))
            return [], [Bad(things[0], error)]
    middle = len(things) // 2
    done, bad = await many(what, things[:middle], serve, name)
    more, worse = await many(what, things[middle:], serve, name)
    return [*done, *more], [*bad, *worse]


def one(what: str, **ids: object) -> AbstractContextManager[None]:
    """One of many, in a loop that goes on whatever becomes of it. Raises what `many` raises. What
    fails inside must have written nothing, or have had a transaction of its own."""
    return quarantine.note_quarantined(what, unless=is_everybodys, **ids)


@contextmanager
def turn(what: str, **ids: object) -> Generator[None]:
    """A whole turn of a clockwork, which comes again: whatever fails inside costs this turn only.
    What passes by itself is a line in the log, what does not is set aside."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  # the next turn tries again
        if is_everybodys(error):
            log.warning("a turn is missed", what=what, error=type(error).__name__, **ids)
        else:
            quarantine.note(what, error, **ids)


def is_everybodys(error: Exception) -> bool:
    """Whether the trouble is not the row's: it passes by itself, and the next turn finds all of
    them again."""
    if isinstance(error, IntegrityError | DataError):
        return False
    return is_away(error) or isinstance(error, DBAPIError | MemoryError)
