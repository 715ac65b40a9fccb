"""Words of an employee on a ticket; the bot always says whose eyes they are for (C5).

— (a reply to any message about a ticket) — Sent to the client
— (a reply that begins with «!», or to an internal note) — Internal note
— [Reply to client] — What shall I send to the client on №12? [Ready answers · Cancel]
  — (text, files) — Sent
— [Internal note] — What shall I note on №12? [Cancel] — (text, files) — Internal note
"""

from typing import Final
from uuid import UUID

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from shared.contracts.tickets import TicketAction, Visibility
from shared.telegram.chat.conversation import PROMPT, leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.commenting import comment
from shared.telegram.inbox.content import content_of
from shared.telegram.inbox.ticket_receipts import INTERNAL_MARK, TICKETS
from shared.work.buttons import TicketButton, TicketPress
from shared.work.text import esc
from shared.work.ticket_card import facts_of, ticket_heading

TICKET: Final = "ticket"
VISIBILITY: Final = "visibility"


class Answering(StatesGroup):
    """Named for what was asked."""

    what_to_say = State()


class AnsweringButton(CallbackData, prefix="an"):
    """The way out of the question."""


class ReadyButton(CallbackData, prefix="anr"):
    """Words that are ready (`canned.py`); without an id, the list of them."""

    id: str = ""


def router() -> Router:
    router = Router(name="answering")
    router.callback_query(Pressed(TicketPress.REPLY, TicketPress.NOTE))(wants_to_say)
    router.message(Answering.what_to_say)(said)
    router.callback_query(AnsweringButton.filter())(changed_mind)
    return router


async def replied(ticket_id: UUID, comment_id: UUID | None, whole: Whole, visit: Visit) -> None:
    """To a message about a ticket, or about one comment of it."""
    eyes = await _eyes(ticket_id, comment_id, whole, visit)
    await comment(TICKETS, ticket_id, whole, visit, eyes)


async def _eyes(ticket_id: UUID, comment_id: UUID | None, whole: Whole, visit: Visit) -> Visibility:
    """An answer to a note stays a note: it must not reach the client by a careless reply."""
    if content_of(whole.parts, visit.t).text.startswith(INTERNAL_MARK):
        return Visibility.INTERNAL
    if comment_id is not None:
        for each in (await visit.api.ticket(ticket_id)).comments:
            if each.id == comment_id:
                return each.visibility
    return Visibility.PUBLIC


async def wants_to_say(
    _: CallbackQuery,
    button: TicketButton,
    ticket_id: UUID,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    ticket = await visit.api.ticket(ticket_id)
    await leave(state, visit.speak)
    await toast.say()
    internal = button.do is TicketPress.NOTE
    question = visit.t(
        "answer-ask-note" if internal else "answer-ask-client",
        heading=esc(ticket_heading(facts_of(ticket), visit.t)),
    )
    ready = [(visit.t("answer-canned"), ReadyButton())]
    offered = [] if internal or TicketAction.LINK not in ticket.allowed else [ready]
    rows = [*offered, [(visit.t("answer-no"), AnsweringButton())]]
    prompt = await visit.speak.say(question, inline(rows))
    eyes = Visibility.INTERNAL if internal else Visibility.PUBLIC
    await state.set_state(Answering.what_to_say)
    await state.set_data({TICKET: str(ticket_id), VISIBILITY: eyes.value, PROMPT: prompt})


async def said(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    data = await state.get_data()
    visibility = Visibility(data[VISIBILITY])
    if await comment(TICKETS, UUID(data[TICKET]), whole, visit, visibility):
        await leave(state, visit.speak)


async def changed_mind(_: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    await leave(state, visit.speak)
    await toast.say(visit.t("cancelled"))
