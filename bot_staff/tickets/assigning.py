"""Giving a ticket to somebody.

— [Assign] — Who gets №12? [Darya · 3 tickets] [pages · Cancel]
— (a piece of a name) — the same list, narrowed
— [Darya] — (Darya is away until 12 December. Assign all the same? [Yes · Back · Cancel])
— Ticket №12: the assignee is Darya. (Or: it has changed meanwhile, look and choose again)
"""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from shared.client import ApiProblem
from shared.contracts.telegram import MessageRole
from shared.contracts.ticket_asks import Assign
from shared.contracts.tickets import Assignee
from shared.i18n import dates
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.picker import PEOPLE, Candidate, Chosen, Turned, people
from shared.telegram.chat.speaking import About
from shared.telegram.chat.steps import StepPress, ask, keep, kept, ways, went
from shared.telegram.chat.visit import Visit
from shared.telegram.conversations.card import show_card
from shared.work.buttons import TicketPress
from shared.work.problems import sentence
from shared.work.text import esc
from shared.work.ticket_card import facts_of, ticket_heading

ASK: Final = "as"


class Assigning(StatesGroup):
    """Named for what was asked."""

    to_whom = State()
    all_the_same = State()


class SureButton(CallbackData, prefix="asy"):
    """Assign although the person is away."""


class Order(msgspec.Struct, kw_only=True):
    """`version` is the one that the person has seen."""

    ticket_id: UUID
    version: int
    heading: str
    search: str = ""
    offset: int = 0
    assignee_id: UUID | None = None


def router() -> Router:
    router = Router(name="assigning")
    router.callback_query(Pressed(TicketPress.ASSIGN))(wants_to_assign)
    router.callback_query(Assigning.to_whom, Turned(ASK))(turned_page)
    router.message(Assigning.to_whom, F.text)(told_a_name)
    router.callback_query(Assigning.to_whom, Chosen(ASK))(chose_whom)
    router.callback_query(Assigning.all_the_same, SureButton.filter())(is_sure)
    router.callback_query(Assigning.all_the_same, went(StepPress.BACK))(wants_somebody_else)
    router.message(StateFilter(Assigning))(said_something_else)
    return router


async def wants_to_assign(
    _: CallbackQuery, ticket_id: UUID, state: FSMContext, visit: Visit
) -> None:
    ticket = await visit.api.ticket(ticket_id)
    heading = ticket_heading(facts_of(ticket), visit.t)
    order = Order(ticket_id=ticket.id, version=ticket.version, heading=heading)
    # Asked before the old conversation is left: a refusal leaves everything as it was.
    await visit.api.assignees(ticket.id, limit=1)
    await leave(state, visit.speak)
    await _ask_whom(order, state, visit)


async def _ask_whom(
    order: Order, state: FSMContext, visit: Visit, press: CallbackQuery | None = None
) -> None:
    page = await visit.api.assignees(
        order.ticket_id, search=order.search, limit=PEOPLE, offset=order.offset
    )
    await keep(state, order)
    key = "assign-whom" if page.items else "people-none"
    question = visit.t(key, heading=esc(order.heading), search=esc(order.search))
    rows = people(ASK, page, lambda each: _candidate(each, visit), visit.t)
    markup = inline([*rows, ways(visit.t)])
    await ask(Assigning.to_whom, question, markup, state, visit.speak, press)


def _candidate(each: Assignee, visit: Visit) -> Candidate:
    """The name with load or absence."""
    if each.absent_until:
        said = visit.t("assign-away", day=_day(each.absent_until, visit))
        return Candidate(each.person.id, f"🌴 {each.person.name} · {said}")
    load = visit.t("assign-load", count=each.open_tickets)
    return Candidate(each.person.id, f"{each.person.name} · {load}")


def _day(value: date, visit: Visit) -> str:
    return dates.day(value, visit.t, visit.today)


async def turned_page(press: CallbackQuery, offset: int, state: FSMContext, visit: Visit) -> None:
    order = await kept(state, Order)
    order.offset = offset
    await _ask_whom(order, state, visit, press)


async def told_a_name(message: Message, state: FSMContext, visit: Visit) -> None:
    order = await kept(state, Order)
    order.search, order.offset = (message.text or "").strip(), 0
    await _ask_whom(order, state, visit)


async def chose_whom(
    press: CallbackQuery, chosen: UUID, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    order = await kept(state, Order)
    order.assignee_id = chosen
    await keep(state, order)
    await _assign(order, press, state, visit, toast)


async def is_sure(press: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    await _assign(await kept(state, Order), press, state, visit, toast, absent_ok=True)


async def wants_somebody_else(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _ask_whom(await kept(state, Order), state, visit, press)


async def _assign(
    order: Order,
    press: CallbackQuery,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
    *,
    absent_ok: bool = False,
) -> None:
    """The version that was seen goes along; who was slower sees the ticket as it is now."""
    asked = Assign(assignee_id=order.assignee_id, version=order.version, absent_ok=absent_ok)
    try:
        ticket = await visit.api.assign(order.ticket_id, asked, key=visit.key)
    except ApiProblem as problem:
        await _refused(problem, order, press, state, visit, toast)
        return
    await leave(state, visit.speak)
    name = ticket.assignee.name if ticket.assignee else ""
    await toast.say(visit.t("assign-done", number=str(ticket.number), name=name))
    about = About(role=MessageRole.CONFIRMATION, objects=[ticket.id], version=ticket.version)
    told = visit.t("assign-done", number=str(ticket.number), name=esc(name))
    await visit.speak.say(told, about=about)


async def _refused(
    problem: ApiProblem,
    order: Order,
    press: CallbackQuery,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    """Who is away is asked about once more (A9); any other refusal shows what is true now."""
    if problem.code == "assignee_absent":
        await _ask_whether_sure(problem, press, state, visit)
        return
    await leave(state, visit.speak)
    await toast.say(sentence(problem, visit.t), alert=True)
    await show_card(await visit.api.ticket(order.ticket_id), visit)


async def _ask_whether_sure(
    problem: ApiProblem, press: CallbackQuery, state: FSMContext, visit: Visit
) -> None:
    name, deputy = esc(problem.told("assignee")), esc(problem.told("deputy"))
    day = _day(date.fromisoformat(problem.told("until")), visit)
    stands_in = "yes" if deputy else "no"
    question = visit.t("assign-away-sure", name=name, day=day, deputy=deputy, stands_in=stands_in)
    rows = [[(visit.t("assign-yes"), SureButton())], ways(visit.t, StepPress.BACK)]
    await ask(Assigning.all_the_same, question, inline(rows), state, visit.speak, press)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))
