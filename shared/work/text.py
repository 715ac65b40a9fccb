"""Plain words made safe for Telegram's HTML, and never longer than it takes (C7)."""

import html
import re
from collections.abc import Iterable
from typing import Final

from shared import invisible
from shared.i18n import Translator
from shared.work.ticket_card import cut

MESSAGE_LIMIT: Final = 4096
QUOTE_LIMIT: Final = 700
NAME_LIMIT: Final = 120


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
        room -= len(line.encode("utf-16-le")) // 2 + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join(kept)


def plain(markup: str) -> str:
    """The words without tags, for a message that Telegram could not parse (C7)."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def megabytes(size: int) -> str:
    """`25` or `0.4`: bytes as people say them; a small file is no empty one."""
    value = max(size / 1024 / 1024, 0.1) if size else 0
    return f"{value:.1f}".removesuffix(".0")


def missing_line(name: str, size: int, t: Translator) -> str:
    """`Not received: a.pdf, 3 MB` (T7)."""
    return t("file-missing", name=esc(name), size=megabytes(size))
