"""Whether this process hears of Telegram: told to the desk with every report."""

import time
from dataclasses import dataclass
from typing import Final

from aiogram.exceptions import TelegramConflictError, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError


@dataclass
class Pulse:
    """Of the one bot that a process runs."""

    heard_at: float | None = None
    """By the clock that only goes forward."""
    trouble: str = ""
    waits: bool = False
    """Telegram comes by itself (a webhook): silence is no trouble."""

    def beat(self) -> None:
        self.heard_at, self.trouble = time.monotonic(), ""

    def ails(self, error: BaseException) -> None:
        """A word for what is in the way; what Telegram said stands in the log."""
        match error:
            case TelegramUnauthorizedError() | TokenValidationError():
                self.trouble = "token"
            case TelegramConflictError():
                self.trouble = "conflict"
            case _:
                self.trouble = "unreached"

    def heard_ago(self) -> int | None:
        """Seconds: the desk's clock may be another. None: never, or nothing is asked."""
        if self.waits:
            self.heard_at, self.trouble = None, ""
        return None if self.heard_at is None else round(time.monotonic() - self.heard_at)


PULSE: Final = Pulse()
