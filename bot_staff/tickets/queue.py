"""The employee's lists of tickets.

— «Tickets» — the new ones, page by page [Mine · All open · By team · By category] — its card
— [By team] — Whose tickets? [Support · …] — the team's open ones, page by page
"""

from collections.abc import Awaitable, Callable
from typing import Final

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.desk.keyboards import TICKETS
from shared.client import UserApi
from shared.contracts.base import Page
from shared.contracts.tickets import TicketRow, TicketStatus
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.lists import PAGE, PageButton, Tab, show_page
from shared.telegram.chat.visit import Visit
from shared.work.buttons import long, short
from shared.work.text import cut

NEW, MINE, OPEN = "new", "mine", "open"
TEAM, CATEGORY = "team", "category"
LABEL_LIMIT: Final = 40


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
    page = await _page(view, visit.api)
    title = visit.t(f"staff-list-{view.view}")
    tabs = _tabs(view.view, visit)
    rows = [tabs[at : at + 2] for at in range(0, len(tabs), 2)]
    door = [(visit.t("staff-for-client"), ForClientButton())]
    await show_page(page, view, title, [*rows, door], visit.speak, visit.t, edit)


async def _page(view: PageButton, api: UserApi) -> Page[TicketRow]:
    if view.view in VIEWS:
        return await VIEWS[view.view](api, view.offset)
    of_team = view.view == TEAM
    return await api.tickets(
        is_open=True,
        team_id=long(view.by) if of_team else None,
        category_id=None if of_team else long(view.by),
        limit=PAGE,
        offset=view.offset,
    )


def _tabs(view: str, visit: Visit) -> list[Tab]:
    return [(visit.t(f"staff-tab-{each}"), PageButton(view=each)) for each in TABS if each != view]
