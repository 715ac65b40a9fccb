"""The conversation about a new ticket.

— «New ticket» — Tell me what happened; photos and files are welcome. [Cancel]
— (text, album, voice, in any order) — This is what I send. [Send · Add · Cancel]
— [Send] — (For which company?) — Ticket №12 is created. [Add · Status · Cancel]
— [Cancel] — All right, left.
"""

from uuid import UUID

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_client.desk import keyboards
from bot_client.desk.keyboards import DraftButton, DraftPress
from bot_client.tickets import draft as drafts
from bot_client.tickets.draft import Draft, OnDraft
from shared.client import ApiProblem
from shared.contracts.tickets import Ticket
from shared.i18n import Translator
from shared.telegram.chat import desk_words
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.menus import MenuBar
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import Speaker
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.made import made, stands
from shared.telegram.inbox.ticket_receipts import CREATED
from shared.work.rendering import names_line
from shared.work.text import esc, fitting, quote


class NewTicket(StatesGroup):
    """Named for what was asked."""

    what_happened = State()


def opening() -> Router:
    """The way into the conversation; it stands above all conversations, because it leaves any
    other."""
    door = Router(name="new ticket: opening")
    door.message(keyboards.NEW.chosen())(wants_a_ticket)
    return door


def router() -> Router:
    router = Router(name="new ticket")
    router.message(NewTicket.what_happened, drafts.keepable)(told_what)
    router.callback_query(NewTicket.what_happened, OnDraft(DraftPress.SEND))(confirmed)
    router.callback_query(NewTicket.what_happened, OnDraft(DraftPress.COMPANY))(chose_company)
    router.callback_query(NewTicket.what_happened, OnDraft(DraftPress.ADD))(wants_to_add)
    router.callback_query(StateFilter("*"), OnDraft(DraftPress.FORGET))(changed_mind)
    return router


def closing() -> Router:
    """Stands below all conversations: presses on drafts that are no more."""
    door = Router(name="new ticket: closing")
    door.callback_query(DraftButton.filter())(pressed_a_forgotten_draft)
    return door


async def wants_a_ticket(_: Message, state: FSMContext, speak: Speaker, t: Translator) -> None:
    await leave(state, speak)
    draft = Draft()
    prompt = await speak.say(t("new-ask"), keyboards.forget(draft.id, t))
    await state.set_state(NewTicket.what_happened)
    await drafts.keep(state, draft, prompt)


async def told_what(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    draft = await drafts.load(state)
    await absorb(draft, whole, visit)
    await show_preview(draft, state, visit)


async def show_preview(draft: Draft, state: FSMContext, visit: Visit) -> None:
    """One preview at a time, always the last message; from here on the conversation is this one."""
    offered = await visit.api.desk.categories()
    before = await drafts.prompt_of(state)
    if before is not None:
        await visit.speak.take_back(before)
    markup = keyboards.preview(draft.id, visit.t, categories=bool(offered))
    prompt = await visit.speak.say(preview_text(draft, visit.t), markup)
    await state.set_state(NewTicket.what_happened)
    await drafts.keep(state, draft, prompt)


async def redraw(state: FSMContext, visit: Visit) -> None:
    """The preview says what the draft has become; other questions show nothing of it."""
    prompt = await drafts.prompt_of(state)
    if prompt is None or await state.get_state() != NewTicket.what_happened.state:
        return
    draft = await drafts.load(state)
    offered = await visit.api.desk.categories()
    markup = keyboards.preview(draft.id, visit.t, categories=bool(offered))
    await visit.speak.say(preview_text(draft, visit.t), markup, edit=prompt)


def preview_text(draft: Draft, t: Translator) -> str:
    """What is about to be sent."""
    lines = [t("new-preview")]
    if draft.category:
        lines.append(t("new-category-chosen", name=esc(draft.category.name)))
    if draft.text:
        lines.append(quote(draft.text))
    if draft.files:
        lines.append(names_line([file.name for file in draft.files], t))
    return fitting([*lines, t("new-preview-hint")])


async def wants_to_add(_: CallbackQuery, toast: Toast, t: Translator) -> None:
    await toast.say(t("new-add-hint"))


async def confirmed(
    _: CallbackQuery, draft: Draft, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    if draft.empty:
        await toast.say(visit.t("problem-empty-ticket"), alert=True)
        return
    try:
        ticket = await visit.api.open_ticket(draft.as_ticket(), key=draft.key)
    except ApiProblem as problem:
        if problem.code != "choose_client":
            raise
        await _ask_company(draft, state, visit)
    else:
        await _created(ticket, draft, state, visit)


async def _ask_company(draft: Draft, state: FSMContext, visit: Visit) -> None:
    prompt = await visit.speak.say(
        visit.t("new-ask-company"),
        keyboards.companies(draft.id, visit.me.clients, visit.t),
        edit=await drafts.prompt_of(state),
    )
    await drafts.keep(state, draft, prompt)


async def chose_company(
    press: CallbackQuery,
    draft: Draft,
    chosen: UUID,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    draft.client_id = chosen
    draft.revision += 1
    await drafts.keep(state, draft, await drafts.prompt_of(state))
    await confirmed(press, draft, state, visit, toast)


async def _created(ticket: Ticket, draft: Draft, state: FSMContext, visit: Visit) -> None:
    """The preview turns into the confirmation, so nothing is left to press twice (T9)."""
    prompt = await drafts.prompt_of(state)
    await state.clear()
    await stands(made(CREATED, ticket), draft, visit, edit=prompt)
    await desk_words.says_when(visit.speak, visit.t)


async def changed_mind(
    _: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast, menu: MenuBar
) -> None:
    await leave(state, visit.speak)
    await toast.say(visit.t("cancelled"))
    await menu.show(visit.t("cancelled"), visit.me, visit.t)


async def pressed_a_forgotten_draft(
    press: CallbackQuery, speak: Speaker, toast: Toast, t: Translator
) -> None:
    await toast.say(t("draft-gone"), alert=True)
    if press.message is not None:
        await speak.redraw_buttons(press.message.message_id, None)
