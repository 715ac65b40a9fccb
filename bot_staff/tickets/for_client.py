"""The conversation about a ticket that an employee begins for a client.

— «Tickets», [For a client] — For which company? [Romashka · …]
— [Romashka], or a piece of a name first — Who there? [Anna · … · Nobody named]
— [Anna] — What is it about? — (text, an album, files)
— (company, contact, words, files) All right? [Send · Back · Cancel] — Ticket №12 [its card]
"""

from typing import Final
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_staff.tickets.queue import ForClientButton
from shared.contracts.telegram import MessageRole
from shared.contracts.ticket_asks import TicketDraft
from shared.contracts.tickets import Source, Ticket
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.picker import PEOPLE, Candidate, Chosen, Turned, people
from shared.telegram.chat.steps import StepPress, went
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox import drafts
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.made import Receipt, Shown, made, shown, stands
from shared.telegram.inbox.ticket_receipts import TICKETS
from shared.work import cards
from shared.work.rendering import names_line
from shared.work.text import esc, fitting, quote
from shared.work.ticket_card import facts_of

COMPANY: Final = "cc"
CONTACT: Final = "cp"


class Opening(StatesGroup):
    """Named for what was asked."""

    which_company = State()
    who_there = State()
    what = State()
    is_it_right = State()


class NobodyButton(CallbackData, prefix="ccn"):
    """The company alone is named."""


class SendButton(CallbackData, prefix="ccs"):
    """The ticket is as it should be."""


class ForClient(drafts.Draft, kw_only=True):
    search: str = ""
    client_id: UUID | None = None
    client: str = ""
    contact_id: UUID | None = None
    contact: str = ""

    @property
    def key(self) -> str:
        """Two presses are one ticket (U1)."""
        return f"staff:ticket:{self.id}:{self.revision}"

    def as_ticket(self) -> TicketDraft:
        return TicketDraft(
            text=self.text,
            client_id=self.client_id,
            contact_id=self.contact_id,
            file_ids=self.file_ids,
            missing_files=self.missing,
            source=Source.TELEGRAM,
        )


def router() -> Router:
    router = Router(name="client ticket")
    router.callback_query(ForClientButton.filter())(wants_to_open)
    router.callback_query(Opening.which_company, Chosen(COMPANY))(chose_company)
    router.callback_query(Opening.which_company, Turned(COMPANY))(turned_companies)
    router.message(Opening.which_company, F.text)(told_a_company)
    router.callback_query(Opening.who_there, Chosen(CONTACT))(chose_contact)
    router.callback_query(Opening.who_there, NobodyButton.filter())(named_nobody)
    router.callback_query(Opening.who_there, Turned(CONTACT))(turned_contacts)
    router.callback_query(Opening.who_there, went(StepPress.BACK))(wants_another_company)
    router.message(StateFilter(Opening.which_company, Opening.who_there))(said_something_else)
    router.message(StateFilter(Opening.what, Opening.is_it_right))(told_what)
    router.callback_query(Opening.is_it_right, SendButton.filter())(confirmed)
    router.callback_query(Opening.is_it_right, went(StepPress.BACK))(wants_other_words)
    return router


