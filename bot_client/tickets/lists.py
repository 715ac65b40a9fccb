"""The contact's tickets: — «My tickets» — the open ones, page by page [Closed]
[Only mine] — a card."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, Update

from bot_client.desk.keyboards import TICKETS
from shared.client.calls import Read
from shared.client.tickets import TicketFilter
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import unpacked
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


def first_read(update: Update) -> Read | None:
    """Of a list, by the menu or by its own buttons."""
    if update.message and TICKETS.is_chosen(update.message):
        return _filter(PageButton(view=OPEN)).read()
    view = unpacked(PageButton, update.callback_query)
    return _filter(view).read() if view and view.view in VIEWS else None


async def wants_tickets(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(PageButton(view=OPEN), visit)


async def turned_page(press: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    edit = press.message.message_id if press.message else None
    await _show(callback_data, visit, edit)


async def _show(view: PageButton, visit: Visit, edit: int | None = None) -> None:
    which, mine = _parts(view)
    page = await visit.api.tickets(_filter(view))
    title = visit.t(f"client-list-{which}")
    tabs = _tabs(which, mine, visit)
    kind = visit.me.kind
    await show_page(page, view, title, tabs, visit.speak, visit.t, edit, reader=kind)


def _filter(view: PageButton) -> TicketFilter:
    which, mine = _parts(view)
    return TicketFilter(is_open=which == OPEN, mine=mine, limit=PAGE, offset=view.offset)


def _parts(view: PageButton) -> tuple[str, bool]:
    return view.view.removesuffix(MINE), view.view.endswith(MINE)


def _tabs(which: str, mine: bool, visit: Visit) -> list[list[Tab]]:
    """Open or closed; and whose, where the company lets contacts see all."""
    other, kept = CLOSED if which == OPEN else OPEN, MINE if mine else ""
    tabs = [[(visit.t(f"client-list-{other}"), PageButton(view=other + kept))]]
    if visit.me.sees_company:
        label = visit.t("client-list-all" if mine else "client-list-mine")
        tabs.append([(label, PageButton(view=which if mine else which + MINE))])
    return tabs
