"""One line of what was found."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a line begins."""

    FINE = "✓"
    LOOK = "!"
    WRONG = "✗"
    UNKNOWN = "–"
    """It could not be looked at, or there is nothing to look at."""


@dataclass(frozen=True)
class Finding:
    """`key` of its text, and what the text names."""

    mark: Mark
    key: str
    values: dict[str, str | int]


def fine(key: str, **values: str | int) -> Finding:
    return Finding(Mark.FINE, key, values)


def look(key: str, **values: str | int) -> Finding:
    return Finding(Mark.LOOK, key, values)


def wrong(key: str, **values: str | int) -> Finding:
    return Finding(Mark.WRONG, key, values)


def unknown(key: str, **values: str | int) -> Finding:
    return Finding(Mark.UNKNOWN, key, values)
