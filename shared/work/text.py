"""Plain words cut to a length, made safe for Telegram's HTML, and never longer than it takes (C7).

Whoever cuts or escapes does it by these.
"""

import html
import re
from collections.abc import Callable, Iterable
from typing import Final

from shared import invisible
from shared.i18n import Translator
from shared.i18n.sizes import megabytes

MESSAGE_LIMIT: Final = 4096
QUOTE_LIMIT: Final = 700
NAME_LIMIT: Final = 120
ELLIPSIS: Final = "…"


def utf16(text: str) -> int:
    """Length in UTF-16 code units, the measure of the Bot API."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8(text: str) -> int:
    """Length in bytes on the wire."""
    return len(text.encode("utf-8", "surrogatepass"))


def cut(text: str, limit: int, size: Callable[[str], int] = len) -> str:
    """The text in at most `limit` units of `size`, cut on a word where one ends nearby."""
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


def esc(text: str, limit: int = NAME_LIMIT) -> str:
    """Somebody's words inside our sentence, without what nobody sees (X10), cut at `limit`
    characters before they are escaped."""
    return html.escape(cut(invisible.without(text), limit), quote=False)


def bold(text: str) -> str:
    return f"<b>{esc(text, 200)}</b>"


def quote(text: str, limit: int = QUOTE_LIMIT) -> str:
    return f"<blockquote>{esc(text, limit)}</blockquote>"


def fitting(lines: Iterable[str]) -> str:
    """Whole lines of HTML, as many as one message takes: Telegram counts UTF-16 units after
    the markup is read, which is never more than the units of the source."""
    kept: list[str] = []
    room = MESSAGE_LIMIT
    for line in lines:
        room -= utf16(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join(kept)


def plain(markup: str) -> str:
    """The words without tags, for a message that Telegram could not parse (C7)."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def missing_line(name: str, size: int, t: Translator) -> str:
    """`Not received: a.pdf, 3 MB` (T7), as HTML."""
    return t("file-missing", name=esc(name), size=megabytes(size))
