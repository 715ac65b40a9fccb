"""Commands: words that a person typed, never a caption."""

import re
from typing import Any, Final

from aiogram import F
from aiogram.filters import Command, CommandStart, and_f
from aiogram.types import Message

COMMAND: Final = re.compile(r"/(\w{1,64})(@\w+)?(?=\s|$)")
"""A path or a date with strokes begins alike, and is none."""


def command_of(message: Message) -> str | None:
    """The command that the message is, known or not; a caption is none (T10)."""
    found = COMMAND.match(message.text or "")
    return found[1].lower() if found else None


def typed(*names: str) -> Any:
    """The filter of a command that was typed, and not written below a photo."""
    return and_f(F.text, Command(*names, ignore_case=True, ignore_mention=True))


def started(**asked: Any) -> Any:
    """The filter of `/start`, as `typed`."""
    return and_f(F.text, CommandStart(ignore_case=True, ignore_mention=True, **asked))
