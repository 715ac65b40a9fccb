"""Making a plain text fit a channel: nothing unseen, cut on a word, no secrets."""

from collections.abc import Callable

from shared import invisible

ELLIPSIS = "…"
MASK = "•••"


def clean(text: str) -> str:
    """The text without what nobody sees or no channel can carry (X10); breaks and tabs stay."""
    return invisible.without(text)


def one_line(text: str) -> str:
    """The text on one line, as headers and titles need it (E6)."""
    return invisible.one_line(text)


def utf16(text: str) -> int:
    """Length in UTF-16 code units, the measure of the Bot API."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8(text: str) -> int:
    """Length in bytes on the wire."""
    return len(text.encode("utf-8", "surrogatepass"))


def cut(text: str, limit: int, size: Callable[[str], int] = len) -> str:
    """The text in at most `limit` units of `size`, cut on a word where one ends nearby (C7)."""
    if size(text) <= limit:
        return text
    room = limit - size(ELLIPSIS)
    if room < 0:
        return ""
    return _whole_words(text, _longest(text, room, size)).rstrip(" \n\t,.;:—-") + ELLIPSIS


def _whole_words(text: str, end: int) -> str:
    """The text up to the last gap at or before `end`, unless that would cost half of it."""
    gap = max(text.rfind(blank, end // 2, end + 1) for blank in " \n")
    return text[: gap if gap >= 0 else end]


def _longest(text: str, room: int, size: Callable[[str], int]) -> int:
    """How many leading characters fit; halving, because a unit count is not a character count."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if size(text[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def masked(text: str, *secrets: str) -> str:
    """The text with every secret replaced, longest first so that no tail of one is left (X4)."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text
