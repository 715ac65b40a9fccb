"""What all talks share: leaving one, and the message whose buttons belong to it."""

from aiogram.fsm.context import FSMContext

from shared.telegram.speaking import Speaker

PROMPT = "prompt"
"""Key in the talk's data: the bot's message that holds the talk's buttons."""


async def leave(state: FSMContext, speak: Speaker) -> bool:
    """End the talk and take its buttons away, so that none is dead; False when there was none."""
    if await state.get_state() is None:
        return False
    prompt = (await state.get_data()).get(PROMPT)
    await state.clear()
    if isinstance(prompt, int):
        await speak.redraw_buttons(prompt, None)
    return True
