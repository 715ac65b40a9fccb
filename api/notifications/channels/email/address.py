"""One mailbox, and whose it is."""

from dataclasses import dataclass

from api.notifications.channels.base import Address


@dataclass(frozen=True, kw_only=True)
class EmailAddress(Address):
    email: str
    name: str = ""
