"""A word on a closed ticket (C8).

— (a reply to a closed №12) — №12 is closed. Shall I add this to it, or reopen it? [Add] [Reopen]
  — (more words) — the same, and they go along
  — [Add], or nothing for a while — Added to the closed №12. [Reopen]
  — [Reopen] — №12 is open again, with your message.
  — /cancel — All right, left.
"""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_client.tickets.closed_question import (
    KIND,
    WORDS,
    ClosedWord,
    ClosedWordButton,
    Waiting,
    Wish,
    ask,
    name_of,
    read,
)
from bot_client.tickets.draft import Draft, keepable
from bot_client.tickets.ended import unless_ended
from bot_client.tickets.last_word import CAME_BACK
from shared.client import ApiProblem
from shared.contracts.ticket_asks import Reopen
from shared.contracts.tickets import Ticket, TicketAction
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.menus import MenuBar
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.gathering.typed import typed
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.made import Made, Receipt, Shown, made, stands
from shared.telegram.inbox.ticket_receipts import TICKETS, comment_of
from shared.telegram.memory.timeouts import Later, Overdue
from shared.work.buttons import TicketPress, long
from shared.work.problems import sentence
from shared.work.rendering import file_lines
from shared.work.text import esc, fitting
from shared.work.ticket_buttons import press
from shared.work.ticket_card import facts_of, ticket_heading


def silence() -> Router:
    """Stands above all: nobody said anything."""
    nobody = Router(name="closed word: silence")
    nobody.message(Overdue(KIND))(said_nothing)
    return nobody


def leaving() -> Router:
    """Stands above the commands: what is left is not added."""
    way_out = Router(name="closed word: leaving")
    way_out.message(ClosedWord.add_or_reopen, typed("cancel"))(changed_mind)
    return way_out


def router() -> Router:
    router = Router(name="closed word")
    router.message(ClosedWord.add_or_reopen, keepable, _waits)(said_more)
    router.callback_query(ClosedWordButton.filter())(chose)
    return router


async def _waits(_: Message, state: FSMContext, later: Later) -> bool | dict[str, Any]:
    about = await later.about((await state.get_data()).get(WORDS, ""))
    return {"waiting": read(about)} if about else False


async def said_more(
    _: Message, waiting: Waiting, whole: Whole, state: FSMContext, visit: Visit
) -> None:
    await absorb(waiting.draft, whole, visit)
    ticket = await visit.api.ticket(waiting.ticket_id)
    await visit.speak.take_back(waiting.prompt)
    await ask(ticket, waiting.draft, state, visit)


async def chose(
    pressed: CallbackQuery,
    callback_data: ClosedWordButton,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    """A press that comes when the words are added already still reopens, once."""
    await toast.say()
    reopen = callback_data.do is Wish.REOPEN
    if about := await visit.later.about(name_of(callback_data.draft)):
        await _settle(read(about), state, visit, reopen=reopen)
    elif reopen:
        key = f"client:closed:{callback_data.draft}:reopen"
        ticket = await visit.api.desk.reopen(long(callback_data.ticket), Reopen(), key=key)
        await stands(made(CAME_BACK, ticket), Draft(), visit)
    elif pressed.message is not None:
        await visit.speak.redraw_buttons(pressed.message.message_id, None)


async def said_nothing(
    _: Message, matter: str, state: FSMContext, later: Later, visit: Visit | None = None
) -> None:
    """By default nothing begins anew. Whoever is known no more has nothing to add."""
    if not matter:
        return
    waiting = read(matter)
    if visit is None:
        await later.settled(waiting.name)
    else:
        await _settle(waiting, state, replace(visit, key=waiting.draft.key), reopen=False)


async def _settle(waiting: Waiting, state: FSMContext, visit: Visit, *, reopen: bool) -> None:
    """Once; where the API is silent the words go on waiting."""
    draft, ticket_id = waiting.draft, waiting.ticket_id
    word = visit.api.comment(ticket_id, draft.as_comment(reopen=reopen), key=draft.key)
    await _left(waiting, state)
    try:
        said = await unless_ended(word, ticket_id, draft, state, visit)
    except ApiProblem as problem:
        await visit.later.settled(waiting.name)
        await visit.speak.say(esc(sentence(problem, visit.t), 1000), edit=waiting.prompt)
        return
    await visit.later.settled(waiting.name)
    if said is None:
        await visit.speak.redraw_buttons(waiting.prompt, None)
        return
    receipt = REOPENED if reopen else ADDED
    outcome = Made(receipt=receipt, object_id=ticket_id, comment_id=said.id)
    await stands(outcome, draft, visit, edit=waiting.prompt)


async def _left(waiting: Waiting, state: FSMContext) -> None:
    """The conversation about them is over; another one goes on."""
    if (await state.get_data()).get(WORDS) == waiting.name:
        await state.clear()


async def changed_mind(_: Message, state: FSMContext, visit: Visit, menu: MenuBar) -> None:
    await visit.later.settled((await state.get_data()).get(WORDS, ""))
    await leave(state, visit.speak)
    await menu.show(visit.t("cancelled"), visit.me, visit.t)


def _heading(ticket: Ticket, visit: Visit) -> str:
    return esc(ticket_heading(facts_of(ticket), visit.t))


def _shown(key: str, ticket: Ticket, comment_id: UUID | None, visit: Visit) -> Shown:
    """With the way back to work, as long as there is one."""
    files = file_lines(comment_of(ticket, comment_id).files, visit.t)
    text = fitting([visit.t(key, heading=_heading(ticket, visit)), *files])
    again = (visit.t("closed-reopen"), press(facts_of(ticket), TicketPress.REOPEN_NOW))
    return text, inline([[again]]) if TicketAction.REOPEN in ticket.allowed else None


REOPENED = Receipt(name="closed-reopened", noun=TICKETS, drawn=partial(_shown, "closed-reopened"))
ADDED = Receipt(
    name="closed-added",
    noun=TICKETS,
    drawn=partial(_shown, "closed-added"),
    joined=False,  # A closed ticket takes no more parts: they ask anew where they belong.
)
