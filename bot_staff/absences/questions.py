"""The questions of a request for an absence; the answers are in `conversations`.

What kind? — From which day? — Until which day? — This is what I send.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery

from bot_staff.absences.draft import (
    Draft,
    Rows,
    kinds,
    month,
    preview_rows,
    preview_text,
    shortcuts,
    spans,
)
from shared.client import ApiProblem
from shared.contracts.absences import AbsenceKind
from shared.i18n import dates
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.steps import StepPress, ask, keep, kept, ways
from shared.telegram.chat.visit import Visit
from shared.when.ranges import Days
from shared.work import absence_words as words
from shared.work.problems import sentence
from shared.work.text import esc

PAST: Final = timedelta(days=31)
"""How far back the days of a sick leave are drawn; what is too early, the API decides."""


class Requesting(StatesGroup):
    """Named for what was asked."""

    which_kind = State()
    from_when = State()
    till_when = State()
    send_this = State()


def earliest(draft: Draft, today: date) -> date:
    """A sick leave may have begun."""
    return today - PAST if draft.kind is AbsenceKind.SICK else today


async def ask_kind(press: CallbackQuery | None, state: FSMContext, visit: Visit) -> None:
    question = visit.t("request-kind")
    markup = inline([*kinds(visit.t), ways(visit.t)])
    await ask(Requesting.which_kind, question, markup, state, visit.speak, press)


async def ask_first_day(
    press: CallbackQuery | None,
    state: FSMContext,
    visit: Visit,
    shown: date | None = None,
    told: str = "",
    options: Sequence[Days] = (),
) -> None:
    """`told` says what was wrong with the days before; `options` are those that may be meant."""
    draft = await kept(state, Draft)
    question = visit.t("request-from", kind=words.kind_name(draft.kind, visit.t))
    days = month(shown or visit.today, earliest(draft, visit.today), visit.t)
    rows = [*spans(options, visit.t, visit.today), *days]
    await _ask(Requesting.from_when, _after(told, question), rows, state, visit, press)


async def ask_last_day(
    press: CallbackQuery | None,
    state: FSMContext,
    visit: Visit,
    shown: date | None = None,
    told: str = "",
    options: Sequence[Days] = (),
) -> None:
    draft = await kept(state, Draft)
    day, weekday = dates.day(draft.start, visit.t, visit.today), dates.weekday(draft.start, visit.t)
    question = visit.t("request-till", day=day, weekday=weekday)
    days = [*shortcuts(draft.start, visit.t), *month(shown or draft.start, draft.start, visit.t)]
    rows = [*spans(options, visit.t, visit.today), *days]
    await _ask(Requesting.till_when, _after(told, question), rows, state, visit, press)


async def show_request(
    draft: Draft, press: CallbackQuery | None, state: FSMContext, visit: Visit
) -> None:
    """All that will be sent, as the API counts it now; days it refuses are asked again."""
    draft.revision += 1
    await keep(state, draft)
    try:
        seen = await visit.api.absences.preview(draft.as_request(), key=visit.key)
    except ApiProblem as problem:
        told = sentence(problem, visit.t)
        await ask_first_day(press, state, visit, told=told)
        return
    text = preview_text(draft, seen, visit.t, visit.today)
    await _ask(Requesting.send_this, text, preview_rows(draft, visit.t), state, visit, press)


async def _ask(
    step: State,
    question: str,
    rows: Rows,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None,
) -> None:
    markup = inline([*rows, ways(visit.t, StepPress.BACK)])
    await ask(step, question, markup, state, visit.speak, press)


def _after(told: str, question: str) -> str:
    return f"{esc(told, 1000)}\n\n{question}" if told else question