async def wants_to_open(_: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _ask_company(ForClient(), state, visit)


async def _ask_company(
    draft: ForClient,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None = None,
    offset: int = 0,
) -> None:
    page = await visit.api.desk.clients(draft.search, limit=PEOPLE, offset=offset)
    await steps.keep(state, draft)
    rows = people(COMPANY, page, lambda each: Candidate(each.id, each.name), visit.t)
    key = "for-client-company" if page.items else "for-client-no-company"
    question = visit.t(key, search=esc(draft.search))
    markup = inline([*rows, steps.ways(visit.t)])
    await steps.ask(Opening.which_company, question, markup, state, visit.speak, press)


async def turned_companies(
    press: CallbackQuery, offset: int, state: FSMContext, visit: Visit
) -> None:
    await _ask_company(await steps.kept(state, ForClient), state, visit, press, offset)


async def told_a_company(message: Message, state: FSMContext, visit: Visit) -> None:
    draft = await steps.kept(state, ForClient)
    draft.search = (message.text or "").strip()
    await _ask_company(draft, state, visit)


async def chose_company(
    press: CallbackQuery, chosen: UUID, state: FSMContext, visit: Visit
) -> None:
    draft = await steps.kept(state, ForClient)
    draft.client_id, draft.client = chosen, (await visit.api.desk.client(chosen)).name
    await _ask_contact(draft, state, visit, press)


async def _ask_contact(
    draft: ForClient, state: FSMContext, visit: Visit, press: CallbackQuery, offset: int = 0
) -> None:
    assert draft.client_id is not None, "the company was chosen before"
    page = await visit.api.desk.contacts(draft.client_id, limit=PEOPLE, offset=offset)
    await steps.keep(state, draft)
    rows = [
        *people(CONTACT, page, lambda each: Candidate(each.id, each.name), visit.t),
        [(visit.t("for-client-nobody"), NobodyButton())],
        steps.ways(visit.t, StepPress.BACK),
    ]
    question = visit.t("for-client-contact", client=esc(draft.client))
    await steps.ask(Opening.who_there, question, inline(rows), state, visit.speak, press)


async def turned_contacts(
    press: CallbackQuery, offset: int, state: FSMContext, visit: Visit
) -> None:
    await _ask_contact(await steps.kept(state, ForClient), state, visit, press, offset)


async def wants_another_company(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    draft = await steps.kept(state, ForClient)
    draft.search = ""
    await _ask_company(draft, state, visit, press)


async def chose_contact(
    press: CallbackQuery, chosen: UUID, state: FSMContext, visit: Visit
) -> None:
    draft = await steps.kept(state, ForClient)
    draft.contact_id, draft.contact = chosen, (await visit.api.desk.contact(chosen)).name
    await _ask_what(draft, state, visit, press)


async def named_nobody(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    draft = await steps.kept(state, ForClient)
    draft.contact_id, draft.contact = None, ""
    await _ask_what(draft, state, visit, press)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))


async def _ask_what(
    draft: ForClient, state: FSMContext, visit: Visit, press: CallbackQuery
) -> None:
    await steps.keep(state, draft)
    markup = inline([steps.ways(visit.t)])
    await steps.ask(Opening.what, visit.t("for-client-what"), markup, state, visit.speak, press)


async def told_what(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    """More words and files join those before."""
    draft = await steps.kept(state, ForClient)
    await absorb(draft, whole, visit)
    if not draft.empty:
        await show_preview(draft, state, visit)


async def show_preview(draft: ForClient, state: FSMContext, visit: Visit) -> None:
    await steps.keep(state, draft)
    t = visit.t
    named = "yes" if draft.contact else "no"
    lines = [
        t("for-client-preview", client=esc(draft.client), contact=esc(draft.contact), named=named)
    ]
    lines += [quote(draft.text)] if draft.text else []
    lines += [names_line([file.name for file in draft.files], t)] if draft.files else []
    send = [(t("for-client-send"), SendButton())]
    markup = inline([send, steps.ways(t, StepPress.BACK)])
    text = fitting([*lines, "", t("for-client-right")])
    await steps.ask(Opening.is_it_right, text, markup, state, visit.speak)


async def wants_other_words(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    """New words take the place of the old ones; files stay."""
    draft = await steps.kept(state, ForClient)
    draft.texts = []
    draft.revision += 1
    await _ask_what(draft, state, visit, press)


async def confirmed(_: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    draft = await steps.kept(state, ForClient)
    ticket = await visit.api.open_ticket(draft.as_ticket(), key=draft.key)
    await leave(state, visit.speak)
    await toast.say(visit.t("for-client-sent", number=str(ticket.number)))
    await stands(made(OPENED, ticket), draft, visit)


def _card(ticket: Ticket, _: UUID | None, visit: Visit) -> Shown:
    return shown(cards.of_ticket(facts_of(ticket), visit.reader))


OPENED = Receipt(name="ticket-opened", noun=TICKETS, drawn=_card, role=MessageRole.CARD)
