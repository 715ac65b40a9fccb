"""What web push is set up with."""

from shared.contracts.base import Ask
from shared.contracts.limits import Line


class PushSettings(Ask, tag_field="channel", tag="push", frozen=True):
    """Web push; it works by itself, the keys are made at the first start."""

    contact: Line = ""
    """The `sub` of VAPID: `mailto:` or `https:`."""
    hide_text: bool = False
    """Send "new event" with no text (P11)."""
