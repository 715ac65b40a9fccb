"""Handing a task to somebody below (D1–D6).

— [Delegate] — To whom? [Boris · 3 tasks · on leave until 12 December] [pages · Cancel]
— (a piece of a name) — the same list, narrowed
— [Boris] — A word to go with it? [Skip · Back · Cancel]
— (text) — (Boris is away until 12 December. All the same? [Yes · Back · Cancel])
— Task №12 is Boris's now. (Or: it has changed meanwhile, here it is. To whom?)
"""

from typing import Final
from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.tasks import messages as task_messages
from bot_staff.tasks.delegation_questions import (
    ASK,
    Delegating,
    Order,
    SureButton,
    ask_whether_sure,
    ask_whom,
    ask_words,
)
from bot_staff.tasks.receipts import DELEGATED, DELEGATED_BEFORE
from shared.client import ApiProblem
from shared.contracts.tasks import Delegate, Task
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.picker import Chosen, Turned
from shared.telegram.chat.steps import StepPress, went
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.made import Made, made, own_word, stands
from shared.work.buttons import TaskPress
from shared.work.problems import sentence
from shared.work.text import esc

ASKED_AGAIN: Final = frozenset(
    {"version_conflict", "assignee_left", "not_below", "delegation_circle", "delegation_to_self"}
)
"""Refusals after which somebody else may be chosen."""


def router() -> Router:
    router = Router(name="delegating")
    router.callback_query(Pressed(TaskPress.DELEGATE))(wants_to_delegate)
    router.callback_query(Delegating.to_whom, Turned(ASK))(turned_page)
    router.message(Delegating.to_whom, F.text)(told_a_name)
    router.callback_query(Delegating.to_whom, Chosen(ASK))(chose_whom)
    router.message(Delegating.which_words, F.text)(told_words)
    router.callback_query(Delegating.which_words, went(StepPress.SKIP))(has_no_words)
    router.callback_query(Delegating.which_words, went(StepPress.BACK))(wants_somebody_else)
    router.callback_query(Delegating.all_the_same, SureButton.filter())(is_sure)
    router.callback_query(Delegating.all_the_same, went(StepPress.BACK))(wants_somebody_else)
    router.message(Delegating.to_whom)(sent_no_words)
    router.message(Delegating.which_words)(sent_no_words)
    router.message(Delegating.all_the_same)(sent_no_words)
    return router


async def wants_to_delegate(
    _: CallbackQuery, task_id: UUID, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    task = await visit.api.tasks.get(task_id)
    order = Order(task_id=task.id, version=task.version)
    # The list is computed before the old conversation is left: a refusal leaves everything as it
    # was.
    await visit.api.tasks.delegatees(task.id, limit=1)
    await leave(state, visit.speak)
    await toast.say()
    await ask_whom(order, state, visit)


async def turned_page(press: CallbackQuery, offset: int, state: FSMContext, visit: Visit) -> None:
    await ask_whom(await steps.kept(state, Order), state, visit, press, offset)


async def told_a_name(message: Message, state: FSMContext, visit: Visit) -> None:
    order = await steps.kept(state, Order)
    order.search = (message.text or "").strip()
    await ask_whom(order, state, visit)


async def chose_whom(press: CallbackQuery, chosen: UUID, state: FSMContext, visit: Visit) -> None:
    order = await steps.kept(state, Order)
    order.assignee_id = chosen
    await ask_words(order, state, visit, press)


async def wants_somebody_else(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    order = await steps.kept(state, Order)
    order.search = ""
    await ask_whom(order, state, visit, press)


async def told_words(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    order = await steps.kept(state, Order)
    order.texts = []
    await absorb(order, whole, visit)
    await steps.keep(state, order)
    await _hand_over(order, state, visit)


async def has_no_words(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _hand_over(await steps.kept(state, Order), state, visit, press)


async def is_sure(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _hand_over(await steps.kept(state, Order), state, visit, press, absent_ok=True)


async def _hand_over(
    order: Order,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None = None,
    *,
    absent_ok: bool = False,
) -> None:
    assert order.assignee_id is not None
    wish = Delegate(
        assignee_id=order.assignee_id,
        comment=order.text,
        version=order.version,
        absent_ok=absent_ok,
    )
    try:
        task = await visit.api.tasks.delegate(order.task_id, wish, key=visit.key)
    except ApiProblem as problem:
        await _refused(problem, order, state, visit, press)
    else:
        await leave(state, visit.speak)
        await stands(_outcome(task, order, visit), order, visit)


def _outcome(task: Task, order: Order, visit: Visit) -> Made[Task]:
    """The same person again changed nothing, and the version tells (D5)."""
    if task.version == order.version:
        return made(DELEGATED_BEFORE, task)
    return made(DELEGATED, task, own_word(task.comments, order, visit))


async def _refused(
    problem: ApiProblem,
    order: Order,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None,
) -> None:
    if problem.code == "assignee_absent":
        await ask_whether_sure(problem, state, visit, press)
        return
    await visit.speak.say(esc(sentence(problem, visit.t), 1000))
    task = await visit.api.tasks.get(order.task_id)
    if problem.code == "version_conflict":
        await task_messages.show_card(task, visit)
    if problem.code in ASKED_AGAIN:
        await ask_whom(Order(task_id=task.id, version=task.version), state, visit)
    else:
        await leave(state, visit.speak)
        await task_messages.show_card(task, visit)


async def sent_no_words(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))
