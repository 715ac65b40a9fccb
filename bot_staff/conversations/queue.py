"""The employee's lists of tickets.

— «Tickets» — the new ones, page by page [Mine] [All open] — a line — its card
"""

from collections.abc import Awaitable, Callable
from typing import Final

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.keyboards import TICKETS
from shared.client import UserApi
from shared.contracts.base import Page
from shared.contracts.tickets import TicketRow, TicketStatus
from shared.telegram.lists import PAGE, PageButton, show_page
from shared.telegram.talk import leave
from shared.telegram.visit import Visit

NEW, MINE, OPEN = "new", "mine", "open"


async def _new(api: UserApi, offset: int) -> Page[TicketRow]:
    return await api.tickets(statuses=[TicketStatus.NEW], limit=PAGE, offset=offset)


async def _mine(api: UserApi, offset: int) -> Page[TicketRow]:
    return await api.tickets(assignee="me", is_open=True, limit=PAGE, offset=offset)


async def _open(api: UserApi, offset: int) -> Page[TicketRow]:
    return await api.tickets(is_open=True, limit=PAGE, offset=offset)


VIEWS: Final[dict[str, Callable[[UserApi, int], Awaitable[Page[TicketRow]]]]] = {
    NEW: _new,
    MINE: _mine,
    OPEN: _open,
}


def router() -> Router:
    lists = Router(name="queue")
    lists.message(TICKETS.chosen())(wants_tickets)
    lists.callback_query(PageButton.filter(F.view.in_(set(VIEWS))))(turned_page)
    return lists


async def wants_tickets(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(PageButton(view=NEW), visit)


async def turned_page(press: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    await _show(callback_data, visit, press.message.message_id if press.message else None)


async def _show(view: PageButton, visit: Visit, edit: int | None = None) -> None:
    page = await VIEWS[view.view](visit.api, view.offset)
    tabs = [(visit.t(f"staff-tab-{each}"), PageButton(view=each)) for each in VIEWS]
    others = [tab for tab in tabs if tab[1].view != view.view]
    title = visit.t(f"staff-list-{view.view}")
    await show_page(page, view, title, [others], visit.speak, visit.t, edit)
