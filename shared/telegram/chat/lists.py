"""A list of tickets, a page at a time, with a button for each and the way to the next page."""

from collections.abc import Sequence
from typing import Final

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from shared.contracts.base import Page
from shared.contracts.people import PersonKind
from shared.contracts.telegram import MessageRole
from shared.contracts.tickets import TicketRow
from shared.i18n import Translator
from shared.telegram.chat.keyboards import Data, inline
from shared.telegram.chat.paging import turns
from shared.telegram.chat.speaking import About, Speaker
from shared.work.rendering import list_text
from shared.work.ticket_buttons import list_buttons
from shared.work.ticket_card import facts_of

PAGE: Final = 5


class PageButton(CallbackData, prefix="pg"):
    """Shows a page of a list; `view` is the list's name in its bot, `by` what it is about."""

    view: str
    offset: int = 0
    by: str = ""


Tab = tuple[str, PageButton]


async def show_page(
    page: Page[TicketRow],
    view: PageButton,
    title: str,
    tabs: Sequence[Sequence[tuple[str, Data]]],
    speak: Speaker,
    t: Translator,
    edit: int | None = None,
    *,
    reader: PersonKind = PersonKind.EMPLOYEE,
) -> None:
    """Send the page, or turn it in place; a reply to it asks which ticket is meant (C2)."""
    about = About(role=MessageRole.LIST, objects=[row.id for row in page.items])
    await speak.say(
        list_text(title, page, t, reader),
        _markup(page, view, tabs, t),
        about=about if page.items else None,
        edit=edit,
    )


def _markup(
    page: Page[TicketRow],
    view: PageButton,
    tabs: Sequence[Sequence[tuple[str, Data]]],
    t: Translator,
) -> InlineKeyboardMarkup:
    pages = turns(page, lambda offset: PageButton(view=view.view, offset=offset, by=view.by), t)
    tickets = list_buttons(map(facts_of, page.items), t)
    return inline([*tickets, *pages, *tabs])
