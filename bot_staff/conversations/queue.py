"""The employee's lists: — «New tickets», «My tickets» — page by page — a card."""

from aiogram import F, Router
from aiogram.filters import Command, or_f
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from shared.contracts.base import Page
from shared.contracts.tickets import TicketRow, TicketStatus
from shared.telegram.filters import MenuText
from shared.telegram.lists import PAGE, PageButton, show_page
from shared.telegram.talk import leave
from shared.telegram.visit import Visit

NEW, MINE = "new", "mine"


def router() -> Router:
    lists = Router(name="queue")
    lists.message(or_f(MenuText("staff-menu-new"), Command("queue")))(wants_new)
    lists.message(or_f(MenuText("staff-menu-mine"), Command("mine")))(wants_mine)
    lists.callback_query(PageButton.filter(F.view.in_({NEW, MINE})))(turned_page)
    return lists


async def wants_new(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(PageButton(view=NEW), visit)


async def wants_mine(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(PageButton(view=MINE), visit)


async def turned_page(press: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    await _show(callback_data, visit, press.message.message_id if press.message else None)


async def _show(view: PageButton, visit: Visit, edit: int | None = None) -> None:
    title = visit.t(f"staff-list-{view.view}")
    page = await _page(view, visit)
    await show_page(page, view, title, [], visit.speak, visit.t, edit)


async def _page(view: PageButton, visit: Visit) -> Page[TicketRow]:
    if view.view == NEW:
        return await visit.api.tickets(statuses=[TicketStatus.NEW], limit=PAGE, offset=view.offset)
    return await visit.api.tickets(assignee="me", is_open=True, limit=PAGE, offset=view.offset)
