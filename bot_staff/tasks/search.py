"""Finding a task by words or by its number, among all that the person may see.

— [Find] under a list — What shall I look for? [Cancel]
— «картридж», «№12» — what was found, page by page [№12 · …] [Find something else]
"""

from typing import Final

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_staff.tasks.messages import list_text
from shared.client.tasks import TaskFilter
from shared.contracts.tasks import TaskScope
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.paging import turns
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.work.task_card import card_of, task_list_buttons

PAGE: Final = 6
WORDS_LIMIT: Final = 48
"""Bytes: the words travel in the buttons of the pages, which hold 64."""


class Searching(StatesGroup):
    """Named for what was asked."""

    for_what = State()


class SearchButton(CallbackData, prefix="tq"):
    """The way into the conversation."""


class FoundButton(CallbackData, prefix="tf"):
    """Another page of what was found."""

    words: str
    offset: int = 0


def router() -> Router:
    router = Router(name="task search")
    router.callback_query(SearchButton.filter())(wants_to_find)
    router.callback_query(FoundButton.filter())(turned_page)
    router.message(Searching.for_what, F.text)(told_what)
    router.message(Searching.for_what)(sent_no_words)
    return router


async def wants_to_find(_: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    await leave(state, visit.speak)
    await toast.say()
    question, markup = visit.t("task-search-ask"), inline([steps.ways(visit.t)])
    await steps.ask(Searching.for_what, question, markup, state, visit.speak)


async def told_what(message: Message, state: FSMContext, visit: Visit) -> None:
    await _show(FoundButton(words=_short(message.text or "")), visit)
    await leave(state, visit.speak)


async def turned_page(press: CallbackQuery, callback_data: FoundButton, visit: Visit) -> None:
    await _show(callback_data, visit, press.message.message_id if press.message else None)


async def _show(wish: FoundButton, visit: Visit, edit: int | None = None) -> None:
    wanted = TaskFilter(search=wish.words)
    page = await visit.api.tasks.find(TaskScope.ALL, wanted, limit=PAGE, offset=wish.offset)
    rows = [
        *task_list_buttons(map(card_of, page.items), visit.t),
        *turns(page, lambda offset: wish.model_copy(update={"offset": offset}), visit.t),
        [(visit.t("task-search-again"), SearchButton())],
    ]
    title = visit.t("task-search-found", words=wish.words)
    found = [row.id for row in page.items]
    about = About(role=MessageRole.LIST, kind=ObjectKind.TASK, objects=found) if found else None
    await visit.speak.say(list_text(title, page, visit), inline(rows), about=about, edit=edit)


def _short(words: str) -> str:
    """As much as a button holds; a colon would end its field, and a number needs no sign."""
    plain = " ".join(words.replace(":", " ").split()).lstrip("№#")
    return plain.encode()[:WORDS_LIMIT].decode(errors="ignore").strip()


async def sent_no_words(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))
