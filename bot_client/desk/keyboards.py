"""Keyboards of the clients' bot."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from shared.contracts.desk import Category
from shared.contracts.people import ClientRef
from shared.contracts.telegram import BotScope
from shared.contracts.tickets import TicketRow
from shared.i18n import Translator
from shared.telegram.chat import keyboards
from shared.telegram.chat.menus import Entry, Menu
from shared.telegram.conversations import commands
from shared.work.buttons import short
from shared.work.text import cut
from shared.work.ticket_card import facts_of, ticket_heading

SCOPE = BotScope.CLIENT
MOST_ROWS = 90
"""Telegram takes a hundred buttons a message."""

NEW = Entry("client-menu-new", "new")
TICKETS = Entry("client-menu-tickets", "tickets")

NOTICES = Entry("client-menu-notices", "notices")
LANGUAGE = Entry("client-menu-language", "language")
HELP = Entry("client-menu-help", "help")

MENU = Menu(SCOPE, (NEW, TICKETS, NOTICES, LANGUAGE, HELP), commands.NAMES)


class DraftPress(StrEnum):
    SEND = "s"
    ADD = "a"
    FORGET = "x"
    NEW = "n"
    """What was written is a new ticket."""
    TO = "t"
    """What was written belongs to the ticket `arg`."""
    COMPANY = "c"
    """The new ticket is for the company `arg`."""
    CATEGORIES = "g"
    CATEGORY = "k"
    """The new ticket is about `arg`, or about nothing that has a name."""


class DraftButton(CallbackData, prefix="dr"):
    """A press on a draft's message; `draft` tells the present draft from a forgotten one."""

    do: DraftPress
    draft: str
    arg: str = ""


def preview(draft: str, t: Translator, *, categories: bool = False) -> InlineKeyboardMarkup:
    """Send · Add · Cancel, and what it is about where the desk has categories."""
    about = [(t("new-category"), DraftButton(do=DraftPress.CATEGORIES, draft=draft))]
    acts = [
        (t("draft-send"), DraftButton(do=DraftPress.SEND, draft=draft)),
        (t("draft-add"), DraftButton(do=DraftPress.ADD, draft=draft)),
        (t("draft-forget"), DraftButton(do=DraftPress.FORGET, draft=draft)),
    ]
    return keyboards.inline([acts, about] if categories else [acts])


def categories(draft: str, offered: Iterable[Category], t: Translator) -> InlineKeyboardMarkup:
    """A row a category, and none of them."""
    rows = [
        [(cut(each.name, 60), _choice(DraftPress.CATEGORY, draft, each.id))] for each in offered
    ]
    none = DraftButton(do=DraftPress.CATEGORY, draft=draft)
    return keyboards.inline([*rows[:MOST_ROWS], [(t("new-category-none"), none)]])


def forget(draft: str, t: Translator) -> InlineKeyboardMarkup:
    return keyboards.inline([[(t("draft-forget"), _forget(draft))]])


def companies(draft: str, clients: Iterable[ClientRef], t: Translator) -> InlineKeyboardMarkup:
    """A row a company (T11)."""
    rows = [
        [(cut(client.name, 60), _choice(DraftPress.COMPANY, draft, client.id))]
        for client in clients
    ]
    return keyboards.inline([*rows, [(t("draft-forget"), _forget(draft))]])


def destinations(draft: str, tickets: Iterable[TicketRow], t: Translator) -> InlineKeyboardMarkup:
    """A new ticket, or one of these (T10)."""
    rows = [
        [
            (
                cut(ticket_heading(facts_of(ticket), t), 60),
                _choice(DraftPress.TO, draft, ticket.id),
            )
        ]
        for ticket in tickets
    ]
    new = (t("draft-new"), DraftButton(do=DraftPress.NEW, draft=draft))
    return keyboards.inline([[new], *rows, [(t("draft-forget"), _forget(draft))]])


def _forget(draft: str) -> DraftButton:
    return DraftButton(do=DraftPress.FORGET, draft=draft)


def _choice(do: DraftPress, draft: str, chosen: UUID) -> DraftButton:
    return DraftButton(do=do, draft=draft, arg=short(chosen))
