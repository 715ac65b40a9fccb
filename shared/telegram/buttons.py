"""Typed data of inline buttons: action, object and version in at most 64 bytes (U4)."""

import base64
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from uuid import UUID

from shared.contracts.tickets import TicketStatus


class TicketPress(StrEnum):
    """What a button on a ticket's message does; values are short because 64 bytes are few."""

    OPEN = "o"
    TAKE = "t"
    STATUS = "s"
    """`arg` is the first letters of the new status, see `STATUS_CODES`."""
    REPLY = "r"
    NOTE = "n"
    ADD = "a"
    CANCEL = "c"
    CANCEL_YES = "cy"
    CANCEL_NO = "cn"


PREFIX = "tk"


@dataclass(frozen=True, kw_only=True)
class TicketButton:
    """A press on a ticket; `v` is the ticket's version when the button was drawn.

    A class of our own and not aiogram's: the API draws buttons too, and importing aiogram costs
    a process 120 MB.
    """

    do: TicketPress
    id: str
    """UUID as 22 url-safe base64 characters, see `short` and `long`."""
    v: int
    arg: str = ""

    def pack(self) -> str:
        """The callback data."""
        return f"{PREFIX}:{self.do}:{self.id}:{self.v}:{self.arg}"

    @classmethod
    def unpack(cls, data: str) -> Self:
        """The button again; raises ValueError on anything that is not one of ours."""
        prefix, do, ticket, version, arg = data.split(":")
        if prefix != PREFIX:
            raise ValueError(data)
        return cls(do=TicketPress(do), id=ticket, v=int(version), arg=arg)


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
