"""Keyboards from plain data."""

from collections.abc import Iterable
from typing import Protocol

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from shared.contracts.people import PersonKind
from shared.contracts.tickets import TicketRow
from shared.i18n import Translator
from shared.work.buttons import Rows
from shared.work.ticket_card import Viewer, button_url, facts_of, ticket_buttons, ticket_path


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


def of_ticket(
    ticket: TicketRow, viewer: Viewer, t: Translator, base_url: str, below: Rows
) -> InlineKeyboardMarkup:
    """What the viewer may do with the ticket, `below` it further rows; an employee may also open
    it in the browser."""
    rows = [*ticket_buttons(facts_of(ticket), viewer, t), *below]
    if viewer.kind is PersonKind.EMPLOYEE:
        return with_page(rows, ticket_path(ticket.id), t, base_url)
    return inline(rows)


def with_page(
    rows: Iterable[Iterable[tuple[str, Data]]], path: str, t: Translator, base_url: str
) -> InlineKeyboardMarkup:
    """The presses, and below them the way to the object's page in the browser."""
    markup = inline(rows)
    url = button_url(base_url, path)
    markup.inline_keyboard.append([InlineKeyboardButton(text=t("card-open"), url=url)])
    return markup


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
