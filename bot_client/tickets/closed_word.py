"""A word on a closed ticket (C8).

— (a reply to a closed №12) — №12 is closed. Shall I add this to it, or reopen it? [Add] [Reopen]
  — (more words) — the same, and they go along
  — [Add], or nothing for a while — Added to the closed №12. [Reopen]
  — [Reopen] — №12 is open again, with your message.
  — /cancel — All right, left.
"""

from dataclasses import replace
from typing import Any

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
from bot_client.tickets.draft import keepable
from bot_client.tickets.ended import unless_ended
from shared.client import ApiProblem
from shared.contracts.telegram import MessageRole
from shared.contracts.tickets import Comment, Reopen, Ticket, TicketAction
from shared.contracts.uploads import UploadLinkDraft
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.menus import MenuBar
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import About
from shared.telegram.chat.talk import leave
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.albums import Landing, Whole
from shared.telegram.gathering.typed import typed
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.hearing import stands
from shared.telegram.inbox.upload_links import offer_link
from shared.telegram.memory.later import Later, Overdue
from shared.work.buttons import TicketPress, long
from shared.work.problems import sentence
from shared.work.rendering import file_lines
from shared.work.text import esc, fitting
from shared.work.ticket_card import facts_of, press, ticket_heading


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
    talk = Router(name="closed word")
    talk.message(ClosedWord.add_or_reopen, keepable, _waits)(said_more)
    talk.callback_query(ClosedWordButton.filter())(chose)
    return talk


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
        about = About(role=MessageRole.CONFIRMATION, objects=[ticket.id], version=ticket.version)
        await visit.speak.say(visit.t("reopen-done", heading=_heading(ticket, visit)), about=about)
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
        made = await unless_ended(word, ticket_id, draft, state, visit)
    except ApiProblem as problem:
        await visit.later.settled(waiting.name)
        await visit.speak.say(esc(sentence(problem, visit.t), 1000), edit=waiting.prompt)
        return
    await visit.later.settled(waiting.name)
    if made is None:
        await visit.speak.redraw_buttons(waiting.prompt, None)
        return
    await _confirm(waiting, made, visit, reopen=reopen)


async def _left(waiting: Waiting, state: FSMContext) -> None:
    """The talk about them is over; another one goes on."""
    if (await state.get_data()).get(WORDS) == waiting.name:
        await state.clear()


async def _confirm(waiting: Waiting, made: Comment, visit: Visit, *, reopen: bool) -> None:
    ticket = await visit.api.ticket(waiting.ticket_id)
    key = "closed-reopened" if reopen else "closed-added"
    text = fitting(
        [visit.t(key, heading=_heading(ticket, visit)), *file_lines(made.files, visit.t)]
    )
    about = About(
        role=MessageRole.CONFIRMATION,
        objects=[ticket.id],
        version=ticket.version,
        comment_id=made.id,
    )
    again = (visit.t("closed-reopen"), press(facts_of(ticket), TicketPress.REOPEN_NOW))
    markup = inline([[again]]) if TicketAction.REOPEN in ticket.allowed else None
    shown = await visit.speak.say(text, markup, about=about, edit=waiting.prompt)
    if reopen:
        landing = Landing(object_id=ticket.id, comment_id=made.id, confirmation_id=shown)
        await visit.collector.landed(waiting.draft.albums, landing)
    await stands(waiting.draft.texts, visit, ticket.id, made.id)
    await offer_link(waiting.draft.missing, UploadLinkDraft(object_id=ticket.id), visit)


async def changed_mind(_: Message, state: FSMContext, visit: Visit, menu: MenuBar) -> None:
    await visit.later.settled((await state.get_data()).get(WORDS, ""))
    await leave(state, visit.speak)
    await menu.show(visit.t("cancelled"), visit.me, visit.t)


def _heading(ticket: Ticket, visit: Visit) -> str:
    return esc(ticket_heading(facts_of(ticket), visit.t))
