"""The question that a word on a closed ticket asks (C8): add it, or reopen?

The words wait beside the conversation, not in it: whatever the person does next, they are not lost.
"""

from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from bot_client.tickets.draft import Draft
from shared.contracts.tickets import Ticket
from shared.telegram.chat.conversation import PROMPT
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.visit import Visit
from shared.work.buttons import short
from shared.work.text import esc
from shared.work.ticket_card import facts_of, ticket_heading

KIND: Final = "closed"
WORDS: Final = "words"
"""Key in the conversation's data: the name of the words that wait."""


class ClosedWord(StatesGroup):
    """Named for what was asked."""

    add_or_reopen = State()


class Wish(StrEnum):
    ADD = "a"
    REOPEN = "r"


class ClosedWordButton(CallbackData, prefix="cw"):
    """What becomes of the words of `draft` on the ticket."""

    do: Wish
    draft: str
    ticket: str


class Waiting(msgspec.Struct, kw_only=True):
    """Words that wait, and the message that asks about them."""

    ticket_id: UUID
    prompt: int
    draft: Draft

    @property
    def name(self) -> str:
        return name_of(self.draft.id)


def name_of(draft: str) -> str:
    return f"{KIND}-{draft}"


def read(about: str) -> Waiting:
    return msgspec.json.decode(about, type=Waiting)


async def ask(ticket: Ticket, draft: Draft, state: FSMContext, visit: Visit) -> None:
    """The waiting begins anew; the question stands below what was said last. A conversation that
    goes on goes on, and what is said next is for it."""
    pressed = {"draft": draft.id, "ticket": short(ticket.id)}
    labels = ((visit.t(f"closed-{each.name.lower()}"), each) for each in Wish)
    markup = inline([[(label, ClosedWordButton(do=each, **pressed)) for label, each in labels]])
    heading = esc(ticket_heading(facts_of(ticket), visit.t))
    minutes = max(round(visit.later.patience / 60), 1)
    prompt = await visit.speak.say(visit.t("closed-ask", heading=heading, minutes=minutes), markup)
    waiting = Waiting(ticket_id=ticket.id, prompt=prompt, draft=draft)
    about = msgspec.json.encode(waiting).decode()
    await visit.later.put(waiting.name, visit.speak.chat_id, about)
    if await state.get_state() in (None, ClosedWord.add_or_reopen.state):
        await state.set_state(ClosedWord.add_or_reopen)
        await state.set_data({WORDS: waiting.name, PROMPT: prompt})
