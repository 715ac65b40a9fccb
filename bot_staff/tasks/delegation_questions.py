"""The questions about handing a task on; the answers are in `delegating.py`.

To whom? — A word to go with it? — The person is away. All the same?
"""

from datetime import date
from typing import Final
from uuid import UUID

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery

from shared.client import ApiProblem
from shared.contracts.tasks import Delegatee
from shared.i18n import dates
from shared.telegram.chat import steps
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.picker import PEOPLE, Candidate, people
from shared.telegram.chat.steps import StepPress
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.drafts import Draft
from shared.work.text import esc

ASK: Final = "dg"


class Delegating(StatesGroup):
    """Named for what was asked."""

    to_whom = State()
    which_words = State()
    all_the_same = State()


class SureButton(CallbackData, prefix="dgy"):
    """Hand it over although the person is away (D2)."""


class Order(Draft, kw_only=True):
    """`version` is the one that the person has seen (D4); the draft is the word to go with it."""

    task_id: UUID
    version: int
    search: str = ""
    assignee_id: UUID | None = None


async def ask_whom(
    order: Order,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None = None,
    offset: int = 0,
) -> None:
    page = await visit.api.tasks.delegatees(
        order.task_id, search=order.search, limit=PEOPLE, offset=offset
    )
    key = "delegate-ask" if page.items else "delegate-nobody"
    question = visit.t(key, search=esc(order.search), searched="yes" if order.search else "no")
    rows = people(ASK, page, lambda each: _candidate(each, visit), visit.t)
    await steps.keep(state, order)
    markup = inline([*rows, steps.ways(visit.t)])
    await steps.ask(Delegating.to_whom, question, markup, state, visit.speak, press)


def _candidate(each: Delegatee, visit: Visit) -> Candidate:
    """The name with load and absence (D2)."""
    if each.absent_until:
        away = _away(each.absence, each.absent_until, visit)
        return Candidate(each.person.id, f"🌴 {each.person.name} · {away}")
    load = visit.t("delegate-load", open=each.open_tasks, overdue=each.overdue_tasks)
    return Candidate(each.person.id, f"{each.person.name} · {load}")


def _away(kind: str | None, until: date, visit: Visit) -> str:
    day = dates.day(until, visit.t, visit.today)
    return visit.t("delegate-away", kind=kind or "other", day=day)


async def ask_words(order: Order, state: FSMContext, visit: Visit, press: CallbackQuery) -> None:
    """A word to go along, or none."""
    await steps.keep(state, order)
    markup = inline([steps.ways(visit.t, StepPress.SKIP, StepPress.BACK)])
    question = visit.t("delegate-ask-words")
    await steps.ask(Delegating.which_words, question, markup, state, visit.speak, press)


async def ask_whether_sure(
    problem: ApiProblem, state: FSMContext, visit: Visit, press: CallbackQuery | None
) -> None:
    """D2."""
    away = _away(problem.told("absence"), date.fromisoformat(problem.told("until")), visit)
    question = visit.t("delegate-sure", name=esc(problem.told("assignee")), away=away)
    yes = [(visit.t("delegate-yes"), SureButton())]
    markup = inline([yes, steps.ways(visit.t, StepPress.BACK)])
    await steps.ask(Delegating.all_the_same, question, markup, state, visit.speak, press)
