"""What a bot is set up with."""

from shared.contracts.base import Ask
from shared.contracts.limits import Line, Secret


class TelegramSettings(Ask, tag_field="channel", tag="telegram", frozen=True):
    """One of the two bots."""

    token: Secret = ""
    """From BotFather; masked in answers."""
    support_phone: Line = ""
    support_hours: Line = ""
