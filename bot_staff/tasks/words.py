"""Words that go with an act on a task.

— [Comment] — What shall I add to task №12? [Cancel] — (text, files, an album) — Added
— [Done, with a result] — What came out of it? [Skip · Cancel] — (text, files) — Done
— [Cancel it] — Why is it cancelled? [Skip · Cancel] — (text, files) — Cancelled
"""

from typing import Final, Protocol
from uuid import UUID

import msgspec
from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_staff.tasks import messages as task_messages
from bot_staff.tasks.card import redraw
from bot_staff.tasks.receipts import MOVED, TASKS
from shared.client import ApiProblem
from shared.contracts.tasks import Task, TaskAction, TaskMove
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.steps import StepPress, went
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.commenting import comment
from shared.telegram.inbox.drafts import Draft, drafted
from shared.telegram.inbox.made import made, own_word, stands
from shared.work.buttons import TaskButton, TaskPress
from shared.work.problems import sentence
from shared.work.text import esc

NEEDED: Final = {
    TaskPress.COMMENT: TaskAction.COMMENT,
    TaskPress.RESULT: TaskAction.COMPLETE,
    TaskPress.CANCEL: TaskAction.CANCEL,
}
"""What the person must be able to do before being asked for words."""


class Words(StatesGroup):
    """Named for what was asked."""

    what_to_add = State()
    what_came_out = State()
    why = State()


QUESTIONS: Final = {
    TaskPress.COMMENT: Words.what_to_add,
    TaskPress.RESULT: Words.what_came_out,
    TaskPress.CANCEL: Words.why,
}


class Subject(msgspec.Struct):
    """The task that the words are for."""

    task_id: UUID


class Act(Protocol):
    """Ending a task, with the words about it."""

    async def __call__(self, task_id: UUID, move: TaskMove, *, key: str) -> Task: ...


def router() -> Router:
    router = Router(name="task words")
    router.callback_query(Pressed(*QUESTIONS))(wants_to_say)
    router.message(Words.what_to_add)(told_more)
    router.message(Words.what_came_out)(told_result)
    router.message(Words.why)(told_reason)
    router.callback_query(Words.what_came_out, went(StepPress.SKIP))(has_no_result)
    router.callback_query(Words.why, went(StepPress.SKIP))(has_no_reason)
    return router


async def wants_to_say(
    press: CallbackQuery,
    button: TaskButton,
    task_id: UUID,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    task = await visit.api.tasks.get(task_id)
    if NEEDED[button.do] not in task.allowed:
        await toast.say(visit.t("task-not-now"), alert=True)
        await redraw(task, press, visit)
        return
    await leave(state, visit.speak)
    await toast.say()
    await steps.keep(state, Subject(task_id))
    name = button.do.name.lower()
    question = visit.t(f"task-ask-{name}", heading=task_messages.heading(task, visit.t))
    others = [] if button.do is TaskPress.COMMENT else [StepPress.SKIP]
    markup = inline([steps.ways(visit.t, *others)])
    await steps.ask(QUESTIONS[button.do], question, markup, state, visit.speak)


async def told_more(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    subject = await steps.kept(state, Subject)
    if await comment(TASKS, subject.task_id, whole, visit):
        await leave(state, visit.speak)


async def told_result(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    await _end_with(whole, visit.api.tasks.complete, state, visit)


async def told_reason(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    await _end_with(whole, visit.api.tasks.cancel, state, visit)


async def has_no_result(_: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _end(Draft(), visit.api.tasks.complete, state, visit)


async def has_no_reason(_: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _end(Draft(), visit.api.tasks.cancel, state, visit)


async def _end_with(whole: Whole, act: Act, state: FSMContext, visit: Visit) -> None:
    said = await drafted(whole, visit)
    if not said.empty:
        await _end(said, act, state, visit)


async def _end(said: Draft, act: Act, state: FSMContext, visit: Visit) -> None:
    """No version goes along: the words are written, and a moved due date must not lose them."""
    subject = await steps.kept(state, Subject)
    order = TaskMove(text=said.text, file_ids=said.file_ids, missing_files=said.missing)
    try:
        task = await act(subject.task_id, order, key=visit.key)
    except ApiProblem as problem:
        await leave(state, visit.speak)
        await visit.speak.say(esc(sentence(problem, visit.t), 1000))
        await task_messages.show_card(await visit.api.tasks.get(subject.task_id), visit)
        return
    await leave(state, visit.speak)
    await stands(made(MOVED, task, own_word(task.comments, said, visit)), said, visit)
