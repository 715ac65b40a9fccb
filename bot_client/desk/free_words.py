"""Words outside any conversation (T10), and replies that do not tell which ticket is meant (C2,
C3).

— (text, a photo) — A new ticket, or a comment to one of these? [New ticket] [№12 · …] [Cancel]
— [New ticket] — the conversation about a new ticket goes on with what was said
— [№12 · …] — Added to ticket №12
— (an album, or anything when there is no open ticket) — straight to the new ticket
"""

from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_client.desk.destination import FreeWords, ask
from bot_client.desk.keyboards import DraftPress
from bot_client.tickets import draft as drafts
from bot_client.tickets.draft import Draft, OnDraft
from bot_client.tickets.ended import unless_ended
from bot_client.tickets.new import show_preview
from shared.client.tickets import TicketFilter
from shared.contracts.telegram import MessageRef
from shared.contracts.tickets import TicketRow
from shared.telegram.chat.conversation import PROMPT, leave
from shared.telegram.chat.filters import answers_bot
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.commenting import add
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.ticket_receipts import TICKETS

OFFERED = 5


def router() -> Router:
    router = Router(name="free words")
    router.message(FreeWords.where_to, drafts.keepable)(said_more)
    router.message(StateFilter(None), drafts.keepable, answers_bot)(answered_something_unknown)
    router.message(StateFilter(None), drafts.keepable, F.media_group_id)(sent_an_album)
    router.message(StateFilter(None), drafts.keepable)(said_something)
    router.callback_query(FreeWords.where_to, OnDraft(DraftPress.NEW))(chose_new)
    router.callback_query(FreeWords.where_to, OnDraft(DraftPress.TO))(chose_ticket)
    return router


async def said_something(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    draft = Draft()
    await absorb(draft, whole, visit)
    await _ask_or_go_on(draft, state, visit)


async def said_more(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    draft = await drafts.load(state)
    await absorb(draft, whole, visit)
    await _ask_or_go_on(draft, state, visit)


async def sent_an_album(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    draft = Draft()
    await absorb(draft, whole, visit)
    if not draft.empty:
        await show_preview(draft, state, visit)


async def answered_something_unknown(
    _: Message, whole: Whole, state: FSMContext, visit: Visit
) -> None:
    """Never a guess, least of all "the latest ticket" (C3)."""
    draft = Draft(reply_lost=True)
    await absorb(draft, whole, visit)
    await _ask_or_go_on(draft, state, visit)


async def answered_a_list(
    _: Message, ref: MessageRef, whole: Whole, state: FSMContext, visit: Visit
) -> None:
    """A reply to several tickets at once asks which (C2)."""
    draft = Draft(options=list(ref.object_ids))
    await absorb(draft, whole, visit)
    await _ask_or_go_on(draft, state, visit)


async def _ask_or_go_on(draft: Draft, state: FSMContext, visit: Visit) -> None:
    """Nothing to choose from: what was said is a new ticket."""
    if draft.empty:
        return
    tickets = await _options(draft, visit)
    if tickets or draft.reply_lost:
        question = visit.t("where-reply-lost" if draft.reply_lost else "where-ask")
        await ask(question, draft, tickets, state, visit)
    else:
        await show_preview(draft, state, visit)


async def _options(draft: Draft, visit: Visit) -> list[TicketRow]:
    if draft.options:
        return [await visit.api.ticket(each) for each in draft.options]
    return (await visit.api.tickets(TicketFilter(is_open=True, limit=OFFERED))).items


async def chose_new(_: CallbackQuery, draft: Draft, state: FSMContext, visit: Visit) -> None:
    await show_preview(draft, state, visit)


async def chose_ticket(
    _: CallbackQuery, draft: Draft, chosen: UUID, state: FSMContext, visit: Visit
) -> None:
    prompt: int | None = (await state.get_data()).get(PROMPT)
    word = add(TICKETS, chosen, draft, visit, key=draft.key, edit=prompt)
    if await unless_ended(word, chosen, draft, state, visit):
        await state.clear()
    elif draft.follows is None:  # The words wait beside the conversation, which is over.
        await leave(state, visit.speak)
