"""The employee's lists of tickets.

— «Tickets» — the new ones, page by page [Mine · All open · By team · By category] — its card
— [By team] — Whose tickets? [Support · …] — the team's open ones, page by page
"""

from typing import Final

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, Update
from msgspec.structs import replace

from bot_staff.desk.keyboards import TICKETS
from shared.client.calls import Read
from shared.client.tickets import TicketFilter
from shared.contracts.tickets import TicketStatus
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import unpacked
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.lists import PAGE, PageButton, Tab, show_page
from shared.telegram.chat.visit import Visit
from shared.work.buttons import long, short
from shared.work.text import cut

NEW, MINE, OPEN = "new", "mine", "open"
TEAM, CATEGORY = "team", "category"
LABEL_LIMIT: Final = 40


VIEWS: Final = {
    NEW: TicketFilter(statuses=(TicketStatus.NEW,), limit=PAGE),
    MINE: TicketFilter(assignee="me", is_open=True, limit=PAGE),
    OPEN: TicketFilter(is_open=True, limit=PAGE),
}
TABS: Final = (*VIEWS, TEAM, CATEGORY)


class ForClientButton(CallbackData, prefix="cct"):
    """A new ticket in a client's place (`tickets/for_client.py`)."""


def router() -> Router:
    lists = Router(name="queue")
    lists.message(TICKETS.chosen())(wants_tickets)
    lists.callback_query(PageButton.filter(F.view.in_(set(VIEWS))))(turned_page)
    lists.callback_query(PageButton.filter(F.view.in_({TEAM, CATEGORY}) & (F.by == "")))(grouped)
    lists.callback_query(PageButton.filter(F.view.in_({TEAM, CATEGORY})))(turned_page)
    return lists


def first_read(update: Update) -> Read | None:
    """Of a list, by the menu or by its own buttons."""
    if update.message and TICKETS.is_chosen(update.message):
        return _filter(PageButton(view=NEW)).read()
    view = unpacked(PageButton, update.callback_query)
    return _filter(view).read() if view and (view.view in VIEWS or view.by) else None


async def wants_tickets(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(PageButton(view=NEW), visit)


async def turned_page(press: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    await _show(callback_data, visit, press.message.message_id if press.message else None)


async def grouped(press: CallbackQuery, callback_data: PageButton, visit: Visit) -> None:
    """Of which team, of which category."""
    view, desk = callback_data.view, visit.api.desk
    groups = await (desk.teams() if view == TEAM else desk.categories())
    rows = [
        [(cut(each.name, LABEL_LIMIT), PageButton(view=view, by=short(each.id)))] for each in groups
    ]
    edit = press.message.message_id if press.message else None
    question = visit.t(f"staff-which-{view}")
    await visit.speak.say(question, inline([*rows, _tabs(view, visit)[:2]]), edit=edit)


async def _show(view: PageButton, visit: Visit, edit: int | None = None) -> None:
    page = await visit.api.tickets(_filter(view))
    title = visit.t(f"staff-list-{view.view}")
    tabs = _tabs(view.view, visit)
    rows = [tabs[at : at + 2] for at in range(0, len(tabs), 2)]
    door = [(visit.t("staff-for-client"), ForClientButton())]
    await show_page(page, view, title, [*rows, door], visit.speak, visit.t, edit)


def _filter(view: PageButton) -> TicketFilter:
    if view.view in VIEWS:
        return replace(VIEWS[view.view], offset=view.offset)
    group = "team_id" if view.view == TEAM else "category_id"
    which = replace(VIEWS[OPEN], offset=view.offset)
    return replace(which, **{group: long(view.by)})


def _tabs(view: str, visit: Visit) -> list[Tab]:
    return [(visit.t(f"staff-tab-{each}"), PageButton(view=each)) for each in TABS if each != view]
