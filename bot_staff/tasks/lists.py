"""The employee's tasks, page by page: — «Tasks» — mine, given by me, my people's, overdue
[№12 · …] [next page] [done ones] — a card. [Find] leads to `tasks/search.py`."""

from enum import StrEnum
from typing import Final

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.desk.keyboards import TASKS
from bot_staff.tasks.messages import list_text
from bot_staff.tasks.search import SearchButton
from shared.client.tasks import TaskFilter
from shared.contracts.base import Page
from shared.contracts.tasks import TaskRow, TaskScope, TaskSort
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.i18n import Translator
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.paging import Label, turns
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.work.task_card import card_of, task_list_buttons

PAGE: Final = 6


class View(StrEnum):
    MINE = "mine"
    GIVEN = "given"
    PEOPLE = "people"
    OVERDUE = "overdue"
    """Everything late that the person answers for."""


class TasksButton(CallbackData, prefix="tl"):
    """Shows a page of a list; `closed` turns from what is open to what is over."""

    view: View
    closed: bool = False
    offset: int = 0


def router() -> Router:
    lists = Router(name="tasks")
    lists.message(TASKS.chosen())(wants_tasks)
    lists.callback_query(TasksButton.filter())(turned_page)
    return lists


async def wants_tasks(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show(TasksButton(view=View.MINE), visit)


async def turned_page(press: CallbackQuery, callback_data: TasksButton, visit: Visit) -> None:
    await _show(callback_data, visit, press.message.message_id if press.message else None)


async def _show(wish: TasksButton, visit: Visit, edit: int | None = None) -> None:
    page = await _page(wish, visit)
    title = visit.t(f"tasks-title-{wish.view}", closed="yes" if wish.closed else "no")
    about = About(
        role=MessageRole.LIST, kind=ObjectKind.TASK, objects=[row.id for row in page.items]
    )
    rows = [
        *task_list_buttons(map(card_of, page.items), visit.t),
        *turns(page, lambda offset: wish.model_copy(update={"offset": offset}), visit.t),
        *_tabs(wish, visit),
    ]
    await visit.speak.say(
        list_text(title, page, visit), inline(rows), about=about if page.items else None, edit=edit
    )


async def _page(wish: TasksButton, visit: Visit) -> Page[TaskRow]:
    wanted = TaskFilter(
        is_open=not wish.closed,
        overdue=True if wish.view is View.OVERDUE else None,
        sort=TaskSort.UPDATED if wish.closed else TaskSort.DUE,
    )
    return await visit.api.tasks.find(_scope(wish, visit), wanted, limit=PAGE, offset=wish.offset)


def _scope(wish: TasksButton, visit: Visit) -> TaskScope:
    if wish.view is not View.OVERDUE:
        return TaskScope(wish.view)
    return TaskScope.ALL if visit.me.manages else TaskScope.MINE


def _tabs(wish: TasksButton, visit: Visit) -> list[list[Label]]:
    """The other lists, two a row; only a manager has people."""
    views = [each for each in View if each is not View.PEOPLE or visit.me.manages]
    tabs = [_tab(each, wish, visit.t) for each in views]
    if wish.view is not View.OVERDUE:
        over = TasksButton(view=wish.view, closed=not wish.closed)
        tabs.append((visit.t("tasks-tab-open" if wish.closed else "tasks-tab-closed"), over))
    tabs.append((visit.t("task-search"), SearchButton()))
    return [tabs[at : at + 2] for at in range(0, len(tabs), 2)]


def _tab(view: View, wish: TasksButton, t: Translator) -> Label:
    name = t(f"tasks-tab-{view}")
    return (f"• {name}" if view is wish.view else name), TasksButton(view=view)
