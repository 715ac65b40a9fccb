"""What a new ticket is about; nobody has to say it.

— [Category] — What is this ticket about? [Printers] [Network] [No category]
— [Printers] — the preview again, with the category in it
"""

from uuid import UUID

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot_client.desk import keyboards
from bot_client.desk.keyboards import DraftPress
from bot_client.tickets import draft as drafts
from bot_client.tickets.draft import Draft, OnDraft
from bot_client.tickets.new import NewTicket, preview_text
from shared.contracts.desk import CategoryRef
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit


def router() -> Router:
    router = Router(name="category")
    router.callback_query(NewTicket.what_happened, OnDraft(DraftPress.CATEGORIES))(wants_to_say)
    router.callback_query(NewTicket.what_happened, OnDraft(DraftPress.CATEGORY))(chose)
    return router


async def wants_to_say(_: CallbackQuery, draft: Draft, state: FSMContext, visit: Visit) -> None:
    offered = await visit.api.desk.categories()
    choices = keyboards.categories(draft.id, offered, visit.t)
    await visit.speak.say(visit.t("new-category-ask"), choices, edit=await drafts.prompt_of(state))


async def chose(
    _: CallbackQuery,
    draft: Draft,
    chosen: UUID | None,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    """None of them is a choice, too; one that was switched off meanwhile is none."""
    offered = await visit.api.desk.categories()
    found = next((each for each in offered if each.id == chosen), None)
    draft.category = CategoryRef(id=found.id, name=found.name) if found else None
    draft.revision += 1
    prompt = await drafts.prompt_of(state)
    await drafts.keep(state, draft, prompt)
    await toast.say()
    markup = keyboards.preview(draft.id, visit.t, categories=bool(offered))
    await visit.speak.say(preview_text(draft, visit.t), markup, edit=prompt)
