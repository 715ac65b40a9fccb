"""The contact's tickets: — «My tickets» — the open ones, page by page [Closed] — a card."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_client.keyboards import TICKETS
from shared.telegram.lists import PAGE, PageButton, show_page
from shared.telegram.talk import leave
from shared.telegram.visit import Visit

OPEN, CLOSED = "open", "closed"


def router() -> Router:
    lists = Router(name="my tickets")
    lists.message(TICKETS.chosen())(wants_tickets)
    lists.callback_query(PageButton.filter(F.view.in_({OPEN, CLOSED})))(turned_page)
    return lists


async def wants_tickets(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(PageButton(view=OPEN), visit)


async def turned_page(press: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    edit = press.message.message_id if press.message else None
    await _show(callback_data, visit, edit)


async def _show(view: PageButton, visit: Visit, edit: int | None = None) -> None:
    is_open = view.view == OPEN
    page = await visit.api.tickets(is_open=is_open, limit=PAGE, offset=view.offset)
    other = CLOSED if is_open else OPEN
    tab = (visit.t(f"client-list-{other}"), PageButton(view=other))
    title = visit.t(f"client-list-{view.view}")
    await show_page(page, view, title, [tab], visit.speak, visit.t, edit)
