"""What a test message told, as a sentence; the counterpart's own words stand beside it."""

import re

from api.notifications.channels import table
from api.notifications.channels.base import Address, Tested
from shared.contracts.admin import Lane
from shared.i18n import Translator, names


def sentence(lane: Lane, address: Address | None, answer: Tested, t: Translator) -> str:
    """Nobody was written to where there was no address; that is said too."""
    channel = table.of(lane)

    def say(word: str, **values: str) -> str:
        key = f"admin-said-{channel.key}-{word}"
        return t.first(key, f"admin-said-{word}", channel=names.channel(channel.key, t), **values)

    if not answer.ok:
        return say(answer.says or "refused")
    if address is None:
        bot = re.search(r"@\w+", answer.answer)
        return say("asked", bot=bot[0] if bot else "")
    return say("sent", to=channel.shown(address))
