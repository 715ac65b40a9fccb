"""What may be added to a request for an absence before it is sent.

— [Deputy] — Who stands in for you? (people by page, or a piece of a name) [Choose nobody] [Back]
— [Boris] — the request again
— [Comment] — What should the approver know? [No comment] [Back] — (words) — the request again
"""

from typing import Final
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_staff.absences.draft import Draft, RequestPress
from bot_staff.absences.questions import Requesting, show_request
from bot_staff.absences.request import pressed
from shared.contracts.base import Page
from shared.contracts.people import Employee
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.picker import PEOPLE, SEARCH, Candidate, Chosen, Turned, people
from shared.telegram.chat.steps import StepButton, StepPress, ask, kept, ways, went
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import absorb
from shared.work.text import esc

BACK: Final = StepPress.BACK
SKIP: Final = StepPress.SKIP
DEPUTY: Final = "deputy"
"""The name of the question, in the buttons of its people."""


class Detailing(StatesGroup):
    """Named for what was asked."""

    who_stands_in = State()
    what_to_know = State()


def router() -> Router:
    router = Router(name="absence details")
    router.callback_query(Requesting.send_this, pressed(RequestPress.DEPUTY))(wants_deputy)
    router.callback_query(Detailing.who_stands_in, Turned(DEPUTY))(turned_people)
    router.callback_query(Detailing.who_stands_in, Chosen(DEPUTY))(chose_deputy)
    router.callback_query(Detailing.who_stands_in, went(SKIP))(chose_nobody)
    router.message(Detailing.who_stands_in, F.text)(told_a_name)
    router.callback_query(Requesting.send_this, pressed(RequestPress.COMMENT))(wants_comment)
    router.callback_query(Detailing.what_to_know, went(SKIP))(wants_no_comment)
    router.message(Detailing.what_to_know, F.text)(told_comment)
    router.callback_query(StateFilter(Detailing), went(BACK))(went_back)
    router.message(StateFilter(Detailing))(said_something_else)
    return router


async def wants_deputy(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await state.update_data({SEARCH: ""})
    await _ask_deputy(press, state, visit)


async def turned_people(press: CallbackQuery, offset: int, state: FSMContext, visit: Visit) -> None:
    await _ask_deputy(press, state, visit, offset)


async def told_a_name(message: Message, state: FSMContext, visit: Visit) -> None:
    await state.update_data({SEARCH: message.text or ""})
    await _ask_deputy(None, state, visit)


async def _ask_deputy(
    press: CallbackQuery | None, state: FSMContext, visit: Visit, offset: int = 0
) -> None:
    search: str = (await state.get_data()).get(SEARCH, "")
    page = await visit.api.people.find(search, limit=PEOPLE, offset=offset)
    nobody = (visit.t("request-no-deputy"), StepButton(do=SKIP))
    rows = people(DEPUTY, _others(page, visit.me.id), _candidate, visit.t)
    markup = inline([*rows, [nobody], ways(visit.t, BACK)])
    key = "request-who" if page.items else "people-none"
    question = visit.t(key, search=esc(search))
    await ask(Detailing.who_stands_in, question, markup, state, visit.speak, press)


def _others(page: Page[Employee], me: UUID) -> Page[Employee]:
    """Nobody stands in for oneself."""
    items = [each for each in page.items if each.id != me]
    total = page.total - (len(page.items) - len(items))
    return Page(items=items, total=total, more=page.more, limit=page.limit, offset=page.offset)


def _candidate(person: Employee) -> Candidate:
    return Candidate(person.id, person.name)


async def chose_deputy(press: CallbackQuery, chosen: UUID, state: FSMContext, visit: Visit) -> None:
    draft = await kept(state, Draft)
    draft.deputy_id = chosen
    await show_request(draft, press, state, visit)


async def chose_nobody(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    draft = await kept(state, Draft)
    draft.deputy_id = None
    await show_request(draft, press, state, visit)


async def wants_comment(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    nothing = (visit.t("request-no-comment"), StepButton(do=SKIP))
    markup = inline([[nothing], ways(visit.t, BACK)])
    question = visit.t("request-what-to-know")
    await ask(Detailing.what_to_know, question, markup, state, visit.speak, press)


async def told_comment(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    draft = await kept(state, Draft)
    draft.texts = []
    await absorb(draft, whole, visit)
    await show_request(draft, None, state, visit)


async def wants_no_comment(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    draft = await kept(state, Draft)
    draft.texts = []
    await show_request(draft, press, state, visit)


async def went_back(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await show_request(await kept(state, Draft), press, state, visit)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))
