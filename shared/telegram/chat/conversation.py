"""What all conversations share: leaving one, and the message whose buttons belong to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.fsm.context import FSMContext

from shared.client import ApiProblem
from shared.telegram.chat.speaking import Speaker

PROMPT = "prompt"
"""Key in the conversation's data: the bot's message that holds the conversation's buttons."""


async def leave(state: FSMContext, speak: Speaker) -> bool:
    """End the conversation and take its buttons away, so that none is dead; False when there was
    none."""
    if await state.get_state() is None:
        return False
    prompt = (await state.get_data()).get(PROMPT)
    await state.clear()
    if isinstance(prompt, int):
        await speak.redraw_buttons(prompt, None)
    return True


@asynccontextmanager
async def concludes(state: FSMContext, speak: Speaker) -> AsyncIterator[None]:
    """The act that a conversation was for: done or refused, its question is settled and the
    conversation is over; where the API is silent the conversation goes on waiting for the same
    answer."""
    try:
        yield
    except ApiProblem:
        await leave(state, speak)
        raise
    await leave(state, speak)
