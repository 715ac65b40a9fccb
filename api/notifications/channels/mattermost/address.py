"""A person or a channel of the company's Mattermost."""

from dataclasses import dataclass

from api.notifications.channels.base import Address


@dataclass(frozen=True, kw_only=True)
class MattermostAddress(Address):
    channel: str
    """`@login` or a channel's name."""
