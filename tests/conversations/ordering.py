"""A conversation as the recipe of docs/architecture.md makes one: ordering supplies.

— «Закупка» — What shall be bought? [Cancel]
— (text, photos) — the task is made, and its receipt stands where the question stood
"""

from typing import Final

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot_staff.tasks.receipts import CREATED
from shared.contracts.tasks import TaskDraft
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Whole
from shared.telegram.inbox.drafts import Draft, drafted
from shared.telegram.inbox.made import made, stands

WORD: Final = "Закупка"
QUESTION: Final = "Что купить?"


class Ordering(StatesGroup):
    """Named for what was asked."""

    what = State()


def router() -> Router:
    router = Router(name="ordering")
    router.message(F.text == WORD)(wants_to_order)
    router.message(Ordering.what)(told_what)
    return router


async def wants_to_order(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await steps.keep(state, Draft())
    markup = inline([steps.ways(visit.t)])
    await steps.ask(Ordering.what, QUESTION, markup, state, visit.speak)


async def told_what(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    draft = await drafted(whole, visit)
    order = TaskDraft(text=draft.text, file_ids=draft.file_ids, missing_files=draft.missing)
    task = await visit.api.tasks.create(order, key=visit.key)
    await leave(state, visit.speak)
    await stands(made(CREATED, task), draft, visit)
