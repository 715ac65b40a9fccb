"""Typed data of inline buttons: action, object and version in at most 64 bytes (U4)."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID

from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import TicketStatus


@dataclass(frozen=True, kw_only=True)
class ObjectButton:
    """A press on an object; `v` is the object's version when the button was drawn.

    A kind of object names its prefix and its presses, and narrows `do`. A class of our own and
    not aiogram's: the API draws buttons too, and does without a bot library.
    """

    kind: ClassVar[ObjectKind]
    prefix: ClassVar[str]
    presses: ClassVar[type[StrEnum]]

    do: StrEnum
    id: str
    """UUID as 22 url-safe base64 characters, see `short` and `long`."""
    v: int
    arg: str = ""

    def pack(self) -> str:
        """The callback data."""
        return f"{self.prefix}:{self.do}:{self.id}:{self.v}:{self.arg}"

    @classmethod
    def unpack(cls, data: str) -> Self:
        """The button again; raises ValueError on anything that is not one of this kind."""
        prefix, do, object_id, version, arg = data.split(":")
        if prefix != cls.prefix:
            raise ValueError(data)
        return cls(do=cls.presses(do), id=object_id, v=int(version), arg=arg)


Label = tuple[str, ObjectButton]
Rows = list[list[Label]]
"""Rows of buttons with what stands on them."""


class TicketPress(StrEnum):
    """What a button on a ticket's message does; values are short because 64 bytes are few."""

    OPEN = "o"
    TAKE = "t"
    TAKE_OVER = "to"
    """From a colleague, whom this card names."""
    ASSIGN = "as"
    STATUS = "s"
    """`arg` is the first letters of the new status, see `STATUS_CODES`."""
    REPLY = "r"
    NOTE = "n"
    ADD = "a"
    CANCEL = "c"
    CANCEL_YES = "cy"
    CANCEL_NO = "cn"
    SOLVED = "y"
    REOPEN = "b"
    REOPEN_NOW = "bn"
    """Back to work without a word."""
    RATE = "m"
    """`arg` is the score."""
    HISTORY = "h"
    FILES = "f"
    MORE = "mo"
    """`arg` is `b` on the way back from a choice."""
    CATEGORY = "ct"
    """As the two below: `arg` is the value, none yet to be asked for it."""
    PRIORITY = "p"
    TEAM = "tm"
    TASK = "tt"
    """A task of this ticket."""


@dataclass(frozen=True, kw_only=True)
class TicketButton(ObjectButton):
    """A press on a ticket."""

    kind: ClassVar[ObjectKind] = ObjectKind.TICKET
    prefix: ClassVar[str] = "tk"
    presses: ClassVar[type[StrEnum]] = TicketPress

    do: TicketPress


class TaskPress(StrEnum):
    """What a button on a task's message does."""

    OPEN = "o"
    START = "s"
    DONE = "d"
    RESULT = "r"
    """Done, with a word or files about it."""
    COMMENT = "m"
    DELEGATE = "g"
    REOPEN = "u"
    CANCEL = "c"


@dataclass(frozen=True, kw_only=True)
class TaskButton(ObjectButton):
    """A press on a task."""

    kind: ClassVar[ObjectKind] = ObjectKind.TASK
    prefix: ClassVar[str] = "ts"
    presses: ClassVar[type[StrEnum]] = TaskPress

    do: TaskPress


class AbsencePress(StrEnum):
    """What a button on an absence's message does."""

    OPEN = "o"
    APPROVE = "y"
    REJECT = "n"
    CANCEL = "c"


@dataclass(frozen=True, kw_only=True)
class AbsenceButton(ObjectButton):
    """A press on an absence."""

    kind: ClassVar[ObjectKind] = ObjectKind.ABSENCE
    prefix: ClassVar[str] = "abs"
    presses: ClassVar[type[StrEnum]] = AbsencePress

    do: AbsencePress


class NotifyPress(StrEnum):
    """What a button does that says how much a person wishes to hear of an object (N3)."""

    MUTE = "m"
    """`arg` is `1` to hear no more of it, `0` to hear of it again."""
    FOLLOW = "f"
    """`arg` as above."""
    SNOOZE = "s"
    TERM = "t"
    """`arg` is the first letter of the term, see `bells.TERMS`."""
    NEVER = "n"
    BACK = "b"


@dataclass(frozen=True, kw_only=True)
class NotifyButton(ObjectButton):
    """Such a press; each kind of object has a prefix of its own."""

    presses: ClassVar[type[StrEnum]] = NotifyPress

    do: NotifyPress


class TicketBell(NotifyButton):
    kind: ClassVar[ObjectKind] = ObjectKind.TICKET
    prefix: ClassVar[str] = "tkb"


class TaskBell(NotifyButton):
    kind: ClassVar[ObjectKind] = ObjectKind.TASK
    prefix: ClassVar[str] = "tsb"


class AbsenceBell(NotifyButton):
    kind: ClassVar[ObjectKind] = ObjectKind.ABSENCE
    prefix: ClassVar[str] = "abb"


NOTIFY_BUTTONS: dict[ObjectKind, type[NotifyButton]] = {
    each.kind: each for each in (TicketBell, TaskBell, AbsenceBell)
}

BUTTONS: tuple[type[ObjectButton], ...] = (
    TicketButton,
    TaskButton,
    AbsenceButton,
    *NOTIFY_BUTTONS.values(),
)
"""Every kind of button on an object."""


def unpack(data: str) -> ObjectButton:
    """The button of whichever kind; raises ValueError on data of none of them."""
    for button in BUTTONS:
        if data.startswith(f"{button.prefix}:"):
            return button.unpack(data)
    raise ValueError(data)


STATUS_CODES = {
    "p": TicketStatus.IN_PROGRESS,
    "w": TicketStatus.WAITING,
    "r": TicketStatus.RESOLVED,
    "c": TicketStatus.CLOSED,
}
CODE_OF_STATUS = {status: code for code, status in STATUS_CODES.items()}


def short(value: UUID) -> str:
    """The UUID in 22 characters instead of 36."""
    return base64.urlsafe_b64encode(value.bytes).rstrip(b"=").decode()


def long(value: str) -> UUID:
    """The UUID again; raises ValueError on anything else."""
    return UUID(bytes=base64.urlsafe_b64decode(value.encode() + b"=="))


OPENERS: Final[dict[ObjectKind, Callable[[UUID], ObjectButton]]] = {
    # Opening asks for no version: the card shows the present state.
    ObjectKind.TICKET: lambda each: TicketButton(do=TicketPress.OPEN, id=short(each), v=0),
    ObjectKind.TASK: lambda each: TaskButton(do=TaskPress.OPEN, id=short(each), v=0),
    ObjectKind.ABSENCE: lambda each: AbsenceButton(do=AbsencePress.OPEN, id=short(each), v=0),
}
"""The press that shows the card of an object, by its kind."""
