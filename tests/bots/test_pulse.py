"""Whether a bot hears Telegram, as it tells the desk."""

from dataclasses import dataclass

import pytest
from aiogram.exceptions import TelegramConflictError, TelegramNetworkError
from aiogram.methods import GetUpdates

from shared.telegram.run.pulse import CONFLICT_LASTS, Pulse

pytestmark = pytest.mark.rule("U8")
CONFLICT = TelegramConflictError(GetUpdates(), "terminated by other getUpdates request")


@dataclass
class Clock:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_what_is_heard_ends_a_trouble() -> None:
    """And one conflict, of a process that has just ended."""
    pulse = Pulse(clock=Clock())
    for error in (TelegramNetworkError(GetUpdates(), "away"), CONFLICT):
        pulse.ails(error)
        assert pulse.trouble in ("unreached", "conflict")
        pulse.beat()
        assert (pulse.trouble, pulse.heard_ago()) == ("", 0)


def test_two_with_one_bot_are_in_conflict_though_each_hears() -> None:
    """Telegram gives the line to one and the other in turn."""
    clock = Clock()
    pulse = Pulse(clock=clock)
    for _ in range(2):
        pulse.ails(CONFLICT)
        clock.seconds += 5
        pulse.beat()
    assert pulse.trouble == "conflict"
    clock.seconds += CONFLICT_LASTS
    assert pulse.trouble == ""
