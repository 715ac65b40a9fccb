"""A letter as a mailbox keeps it."""

import time
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as modern
from functools import cached_property


@dataclass(eq=False)
class Letter:
    """One accepted letter as it came over the wire."""

    sender: str
    recipients: list[str]
    raw: bytes
    connection: int
    """Which connection of the server brought it, counted from 1."""
    at: float = field(default_factory=time.time)

    @cached_property
    def message(self) -> EmailMessage:
        message = message_from_bytes(self.raw, policy=modern)
        assert isinstance(message, EmailMessage)
        return message

    @property
    def subject(self) -> str:
        return self.header("Subject")

    def header(self, name: str) -> str:
        """The header decoded, empty where there is none."""
        return str(self.message.get(name, ""))

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    def _part(self, kind: str) -> str:
        body = self.message.get_body(preferencelist=(kind,))
        return str(body.get_content()) if body is not None else ""
