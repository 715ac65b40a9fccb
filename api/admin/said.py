"""What a test message told, as a sentence; the counterpart's own words stand beside it."""

import re
from typing import Final

from api.notifications.channels.base import (
    Address,
    EmailAddress,
    MattermostAddress,
)
from shared.contracts.admin import Lane
from shared.contracts.notifications import TestAnswer
from shared.i18n import Translator

KIND: Final = {
    Lane.TELEGRAM_STAFF: "telegram",
    Lane.TELEGRAM_CLIENT: "telegram",
    Lane.MATTERMOST: "mattermost",
    Lane.EMAIL: "email",
    Lane.PUSH: "push",
}
EVERYWHERE: Final = (
    (r"malformed|incomplete|is not |is neither |forbidden host|private", "unfit"),
    (r"certificate|^TLS:", "certificate"),
    (r"cannot connect|connection|connecting|no answer|timed? ?out|timeout|Errno", "unreached"),
)
REFUSALS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "telegram": (
        (r"^unauthorized|^not found|token is malformed", "token"),
        (r"blocked by the user|user is deactivated", "blocked"),
        (r"chat not found|can't initiate|peer_id_invalid", "no-chat"),
        (r"^too many requests|flood control", "slow"),
    ),
    "mattermost": (
        (r"invalid\.app_error|invalid webhook", "hook"),
        (r"\.user\.app_error|find the user", "no-user"),
        (r"\.channel\.app_error|find the channel|^404.*app_error", "no-channel"),
        (r"^403\b", "locked"),
        (r"^404\b", "not-there"),
        (r"^400\b", "hook"),
    ),
    "email": (
        (r"^53[045]\b", "login"),
        (r"^55[0-9]\b", "recipient"),
        (r"^4\d\d\b", "later"),
    ),
    "push": (
        (r"^(404|410)\b", "gone"),
        (r"^40[013]\b", "keys"),
    ),
}
"""By the beginning or a part of what was said; the first that fits counts."""


def sentence(lane: Lane, address: Address | None, answer: TestAnswer, t: Translator) -> str:
    """Nobody was written to where there was no address; that is said too."""
    kind = KIND[lane]
    if not answer.ok:
        return t(f"admin-said-{_refusal(kind, answer.answer)}")
    if address is None:
        bot = re.search(r"@\w+", answer.answer)
        return t(f"admin-said-{kind}-asked", bot=bot[0] if bot else "")
    return t(f"admin-said-{kind}-sent", to=_shown(address))


def _refusal(kind: str, said: str) -> str:
    for pattern, word in REFUSALS[kind]:
        if re.search(pattern, said, re.IGNORECASE):
            return f"{kind}-{word}"
    for pattern, word in EVERYWHERE:
        if re.search(pattern, said, re.IGNORECASE):
            return word
    return f"{kind}-refused"


def _shown(address: Address) -> str:
    match address:
        case EmailAddress():
            return address.email
        case MattermostAddress():
            return address.channel
        case _:
            return ""
