"""A message as Telegram shows it: HTML, and a keyboard of presses and links."""

import html
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from aiogram.enums import ParseMode
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from api.notifications.channels import hosts, safe_http
from api.notifications.channels.base import Button, Message
from api.notifications.channels.texts import clean, cut, one_line, utf16
from shared.i18n import translator
from shared.work.sections import html_parts
from shared.work.text import plain

TEXT_LIMIT = 4096
"""UTF-16 units after entities are parsed."""
QUOTE_LIMIT = 700
"""Characters (C7)."""
BUTTON_LIMIT = 100
_TITLE_LIMIT = 500
_FILES_LIMIT = 400
_WHY_LIMIT = 300
_LINKS_LIMIT = 800


class Style(StrEnum):
    """The HTML tag of a part of the text; plain has none."""

    PLAIN = ""
    TITLE = "b"
    QUOTE = "blockquote"
    WHY = "i"


class Form(NamedTuple):
    """What is sent; `parse_mode` is None for plain text."""

    text: str
    markup: InlineKeyboardMarkup | None
    parse_mode: ParseMode | None = ParseMode.HTML


@dataclass(frozen=True, kw_only=True)
class Look:
    """What this try may use; a refusal of Telegram takes one of the two away."""

    plain: bool = False
    """No markup at all (C7)."""
    url_buttons: bool = True
    """Without them every link stands in the text."""


@dataclass(frozen=True)
class _Part:
    style: Style
    text: str

    def html(self) -> str:
        text = html.escape(self.text, quote=False)
        return f"<{self.style}>{text}</{self.style}>" if self.style else text


def render(message: Message, look: Look | None = None) -> Form:
    """The message as Telegram should show it; by default with all that Telegram can do."""
    look = look or Look()
    parts = _parts(message, look)
    markup = keyboard(message, look)
    if look.plain:
        return Form("\n".join(part.text for part in parts), markup, None)
    return Form("\n".join(part.html() for part in parts), markup)


def forms(message: Message, look: Look) -> list[Form]:
    """As `render`; headed lists are as many messages as they take, the buttons under the last
    (G7)."""
    if not message.sections:
        return [render(message, look)]
    mode = None if look.plain else ParseMode.HTML
    texts = html_parts(one_line(message.title), message.sections, "", message.why)
    *before, last = [plain(text) for text in texts] if look.plain else texts
    return [*(Form(text, None, mode) for text in before), Form(last, keyboard(message, look), mode)]


def _parts(message: Message, look: Look) -> list[_Part]:
    """The parts from top to bottom; the facts take what room the others leave."""
    title = _Part(Style.TITLE, cut(one_line(message.title), _TITLE_LIMIT, utf16))
    said = [
        _Part(Style.QUOTE, cut(clean(message.quote).strip(), QUOTE_LIMIT)),
        _Part(Style.PLAIN, _files(message)),
    ]
    tail = [
        _Part(Style.PLAIN, _links(message, look)),
        _Part(Style.WHY, cut(one_line(message.why), _WHY_LIMIT, utf16)),
    ]
    room = TEXT_LIMIT - sum(utf16(part.text) + 1 for part in (title, *said, *tail))
    about = _Part(Style.PLAIN, cut(_lines(message.about), room, utf16))
    facts = cut(_lines(message.lines), room - utf16(about.text) - 1, utf16)
    parts = (title, about, *said, _Part(Style.PLAIN, facts), *tail)
    return [part for part in parts if part.text]


def _lines(lines: list[str]) -> str:
    return clean("\n".join(lines)).strip()


def _files(message: Message) -> str:
    if not message.attachments:
        return ""
    names = ", ".join(one_line(name) for name in message.attachments)
    text = translator(message.locale)("channels-files", names=names)
    return cut(text, _FILES_LIMIT, utf16)


def _links(message: Message, look: Look) -> str:
    """The links that no button may carry, spelled out."""
    shown: list[str] = []
    for button in _link_buttons(message):
        line = f"{one_line(button.label)}: {button.url}"
        spelled = not (look.url_buttons and telegram_takes(button.url or ""))
        if spelled and utf16("\n".join([*shown, line])) <= _LINKS_LIMIT:
            shown.append(line)
    return "\n".join(shown)


def _rows(message: Message) -> list[list[Button]]:
    """The message's rows, and a row that opens the object unless one is there already (C7)."""
    urls = {button.url for row in message.buttons for button in row}
    if not message.link or message.link in urls:
        return message.buttons
    label = message.link_label or translator(message.locale)("channels-open")
    return [*message.buttons, [Button(label=label, url=message.link)]]


def _link_buttons(message: Message) -> list[Button]:
    return [button for row in _rows(message) for button in row if button.url and not button.data]


def keyboard(message: Message, look: Look) -> InlineKeyboardMarkup | None:
    """The inline keyboard, or None when no button is left."""
    rows: list[list[InlineKeyboardButton]] = []
    left = BUTTON_LIMIT
    for row in _rows(message):
        keys = [key for button in row if (key := _key(button, look))][:left]
        left -= len(keys)
        rows += [keys] if keys else []
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _key(button: Button, look: Look) -> InlineKeyboardButton | None:
    if button.data is not None:
        return InlineKeyboardButton(text=one_line(button.label), callback_data=button.data.pack())
    if button.url and look.url_buttons and telegram_takes(button.url):
        return InlineKeyboardButton(text=one_line(button.label), url=button.url)
    return None


def telegram_takes(url: str) -> bool:
    """True for links that Telegram accepts in a button: it refuses this machine's own names."""
    if safe_http.fault_of_url(url, hosts.ANY_HOST):
        return False
    host = (urlsplit(url).hostname or "").rstrip(".")
    loopback = host.startswith("127.") or host.endswith(".localhost")
    return ("." in host or ":" in host) and not loopback and host != "::1"
