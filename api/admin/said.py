"""What a test message told, as a sentence; the counterpart's own words stand beside it."""

import re
from typing import Final

from api.notifications.channels import table
from api.notifications.channels.base import Address
from api.notifications.channels.spec import ChannelSpec
from shared.contracts.admin import Lane
from shared.contracts.notifications import TestAnswer
from shared.i18n import Translator, names

EVERYWHERE: Final = (
    (r"malformed|incomplete|is not |is neither |forbidden host|private", "unfit"),
    (r"certificate|^TLS:", "certificate"),
    (r"cannot connect|connection|connecting|no answer|timed? ?out|timeout|Errno", "unreached"),
)


def sentence(lane: Lane, address: Address | None, answer: TestAnswer, t: Translator) -> str:
    """Nobody was written to where there was no address; that is said too."""
    channel = table.of(lane)

    def say(word: str, **values: str) -> str:
        key = f"admin-said-{channel.key}-{word}"
        return t.first(key, f"admin-said-{word}", channel=names.channel(channel.key, t), **values)

    if not answer.ok:
        return say(_refusal(channel, answer.answer))
    if address is None:
        bot = re.search(r"@\w+", answer.answer)
        return say("asked", bot=bot[0] if bot else "")
    return say("sent", to=channel.shown(address))


def _refusal(channel: ChannelSpec, said: str) -> str:
    """By the beginning or a part of what was said; the first that fits counts."""
    for pattern, word in (*channel.verdicts, *EVERYWHERE):
        if re.search(pattern, said, re.IGNORECASE):
            return word
    return "refused"
