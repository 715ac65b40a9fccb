"""A task's card and the work by its buttons.

— (a line of a list) — the card with what may be done now
— [Start], [Done], [Reopen] — Task №12: in progress

The message itself is written anew by the delivery pipeline, in every chat where it stands. After a
refusal its buttons are drawn anew here, because nothing changed that the pipeline would tell of.
"""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from bot_staff.tasks import messages as task_messages
from shared.client import ApiProblem
from shared.contracts.tasks import Task, TaskMove
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.work.buttons import TaskButton, TaskPress
from shared.work.problems import sentence
from shared.work.task_card import task_status


def router() -> Router:
    cards = Router(name="task card")
    cards.callback_query(Pressed(TaskPress.OPEN))(asked_for_card)
    cards.callback_query(Pressed(TaskPress.START, TaskPress.DONE, TaskPress.REOPEN))(moves)
    return cards


async def asked_for_card(_: CallbackQuery, task_id: UUID, visit: Visit, toast: Toast) -> None:
    task = await visit.api.tasks.get(task_id)
    await toast.say(visit.t("task-state", status=task_status(task.status, visit.t)))
    await task_messages.show_card(task, visit)


async def moves(
    press: CallbackQuery, button: TaskButton, task_id: UUID, visit: Visit, toast: Toast
) -> None:
    """The version of the card goes along: a move decided on an old card is asked again (U4)."""
    try:
        task = await _move(button, task_id, visit)
    except ApiProblem as problem:
        await _refused(problem, press, task_id, visit, toast)
    else:
        status = task_status(task.status, visit.t)
        await toast.say(visit.t("task-moved", number=str(task.number), status=status))


async def _move(button: TaskButton, task_id: UUID, visit: Visit) -> Task:
    order = TaskMove(version=button.v)
    match button.do:
        case TaskPress.START:
            return await visit.api.tasks.start(task_id, order, key=visit.key)
        case TaskPress.REOPEN:
            return await visit.api.tasks.reopen(task_id, order, key=visit.key)
        case _:
            return await visit.api.tasks.complete(task_id, order, key=visit.key)


async def _refused(
    problem: ApiProblem, press: CallbackQuery, task_id: UUID, visit: Visit, toast: Toast
) -> None:
    """Say why, and give the message the buttons that are true now."""
    await toast.say(sentence(problem, visit.t), alert=True)
    await redraw(await visit.api.tasks.get(task_id), press, visit)


async def redraw(task: Task, press: CallbackQuery, visit: Visit) -> None:
    """Give the pressed message the buttons that are true now."""
    if press.message is not None:
        markup = task_messages.buttons(task, visit)
        await visit.speak.redraw_buttons(press.message.message_id, markup)
