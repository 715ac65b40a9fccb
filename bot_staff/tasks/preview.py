"""The end of the conversation about a new task.

— (title, description, files, assignee, due date) All right? [Create · Back · Cancel]
— (one more text or photo) — the same with it
— [Create] — Task №12 is created. [its buttons]
"""

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.tasks.draft import Making, NewTask, preview
from bot_staff.tasks.receipts import CREATED
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import PROMPT
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.steps import StepPress
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.made import made, stands


class CreateButton(CallbackData, prefix="ntc"):
    """The task is as it should be."""


def router() -> Router:
    router = Router(name="task preview")
    router.callback_query(Making.is_it_right, CreateButton.filter())(confirmed)
    router.message(Making.is_it_right)(told_more)
    router.callback_query(CreateButton.filter())(pressed_twice)
    return router


async def show_preview(
    draft: NewTask, state: FSMContext, visit: Visit, press: CallbackQuery | None = None
) -> None:
    """Everything that will be created."""
    await steps.keep(state, draft)
    create = [(visit.t("new-task-create"), CreateButton())]
    markup = inline([create, steps.ways(visit.t, StepPress.BACK)])
    text = preview(draft, visit)
    await steps.ask(Making.is_it_right, text, markup, state, visit.speak, press)


async def told_more(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    draft = await steps.kept(state, NewTask)
    await absorb(draft, whole, visit)
    await show_preview(draft, state, visit)


async def confirmed(_: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    """The preview turns into the card, so nothing is left to press twice."""
    draft = await steps.kept(state, NewTask)
    prompt: int | None = (await state.get_data()).get(PROMPT)
    task = await visit.api.tasks.create(draft.as_task(), key=draft.key)
    await state.clear()
    await toast.say()
    await stands(made(CREATED, task), draft, visit, edit=prompt)


async def pressed_twice(_: CallbackQuery, visit: Visit, toast: Toast) -> None:
    """The message is the task's card by now, and its new buttons are good."""
    await toast.say(visit.t("new-task-made"))
