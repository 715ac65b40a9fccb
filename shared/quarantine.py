"""What cannot be handled is set aside, so that it costs nobody else anything (U8).

Every loop that serves many asks here what to do with one that fails. Its kind and id are logged,
and the error's type and place; nothing of what it held, so never the error's own words.
"""

import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import structlog

PLACES: Final = 3
"""Of the trace, the innermost last."""
REMEMBERED: Final = 10_000
UNTOLD: Final = 500
"""Kept for the desk at most: where more fail, the first ones tell enough."""

NOTE: Final = "set aside"
ALARM: Final = "set aside again"
"""What the log says."""

log = structlog.get_logger(__name__)

_times: Counter[tuple[object, ...]] = Counter()
"""How often each was set aside by this process."""
_untold: "dict[tuple[str, str], Noted]" = {}
"""What the desk has not been told of yet."""


@dataclass(frozen=True)
class Noted:
    """A thing that was set aside, `times` times since the desk was last told; no field is longer
    than the desk keeps."""

    what: str
    thing: str
    """Its id; empty for what has none."""
    error: str
    """The error's type."""
    at: str
    times: int = 1


@contextmanager
def note_quarantined(
    what: str, *, unless: Callable[[Exception], bool] | None = None, **ids: object
) -> Generator[None]:
    """Whatever fails inside is noted, and the loop goes on. `what` names the kind of thing; trouble
    that `unless` knows as everybody's is raised."""
    try:
        yield
    except Exception as error:
        if unless is not None and unless(error):
            raise
        note(what, error, **ids)


def note(what: str, error: BaseException, **ids: object) -> None:
    """One line in the log. What comes again is an alarm, told ever more rarely: the second, the
    fourth, the eighth time."""
    told = {name: str(each) for name, each in ids.items()}
    kind, at = type(error).__name__, place(error)
    times = _count(what, kind, *told.values())
    if times == 1:
        log.error(NOTE, what=what, error=kind, at=at, **told)
    elif times.bit_count() == 1:
        log.error(ALARM, what=what, error=kind, at=at, times=times, **told)
    keep([Noted(what[:64], " ".join(told.values())[:200], kind[:100], at[:300])])


def drain() -> list[Noted]:
    """What was set aside since the last call: whoever takes it tells the desk."""
    taken = list(_untold.values())
    _untold.clear()
    return taken


def keep(noted: Iterable[Noted]) -> None:
    """For the next `drain`; also what could not be told."""
    for each in noted:
        before = _untold.get((each.what, each.thing))
        if before is not None or len(_untold) < UNTOLD:
            times = each.times + (before.times if before else 0)
            _untold[each.what, each.thing] = replace(each, times=times)


def place(error: BaseException) -> str:
    """Where it failed: `compose.py:43 local`, with the places that led there before it."""
    frames = list(traceback.walk_tb(error.__traceback__))[-PLACES:]
    return " > ".join(
        f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in frames
    )


def _count(*what: object) -> int:
    if len(_times) >= REMEMBERED:
        _times.clear()
    _times[what] += 1
    return _times[what]
