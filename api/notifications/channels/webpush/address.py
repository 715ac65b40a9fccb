"""One subscription of one browser."""

from dataclasses import dataclass, field

from api.notifications.channels.base import Address


@dataclass(frozen=True, kw_only=True)
class PushAddress(Address):
    endpoint: str
    p256dh: str
    auth: str
    device_id: str = ""
    """The subscription's own id: all that a delivery keeps of it."""
    name: str = field(default="", compare=False)
    """What the browser calls itself; for people."""
