"""Keyboards of the clients' bot."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from shared.contracts.people import ClientRef
from shared.contracts.telegram import BotScope
from shared.contracts.tickets import TicketRow
from shared.i18n import Translator
from shared.telegram import keyboards
from shared.telegram.buttons import short
from shared.telegram.cards import cut, facts_of, ticket_heading
from shared.telegram.menus import Entry, Menu
from shared.telegram.talks import commands

SCOPE = BotScope.CLIENT

NEW = Entry("client-menu-new", "new")
TICKETS = Entry("client-menu-tickets", "tickets")

MENU = Menu(SCOPE, (NEW, TICKETS), commands.NAMES)


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


class DraftButton(CallbackData, prefix="dr"):
    """A press on a draft's message; `draft` tells the present draft from a forgotten one."""

    do: DraftPress
    draft: str
    arg: str = ""


def preview(draft: str, t: Translator) -> InlineKeyboardMarkup:
    """Send · Add · Cancel."""
    return keyboards.inline(
        [
            [
                (t("draft-send"), DraftButton(do=DraftPress.SEND, draft=draft)),
                (t("draft-add"), DraftButton(do=DraftPress.ADD, draft=draft)),
                (t("draft-forget"), DraftButton(do=DraftPress.FORGET, draft=draft)),
            ]
        ]
    )


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
