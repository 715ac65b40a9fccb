"""Cancelling a ticket (T12).

— [Cancel] — Cancel №12? Write why, or just confirm. [Yes, cancel] [No]
— (a reason) or [Yes, cancel] — Ticket №12 is cancelled.
— [No] — All right, left.
"""

from uuid import UUID

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from shared.contracts.ticket_asks import Cancel
from shared.contracts.tickets import Ticket, TicketAction, TicketStatus
from shared.telegram.chat.conversation import PROMPT, concludes, leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import Draft, drafted
from shared.telegram.inbox.made import Receipt, Shown, made, stands
from shared.telegram.inbox.ticket_receipts import TICKETS
from shared.work.buttons import TicketPress
from shared.work.text import esc
from shared.work.ticket_buttons import press
from shared.work.ticket_card import facts_of, status_name, ticket_heading

TICKET = "ticket"


class Cancelling(StatesGroup):
    """Named for what was asked."""

    really_and_why = State()


def router() -> Router:
    router = Router(name="cancelling")
    router.callback_query(Pressed(TicketPress.CANCEL))(wants_to_cancel)
    router.message(Cancelling.really_and_why, F.text)(told_why)
    router.callback_query(Pressed(TicketPress.CANCEL_YES))(confirmed)
    router.callback_query(Pressed(TicketPress.CANCEL_NO))(changed_mind)
    return router


async def wants_to_cancel(
    pressed: CallbackQuery, ticket_id: UUID, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    ticket = await visit.api.ticket(ticket_id)
    if TicketAction.CANCEL not in ticket.allowed:
        await toast.say(_why_not(ticket, visit), alert=True)
        if pressed.message is not None:
            await visit.speak.redraw_buttons(pressed.message.message_id, visit.buttons(ticket))
        return
    await leave(state, visit.speak)
    await _ask(ticket, state, visit)


def _why_not(ticket: Ticket, visit: Visit) -> str:
    """What is cancelled already is said so (T12); of the rest, where it stands."""
    if ticket.status is TicketStatus.CANCELLED:
        return visit.t("problem-already-cancelled")
    return visit.t("card-status", status=status_name(ticket.status, visit.t, visit.me.kind))


async def _ask(ticket: Ticket, state: FSMContext, visit: Visit) -> None:
    facts = facts_of(ticket)
    answers = [
        (visit.t("cancel-yes"), press(facts, TicketPress.CANCEL_YES)),
        (visit.t("cancel-no"), press(facts, TicketPress.CANCEL_NO)),
    ]
    question = visit.t("cancel-ask", heading=esc(ticket_heading(facts, visit.t)))
    prompt = await visit.speak.say(question, inline([answers]))
    await state.set_state(Cancelling.really_and_why)
    await state.set_data({TICKET: str(ticket.id), PROMPT: prompt})


async def told_why(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    ticket_id = UUID((await state.get_data())[TICKET])
    await _cancel(ticket_id, await drafted(whole, visit), state, visit)


async def confirmed(_: CallbackQuery, ticket_id: UUID, state: FSMContext, visit: Visit) -> None:
    await _cancel(ticket_id, Draft(), state, visit)


async def _cancel(ticket_id: UUID, reason: Draft, state: FSMContext, visit: Visit) -> None:
    """The question goes unless nobody answered: then the same words are enough once more."""
    async with concludes(state, visit.speak):
        ticket = await visit.api.cancel(ticket_id, Cancel(reason=reason.text), key=visit.key)
    await stands(made(CANCELLED, ticket), reason, visit)


def _done(ticket: Ticket, _: UUID | None, visit: Visit) -> Shown:
    heading = esc(ticket_heading(facts_of(ticket), visit.t))
    return visit.t("cancel-done", heading=heading), None


CANCELLED = Receipt(
    name="ticket-cancelled", noun=TICKETS, drawn=_done, joined=False, followed=False
)


async def changed_mind(
    pressed: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    await leave(state, visit.speak)
    await toast.say(visit.t("cancelled"))
    if pressed.message is not None:
        await visit.speak.redraw_buttons(pressed.message.message_id, None)
