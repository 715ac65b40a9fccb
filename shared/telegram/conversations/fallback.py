"""What no conversation understood: — a poll, dice — I take these kinds; — an old button — It is
old."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from shared.i18n import Translator
from shared.telegram.chat.calendar import IdleButton
from shared.telegram.chat.conversation import PROMPT
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import Speaker


def router() -> Router:
    last = Router(name="fallback")
    last.message()(sent_something_else)
    last.callback_query(IdleButton.filter())(pressed_a_label)
    last.callback_query()(pressed_old_button)
    return last


async def sent_something_else(_: Message, speak: Speaker, t: Translator) -> None:
    await speak.say(t("accepted-kinds"))


async def pressed_a_label(_: CallbackQuery, toast: Toast) -> None:
    """The names of a calendar's weekdays are buttons only by their looks."""
    await toast.say()


async def pressed_old_button(
    press: CallbackQuery, state: FSMContext, speak: Speaker, toast: Toast, t: Translator
) -> None:
    """The button goes too, so that nobody presses it twice (U4); but a button pressed twice has
    given its message to the next question of the conversation, which keeps its own."""
    await toast.say(t("press-old"))
    prompt = (await state.get_data()).get(PROMPT)
    if press.message is not None and press.message.message_id != prompt:
        await speak.redraw_buttons(press.message.message_id, None)
