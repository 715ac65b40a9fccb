"""Whether this process hears of Telegram: told to the desk with every report."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from aiogram.exceptions import TelegramConflictError, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError

CONFLICT_LASTS: Final = 180.0
"""Seconds since the first of the last two conflicts: a report a minute tells of them."""


@dataclass
class Pulse:
    """Of the one bot that a process runs."""

    heard_at: float | None = None
    """By the clock that only goes forward."""
    waits: bool = False
    """Telegram comes by itself (a webhook): silence is no trouble."""
    clock: Callable[[], float] = time.monotonic
    _trouble: str = ""
    _conflicts: deque[float] = field(default_factory=lambda: deque[float](maxlen=2))

    @property
    def trouble(self) -> str:
        """A word for what is in the way. Of two processes with one bot each hears now and then, so
        what is heard does not end a conflict; one alone is of a process that has just gone."""
        twice = len(self._conflicts) == 2
        if twice and self.clock() - self._conflicts[0] < CONFLICT_LASTS:
            return "conflict"
        return self._trouble

    def beat(self) -> None:
        self.heard_at, self._trouble = self.clock(), ""

    def ails(self, error: BaseException) -> None:
        """What Telegram said stands in the log."""
        match error:
            case TelegramUnauthorizedError() | TokenValidationError():
                self._trouble = "token"
            case TelegramConflictError():
                self._trouble = "conflict"
                self._conflicts.append(self.clock())
            case _:
                self._trouble = "unreached"

    def heard_ago(self) -> int | None:
        """Seconds: the desk's clock may be another. None: never, or nothing is asked."""
        if self.waits:
            self.heard_at, self._trouble = None, ""
            self._conflicts.clear()
        return None if self.heard_at is None else round(self.clock() - self.heard_at)


PULSE: Final = Pulse()
