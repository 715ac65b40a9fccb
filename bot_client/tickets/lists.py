"""The contact's tickets: — «My tickets» — the open ones, page by page [Closed]
[Only mine] — a card."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_client.desk.keyboards import TICKETS
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.lists import PAGE, PageButton, Tab, show_page
from shared.telegram.chat.visit import Visit

OPEN, CLOSED = "open", "closed"
MINE = "-mine"
"""Follows the name of a view that leaves colleagues' tickets out."""
VIEWS = {OPEN, CLOSED, OPEN + MINE, CLOSED + MINE}


def router() -> Router:
    lists = Router(name="my tickets")
    lists.message(TICKETS.chosen())(wants_tickets)
    lists.callback_query(PageButton.filter(F.view.in_(VIEWS)))(turned_page)
    return lists


async def wants_tickets(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(PageButton(view=OPEN), visit)


async def turned_page(press: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    edit = press.message.message_id if press.message else None
    await _show(callback_data, visit, edit)


async def _show(view: PageButton, visit: Visit, edit: int | None = None) -> None:
    which, mine = view.view.removesuffix(MINE), view.view.endswith(MINE)
    page = await visit.api.tickets(is_open=which == OPEN, mine=mine, limit=PAGE, offset=view.offset)
    title = visit.t(f"client-list-{which}")
    tabs = _tabs(which, mine, visit)
    kind = visit.me.kind
    await show_page(page, view, title, tabs, visit.speak, visit.t, edit, reader=kind)


def _tabs(which: str, mine: bool, visit: Visit) -> list[list[Tab]]:
    """Open or closed; and whose, where the company lets contacts see all."""
    other, kept = CLOSED if which == OPEN else OPEN, MINE if mine else ""
    tabs = [[(visit.t(f"client-list-{other}"), PageButton(view=other + kept))]]
    if visit.me.sees_company:
        label = visit.t("client-list-all" if mine else "client-list-mine")
        tabs.append([(label, PageButton(view=which if mine else which + MINE))])
    return tabs
