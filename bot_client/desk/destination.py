"""The question where words belong, which several conversations may have to ask."""

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from bot_client.desk import keyboards
from bot_client.tickets import draft as drafts
from bot_client.tickets.draft import Draft
from shared.contracts.tickets import TicketRow
from shared.telegram.chat.visit import Visit


class FreeWords(StatesGroup):
    """Named for what was asked."""

    where_to = State()


async def ask(
    question: str, draft: Draft, tickets: list[TicketRow], state: FSMContext, visit: Visit
) -> None:
    """A new ticket, or one of these; the question stands below what was said last."""
    before = await drafts.prompt_of(state)
    if before is not None:
        await visit.speak.take_back(before)
    buttons = keyboards.destinations(draft.id, tickets, visit.t)
    prompt = await visit.speak.say(question, buttons)
    await state.set_state(FreeWords.where_to)
    await drafts.keep(state, draft, prompt)
