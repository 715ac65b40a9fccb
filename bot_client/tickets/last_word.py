"""What a client says once the desk is done.

— [Yes, it is solved] — Thank you! №12 is closed. How did we do? [1 ⭐] … [5 ⭐]
— [Not solved] — What is still wrong with №12? [Back without a word] [Cancel]
— (words, photos) or [Back without a word] — №12 is back to work.
"""

from uuid import UUID

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_client.tickets.draft import keepable
from shared.contracts.telegram import MessageRole
from shared.contracts.ticket_asks import Reopen
from shared.contracts.tickets import Ticket
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import concludes, leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import Draft, drafted
from shared.telegram.inbox.made import Receipt, Shown, made, own_word, stands
from shared.telegram.inbox.ticket_receipts import TICKETS, comment_of
from shared.work.buttons import TicketPress
from shared.work.rendering import file_lines
from shared.work.text import esc, fitting
from shared.work.ticket_buttons import press
from shared.work.ticket_card import facts_of, ticket_heading

TICKET = "ticket"


class LastWord(StatesGroup):
    """Named for what was asked."""

    what_is_wrong = State()


def router() -> Router:
    router = Router(name="last word")
    router.callback_query(Pressed(TicketPress.SOLVED))(is_content)
    router.callback_query(Pressed(TicketPress.REOPEN))(is_not_content)
    router.message(LastWord.what_is_wrong, keepable)(told_what_is_wrong)
    router.callback_query(Pressed(TicketPress.REOPEN_NOW))(has_no_words)
    return router


async def is_content(pressed: CallbackQuery, ticket_id: UUID, visit: Visit, toast: Toast) -> None:
    ticket = await visit.api.desk.solved(ticket_id, key=visit.key)
    await toast.say()
    await _redraw(pressed, ticket, visit)
    told = visit.t("solved-done", heading=_heading(ticket, visit))
    text = "\n".join([told, visit.t("notice-asks-rating")])
    about = About(role=MessageRole.CARD, objects=[ticket.id], version=ticket.version)
    await visit.speak.say(text, visit.buttons(ticket, controls=False), about=about)


async def is_not_content(
    _: CallbackQuery, ticket_id: UUID, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    ticket = await visit.api.ticket(ticket_id)
    await leave(state, visit.speak)
    await toast.say()
    now = (visit.t("reopen-now"), press(facts_of(ticket), TicketPress.REOPEN_NOW))
    question = visit.t("reopen-ask", heading=_heading(ticket, visit))
    markup = inline([[now], steps.ways(visit.t)])
    await steps.ask(LastWord.what_is_wrong, question, markup, state, visit.speak)
    await state.update_data({TICKET: str(ticket_id)})


async def told_what_is_wrong(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    """Words and files go with the act."""
    draft = await drafted(whole, visit)
    if draft.empty:
        return
    await _come_back(UUID((await state.get_data())[TICKET]), draft, state, visit)


async def has_no_words(
    pressed: CallbackQuery, ticket_id: UUID, state: FSMContext, visit: Visit
) -> None:
    """Asked for them, or offered to come back beside words that were added (C8)."""
    await _come_back(ticket_id, Draft(), state, visit)
    if pressed.message is not None:
        await visit.speak.redraw_buttons(pressed.message.message_id, None)


async def _come_back(ticket_id: UUID, draft: Draft, state: FSMContext, visit: Visit) -> None:
    order = Reopen(reason=draft.text, file_ids=draft.file_ids, missing_files=draft.missing)
    async with concludes(state, visit.speak):
        ticket = await visit.api.desk.reopen(ticket_id, order, key=visit.key)
    word = own_word(ticket.comments, draft, visit)
    await stands(made(CAME_BACK, ticket, word), draft, visit)


async def _redraw(pressed: CallbackQuery, ticket: Ticket, visit: Visit) -> None:
    if pressed.message is not None:
        await visit.speak.redraw_buttons(pressed.message.message_id, visit.buttons(ticket))


def _heading(ticket: Ticket, visit: Visit) -> str:
    return esc(ticket_heading(facts_of(ticket), visit.t))


def _back(ticket: Ticket, comment_id: UUID | None, visit: Visit) -> Shown:
    files = file_lines(comment_of(ticket, comment_id).files, visit.t) if comment_id else []
    return fitting([visit.t("reopen-done", heading=_heading(ticket, visit)), *files]), None


CAME_BACK = Receipt(name="ticket-came-back", noun=TICKETS, drawn=_back)
