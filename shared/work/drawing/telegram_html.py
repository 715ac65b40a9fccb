"""The one renderer of a message to Telegram's HTML, for bots and deliveries alike (C7).

A message takes 4096 UTF-16 units, counted once the markup is read. Where there is too much, the
last comments give way first, the oldest before the others; then the facts below, then those above.
The title, what a person wrote, the files, the links and the reason always have room.
"""

import html
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from shared import invisible
from shared.i18n import Translator, translator
from shared.work.drawing import files
from shared.work.drawing.message import Button, Comment, Message
from shared.work.text import MESSAGE_LIMIT, QUOTE_LIMIT, cut, utf16

BUTTON_LIMIT: Final = 100
COMMENT_LIMIT: Final = 400
"""Characters of a comment below a card."""
_HOST: Final = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
_TITLE_LIMIT: Final = 500
_ANSWER_LIMIT: Final = 300
_FILES_LIMIT: Final = 700
_WHY_LIMIT: Final = 300
_LINKS_LIMIT: Final = 500
_WHO_LIMIT: Final = 200


class Style(StrEnum):
    """The HTML tag of a part of the text; plain has none."""

    PLAIN = ""
    TITLE = "b"
    QUOTE = "blockquote"
    WHY = "i"


@dataclass(frozen=True)
class _Part:
    style: Style
    text: str

    def html(self) -> str:
        text = html.escape(self.text, quote=False)
        return f"<{self.style}>{text}</{self.style}>" if self.style else text


_GAP: Final = _Part(Style.PLAIN, "")


class Drawn(NamedTuple):
    """What goes to Telegram; links that no button may carry are in the text already."""

    text: str
    rows: list[list[Button]]


def render(message: Message, *, plain: bool = False, url_buttons: bool = True) -> Drawn:
    """`plain`: without markup, where Telegram could not read it; without `url_buttons` every link
    stands in the text."""
    parts = _parts(message, url_buttons=url_buttons)
    text = "\n".join(part.text if plain else part.html() for part in parts)
    return Drawn(text, taken(rows_of(message), url_buttons=url_buttons))


def taken(wanted: list[list[Button]], *, url_buttons: bool = True) -> list[list[Button]]:
    """The buttons that Telegram takes, at most a hundred."""
    rows: list[list[Button]] = []
    left = BUTTON_LIMIT
    for row in wanted:
        keys = [each for each in row if each.data or _is_taken(each, url_buttons)][:left]
        left -= len(keys)
        rows += [keys] if keys else []
    return rows


def rows_of(message: Message) -> list[list[Button]]:
    """The message's rows, and a row that opens the object unless one is there already (C7)."""
    urls = {button.url for row in message.buttons for button in row}
    if not message.link or message.link in urls:
        return message.buttons
    label = message.link_label or translator(message.locale)("channels-open")
    return [*message.buttons, [Button(label=label, url=message.link)]]


def _is_taken(button: Button, url_buttons: bool) -> bool:
    return url_buttons and telegram_takes(button.url or "")


def _parts(message: Message, *, url_buttons: bool) -> list[_Part]:
    """From top to bottom."""
    t = translator(message.locale)
    title = _Part(Style.TITLE, cut(invisible.one_line(message.title), _TITLE_LIMIT, utf16))
    said = [
        _quote(message.quote, QUOTE_LIMIT),
        _quote(message.answer, _ANSWER_LIMIT),
        _Part(Style.PLAIN, message.note),
        _Part(Style.PLAIN, cut(_lines(files.told(message.files, t)), _FILES_LIMIT, utf16)),
    ]
    tail = [
        _Part(Style.PLAIN, _links(message, url_buttons=url_buttons)),
        _Part(Style.WHY, cut(invisible.one_line(message.why), _WHY_LIMIT, utf16)),
    ]
    room = MESSAGE_LIMIT - _size([title, *said, *tail])
    about = _Part(Style.PLAIN, cut(_lines(message.about), max(room, 0), utf16))
    room -= _size([about])
    facts = _Part(Style.PLAIN, cut(_lines(message.lines), max(room, 0), utf16))
    room -= _size([facts])
    words = _comments(message.comments, room, t)
    parts = (title, about, *said, facts, *words, *tail)
    return [part for part in parts if part.text or part is _GAP]


def _comments(said: list[Comment], room: int, t: Translator) -> list[_Part]:
    """The newest that fit, whole."""
    shown: list[_Part] = []
    for each in reversed(said):
        block = [_GAP, *_comment(each, t)]
        room -= _size(block)
        if room < 0:
            break
        shown = [*block, *shown]
    return shown


def _comment(said: Comment, t: Translator) -> list[_Part]:
    return [
        _Part(Style.PLAIN, cut(invisible.one_line(said.who), _WHO_LIMIT, utf16)),
        _quote(said.text, COMMENT_LIMIT),
        _Part(Style.PLAIN, cut(_lines(files.told(said.files, t)), _FILES_LIMIT, utf16)),
    ]


def _quote(text: str, limit: int) -> _Part:
    return _Part(Style.QUOTE, cut(invisible.without(text).strip(), limit))


def _lines(lines: list[str]) -> str:
    return invisible.without("\n".join(lines)).strip()


def _size(parts: list[_Part]) -> int:
    return sum(utf16(part.text) + 1 for part in parts)


def _links(message: Message, *, url_buttons: bool) -> str:
    """The links that no button may carry, spelled out."""
    shown: list[str] = []
    for button in (each for row in rows_of(message) for each in row if each.url and not each.data):
        line = f"{invisible.one_line(button.label)}: {button.url}"
        spelled = not _is_taken(button, url_buttons)
        if spelled and utf16("\n".join([*shown, line])) <= _LINKS_LIMIT:
            shown.append(line)
    return "\n".join(shown)


def telegram_takes(url: str) -> bool:
    """True for links that Telegram accepts in a button: it refuses this machine's own names, and
    with them the whole message."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return False
    loopback = host.startswith("127.") or host.endswith(".localhost") or host == "::1"
    return ("." in host or ":" in host) and not loopback
