"""What a counterpart's answer means and what to do about it, in the reader's words; its own words
stand beside them (K3). A channel's own word, else the one that holds for all of them."""

from dataclasses import dataclass
from typing import Final

from api.notifications.channels import table
from api.notifications.channels.base import Tested
from shared.contracts.admin import Lane
from shared.contracts.channel_tests import TestReport
from shared.i18n import Translator

REFUSED: Final = "refused"
"""For an answer that was kept before answers had words."""
OF_ONE: Final = frozenset(
    {
        "bad-address",
        "blocked",
        "form",
        "full",
        "gone",
        "no-channel",
        "no-chat",
        "no-mailbox",
        "no-user",
        "too-large",
    }
)
"""They tell of one address or message, and nothing of the channel."""


@dataclass(frozen=True, kw_only=True)
class Words:
    sentence: str
    advice: str


def fault(lane: Lane, says: str, t: Translator) -> Words:
    """Of an answer that was no success."""
    channel, word = table.of(lane).key, says or REFUSED
    return Words(
        sentence=_first(t, "fault", channel, word),
        advice=_first(t, "fix", channel, word),
    )


def _first(t: Translator, family: str, channel: str, word: str) -> str:
    own = (f"{family}-{channel}-{word}", f"{family}-{word}")
    return t.first(*own, f"{family}-{channel}-{REFUSED}", f"{family}-{REFUSED}")


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What a test did: to whom it was sent, and to which device; nobody is only asked."""

    to: str = ""
    device: str = ""


def report(lane: Lane, tried: Tried, answer: Tested, t: Translator) -> TestReport:
    """What was done, what came back, what to do."""
    words = _came(lane, tried, answer, t) if answer.ok else fault(lane, answer.says, t)
    return TestReport(
        ok=answer.ok,
        arrived=answer.ok and _arrived(lane, tried, answer),
        done=_done(tried, t),
        sentence=words.sentence,
        advice=words.advice,
        answer=answer.answer,
    )


def _done(tried: Tried, t: Translator) -> str:
    if not tried.to:
        return t("test-done-asked")
    if tried.device:
        return t("test-done-device", to=tried.to, device=tried.device)
    return t("test-done-sent", to=tried.to)


def _came(lane: Lane, tried: Tried, answer: Tested, t: Translator) -> Words:
    channel = table.of(lane).key
    if not tried.to:
        asked = t.first(f"test-asked-{channel}", "test-asked", name=answer.name)
        return Words(sentence=asked, advice=t("test-next-asked"))
    word = channel if _arrived(lane, tried, answer) else f"{channel}-unnumbered"
    came = t.first(f"test-came-{word}", f"test-came-{channel}", "test-came", name=answer.name)
    return Words(sentence=came, advice=t.known(f"test-next-{word}", f"test-next-{channel}"))


def _arrived(lane: Lane, tried: Tried, answer: Tested) -> bool:
    """Nothing is taken for an arrival that its counterpart has not named as one."""
    channel = table.of(lane)
    if not tried.to or not channel.keeps_messages:
        return False
    return bool(answer.name) or table.lane(lane).bot is None
