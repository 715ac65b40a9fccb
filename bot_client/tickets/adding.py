"""Adding to a ticket.

— (a reply to any message about a ticket, files and all) — 👍, or Added to ticket №12
— [Add] — What shall I add to №12? [Cancel] — (text, files) — Added to ticket №12
"""

from uuid import UUID

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_client.desk.free_words import answered_a_list
from bot_client.tickets.draft import Draft, keepable
from bot_client.tickets.ended import unless_ended
from shared.contracts.telegram import MessageRef
from shared.telegram.chat.conversation import PROMPT, leave
from shared.telegram.chat.filters import Pressed, answers_remembered
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.commenting import add
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.ticket_receipts import TICKETS
from shared.work.buttons import TicketPress
from shared.work.text import esc
from shared.work.ticket_card import facts_of, ticket_heading

TICKET = "ticket"


class Adding(StatesGroup):
    """Named for what was asked."""

    what_to_add = State()


class AddingButton(CallbackData, prefix="ad"):
    """The way out of the question."""


def replies() -> Router:
    """Stands above all conversations: a reply tells by itself what it is about (C2)."""
    answers = Router(name="replies")
    answers.message(keepable, answers_remembered)(replied)
    return answers


def router() -> Router:
    router = Router(name="adding")
    router.callback_query(Pressed(TicketPress.ADD))(wants_to_add)
    router.message(Adding.what_to_add, keepable)(told_more)
    router.callback_query(AddingButton.filter())(changed_mind)
    return router


async def replied(
    message: Message, ref: MessageRef, whole: Whole, state: FSMContext, visit: Visit
) -> None:
    if len(ref.object_ids) == 1:
        await _comment(ref.object_ids[0], whole, state, visit)
    else:
        await leave(state, visit.speak)
        await answered_a_list(message, ref, whole, state, visit)


async def wants_to_add(
    _: CallbackQuery, ticket_id: UUID, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    ticket = await visit.api.ticket(ticket_id)
    await leave(state, visit.speak)
    await toast.say()
    question = visit.t("add-ask", heading=esc(ticket_heading(facts_of(ticket), visit.t)))
    way_out = inline([[(visit.t("draft-forget"), AddingButton())]])
    prompt = await visit.speak.say(question, way_out)
    await state.set_state(Adding.what_to_add)
    await state.set_data({TICKET: str(ticket_id), PROMPT: prompt})


async def told_more(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    ticket_id = UUID((await state.get_data())[TICKET])
    brought = await _comment(ticket_id, whole, state, visit)
    if brought and await state.get_state() == Adding.what_to_add.state:
        await leave(state, visit.speak)


async def _comment(ticket_id: UUID, whole: Whole, state: FSMContext, visit: Visit) -> bool:
    """False when it brought nothing to keep; the ticket may have ended meanwhile (C4)."""
    draft = Draft()
    await absorb(draft, whole, visit, confirms=True)
    if draft.empty:
        return False
    word = add(TICKETS, ticket_id, draft, visit)
    await unless_ended(word, ticket_id, draft, state, visit)
    return True


async def changed_mind(_: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    await leave(state, visit.speak)
    await toast.say(visit.t("cancelled"))
