"""The way out of any conversation: — [Cancel] — All right, left."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from shared.telegram.chat.conversation import leave
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.steps import LEAVE, went
from shared.telegram.chat.visit import Visit


def router() -> Router:
    ways = Router(name="leaving")
    ways.callback_query(went(LEAVE))(changed_mind)
    return ways


async def changed_mind(press: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    """The button of a conversation that is over goes as well."""
    left = await leave(state, visit.speak)
    await toast.say(visit.t("cancelled" if left else "press-old"))
    if press.message is not None:
        await visit.speak.redraw_buttons(press.message.message_id, None)
