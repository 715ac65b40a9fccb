"""Words that are ready, instead of typing the answer to a client (`answering.py` asks for it).

— [Ready answers] — Which one? [Greeting · … · Cancel]
— [Greeting] — (the words as they would go) Send them, or send your own. [Send · Back · Cancel]
— [Send] — Sent to the client
"""

from typing import Final
from uuid import UUID

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot_staff.tickets.answering import TICKET, Answering, AnsweringButton, ReadyButton
from shared.contracts.ticket_asks import CommentDraft
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.steps import ask
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.drafts import Draft
from shared.telegram.inbox.made import stands
from shared.telegram.inbox.ticket_receipts import commented
from shared.work.buttons import short
from shared.work.text import bold, cut, fitting, quote

WORDS: Final = "words"
"""Key in the conversation's data: what was shown is what goes, whatever becomes of the reply."""
OFFERED: Final = 20
LABEL_LIMIT: Final = 40


class SendButton(CallbackData, prefix="anw"):
    """These words go."""


def router() -> Router:
    router = Router(name="canned")
    router.callback_query(Answering.what_to_say, ReadyButton.filter())(wants_ready_words)
    router.callback_query(Answering.what_to_say, SendButton.filter())(sends)
    return router


async def wants_ready_words(
    press: CallbackQuery, callback_data: ReadyButton, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    """The list, or one of them."""
    data = await state.get_data()
    found = await visit.api.desk.canned_replies(UUID(data[TICKET]))
    if not found:
        await toast.say(visit.t("canned-none"), alert=True)
        return
    one = next((each for each in found if short(each.id) == callback_data.id), None)
    rows = [[(visit.t("answer-no"), AnsweringButton())]]
    if one is None:
        question = visit.t("canned-which")
        rows = [
            [(cut(each.title, LABEL_LIMIT), ReadyButton(id=short(each.id)))]
            for each in found[:OFFERED]
        ] + rows
    else:
        await state.update_data({WORDS: one.text})
        question = fitting([bold(one.title), quote(one.text), visit.t("canned-send-or-type")])
        rows = [
            [(visit.t("canned-send"), SendButton()), (visit.t("step-back"), ReadyButton())],
            *rows,
        ]
    await ask(Answering.what_to_say, question, inline(rows), state, visit.speak, press)


async def sends(_: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    data = await state.get_data()
    ticket_id = UUID(data[TICKET])
    said = await visit.api.comment(ticket_id, CommentDraft(text=data[WORDS]), key=visit.key)
    await leave(state, visit.speak)
    await toast.say()
    await stands(commented(ticket_id, said, visit), Draft(), visit)
