"""What posts are set up with."""

from shared.contracts.base import Ask
from shared.contracts.limits import Line, Secret


class MattermostSettings(Ask, tag_field="channel", tag="mattermost", frozen=True):
    """An incoming webhook. It must belong to a service account: its owner can read the direct
    messages."""

    url: Secret = ""
    """Of the incoming webhook; masked in answers."""
    username: Line = ""
    """The name that posts have; empty: the webhook's own."""
    icon_url: Line = ""
    """The picture that posts have; empty: the webhook's own."""
