"""What was cut into parts, and where its first ones came to stand (T2)."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

import msgspec
from aiogram.types import Message, Update

from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import Visibility


class Landing(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a group's first parts: they stand in an object, or in a comment to it."""

    object_id: UUID
    kind: ObjectKind = ObjectKind.TICKET
    comment_id: UUID | None = None
    confirmation_id: int | None = None
    """The bot's message that told so; it is edited rather than repeated."""
    receipt: str = ""
    """What that message says, by the name of its receipt."""
    eyes: Visibility = Visibility.PUBLIC
    """Whose the comment is for."""


class Part(msgspec.Struct, frozen=True):
    at: float
    update: str
    """The update as JSON."""


@dataclass(frozen=True)
class Timing:
    """Seconds."""

    silence: float = 2.0
    limit: float = 10.0
    late: float = 3600.0


@dataclass(frozen=True)
class Whole:
    """A message with all its parts, in the order of their ids."""

    parts: list[Message]
    group: str = ""
    """The album's name in this chat; empty for a message that is none."""
    given_out: bool = False
    """True when it came from the collector, so that it is not laid aside again."""
    bag: str = ""
    """The group whose parts these are."""

    @property
    def first(self) -> Message:
        return self.parts[0]


Feed = Callable[[Update, Whole], Awaitable[object]]

Release = Callable[[], None]


def ripe_at(arrivals: Iterable[float], timing: Timing) -> float:
    """When the group is whole: after the silence, or when the first part has waited enough."""
    times = list(arrivals)
    return min(max(times) + timing.silence, min(times) + timing.limit)
