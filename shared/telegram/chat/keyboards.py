"""Keyboards from plain data."""

from collections.abc import Iterable
from typing import Protocol

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from shared import invisible
from shared.i18n import Translator
from shared.work.drawing.message import Button
from shared.work.drawing.telegram_html import taken


class Data(Protocol):
    """What a button holds: ours or aiogram's."""

    def pack(self) -> str: ...


def inline(rows: Iterable[Iterable[tuple[str, Data]]]) -> InlineKeyboardMarkup:
    """Presses that act, row by row."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=data.pack()) for label, data in row]
            for row in rows
        ]
    )


def link(label: str, url: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, url=url)]])


def below(rows: list[list[Button]]) -> InlineKeyboardMarkup:
    """Those of the buttons that Telegram takes."""
    return InlineKeyboardMarkup(
        inline_keyboard=[[key(each) for each in row] for row in taken(rows)]
    )


def key(button: Button) -> InlineKeyboardButton:
    """A press or a link."""
    label = invisible.one_line(button.label)
    if button.data is not None:
        return InlineKeyboardButton(text=label, callback_data=button.data.pack())
    return InlineKeyboardButton(text=label, url=button.url)


def menu(*rows: Iterable[str]) -> ReplyKeyboardMarkup:
    """The buttons that stay below the chat."""
    return ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=label) for label in row] for row in rows],
        resize_keyboard=True,
        is_persistent=True,
    )


def phone(t: Translator) -> ReplyKeyboardMarkup:
    """The one button that makes Telegram itself name the sender's number (R1)."""
    return ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=t("register-button"), request_contact=True)]],
        resize_keyboard=True,
        is_persistent=True,
    )
