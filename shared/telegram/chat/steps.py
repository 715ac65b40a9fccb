"""A conversation of several questions, asked one at a time: a typed draft, the way back, the way
out.

The question in force is one message, the conversation's prompt. After a press it is written over;
after the person's words the next one comes below them, and the old one loses its buttons.
"""

from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec
from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, InlineKeyboardMarkup

from shared.i18n import Translator
from shared.telegram.chat.conversation import PROMPT
from shared.telegram.chat.speaking import Speaker

DRAFT: Final = "draft"
"""Key in the conversation's data: what the person has said so far."""

D = TypeVar("D", bound=msgspec.Struct)


class StepPress(StrEnum):
    BACK = "b"
    LEAVE = "x"
    SKIP = "s"


class StepButton(CallbackData, prefix="st"):
    """The same three ways in every conversation; what is behind BACK and SKIP, the conversation's
    state says."""

    do: StepPress


def went(way: StepPress) -> Any:
    """The filter of a press on that way."""
    return StepButton.filter(F.do == way)


def ways(t: Translator, *others: StepPress) -> list[tuple[str, StepButton]]:
    """The last row of a question: `others` and the way out."""
    return [(t(f"step-{each.name.lower()}"), StepButton(do=each)) for each in (*others, LEAVE)]


LEAVE: Final = StepPress.LEAVE


async def ask(
    step: State,
    question: str,
    markup: InlineKeyboardMarkup,
    state: FSMContext,
    speak: Speaker,
    press: CallbackQuery | None = None,
) -> None:
    """Ask the question of `step`: over the prompt after its `press`, else below the person's
    words."""
    before: int | None = (await state.get_data()).get(PROMPT)
    over = before if press and press.message and press.message.message_id == before else None
    if before is not None and over is None:
        await speak.redraw_buttons(before, None)
    prompt = await speak.say(question, markup, edit=over)
    await state.set_state(step)
    await state.update_data({PROMPT: prompt})


async def keep(state: FSMContext, draft: msgspec.Struct) -> None:
    await state.update_data({DRAFT: msgspec.json.encode(draft).decode()})


async def kept(state: FSMContext, kind: type[D]) -> D:
    """The draft of the present conversation; a new one when nothing was said yet."""
    found = (await state.get_data()).get(DRAFT)
    return msgspec.json.decode(found, type=kind) if found else kind()
