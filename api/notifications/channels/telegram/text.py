"""A message as Telegram takes it: HTML, and a keyboard of presses and links."""

from dataclasses import dataclass
from typing import NamedTuple

from aiogram.enums import ParseMode
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from shared import invisible
from shared.work.drawing import telegram_html
from shared.work.drawing.message import Button, Message
from shared.work.sections import html_parts
from shared.work.text import plain


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


def render(message: Message, look: Look | None = None) -> Form:
    """The message as Telegram should show it; by default with all that Telegram can do."""
    look = look or Look()
    drawn = telegram_html.render(message, plain=look.plain, url_buttons=look.url_buttons)
    return Form(drawn.text, _markup(drawn.rows), None if look.plain else ParseMode.HTML)


def forms(message: Message, look: Look) -> list[Form]:
    """As `render`; headed lists are as many messages as they take, the buttons under the last
    (G7)."""
    if not message.sections:
        return [render(message, look)]
    mode = None if look.plain else ParseMode.HTML
    title = invisible.one_line(message.title)
    texts = html_parts(title, message.sections, "", message.why)
    *before, last = [plain(text) for text in texts] if look.plain else texts
    return [*(Form(text, None, mode) for text in before), Form(last, keyboard(message, look), mode)]


def keyboard(message: Message, look: Look) -> InlineKeyboardMarkup | None:
    """The inline keyboard, or None when no button is left."""
    wanted = telegram_html.rows_of(message)
    return _markup(telegram_html.taken(wanted, url_buttons=look.url_buttons))


def _markup(rows: list[list[Button]]) -> InlineKeyboardMarkup | None:
    keys = [[_key(button) for button in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=keys) if keys else None


def _key(button: Button) -> InlineKeyboardButton:
    label = invisible.one_line(button.label)
    if button.data is not None:
        return InlineKeyboardButton(text=label, callback_data=button.data.pack())
    return InlineKeyboardButton(text=label, url=button.url)
