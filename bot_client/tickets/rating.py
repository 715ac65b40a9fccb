"""How the work was, asked once, when a ticket is closed.

— [4 ⭐] — Thank you for 4 of 5! Would you like to add a word? [No, thanks]
— (a word) — Thank you, the team will read it.
— [No, thanks] — Thank you for the score!
"""

from uuid import UUID

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from shared.contracts.ticket_asks import RatingDraft
from shared.contracts.tickets import Ticket
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import concludes, leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import drafted
from shared.telegram.inbox.made import Receipt, Shown, made, stands
from shared.telegram.inbox.ticket_receipts import TICKETS
from shared.work.buttons import TicketButton, TicketPress

TICKET, SCORE = "ticket", "score"


class Rating(StatesGroup):
    """Named for what was asked."""

    any_word = State()


class NoWordButton(CallbackData, prefix="nw"):
    """The way out: the score stands as it is."""


def router() -> Router:
    router = Router(name="rating")
    router.callback_query(Pressed(TicketPress.RATE))(gave_a_score)
    router.message(Rating.any_word, F.text)(added_a_word)
    router.message(Rating.any_word)(sent_something_else)
    router.callback_query(NoWordButton.filter())(has_no_word)
    return router


async def gave_a_score(
    pressed: CallbackQuery,
    button: TicketButton,
    ticket_id: UUID,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    """The pipeline takes the scores out of every other copy."""
    score = int(button.arg) if button.arg.isdigit() else 0
    ticket = await visit.api.desk.rate(ticket_id, RatingDraft(score=score), key=visit.key)
    await toast.say(visit.t("rating-enough"))
    await leave(state, visit.speak)
    if pressed.message is not None:
        await visit.speak.redraw_buttons(pressed.message.message_id, visit.buttons(ticket))
    question = visit.t("rating-thanks", score=str(score))
    way_out = inline([[(visit.t("rating-no-word"), NoWordButton())]])
    await steps.ask(Rating.any_word, question, way_out, state, visit.speak)
    await state.update_data({TICKET: str(ticket_id), SCORE: score})


async def added_a_word(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    data = await state.get_data()
    word = await drafted(whole, visit)
    order = RatingDraft(score=data[SCORE], word=word.text)
    async with concludes(state, visit.speak):
        ticket = await visit.api.desk.rate(UUID(data[TICKET]), order, key=visit.key)
    await stands(made(RATED, ticket), word, visit)


def _done(_: Ticket, __: UUID | None, visit: Visit) -> Shown:
    return visit.t("rating-done"), None


RATED = Receipt(name="ticket-rated", noun=TICKETS, drawn=_done, joined=False, followed=False)


async def sent_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))


async def has_no_word(
    pressed: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    """Also for the button of a question that was left."""
    await leave(state, visit.speak)
    await toast.say(visit.t("rating-enough"))
    if pressed.message is not None:
        await visit.speak.redraw_buttons(pressed.message.message_id, None)
