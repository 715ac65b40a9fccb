"""An employee asks for an absence.

— [New request] — What kind? [Vacation] [Sick leave] …
— [Vacation] — From which day? (a month of buttons, or words: «с 12 по 18 мая», «завтра»)
— (a day) — Until which day? [One day] [A week] [Two weeks] (a month of buttons)
— (a day) — This is what I send: days, balance, who else is away. [Send] [halves] [Deputy] …
— [Send] — the request's card
"""

from datetime import date, timedelta
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_staff.absence_draft import (
    DayButton,
    Draft,
    KindButton,
    MonthButton,
    NewAbsenceButton,
    RequestButton,
    RequestPress,
    Rows,
    kinds,
    month,
    preview_rows,
    preview_text,
    shortcuts,
)
from bot_staff.conversations.absence_card import show_absence
from shared.client import ApiProblem
from shared.contracts.absences import AbsenceKind
from shared.i18n import dates
from shared.telegram import absence_words as words
from shared.telegram.dates import day_of, days_of
from shared.telegram.keyboards import inline
from shared.telegram.middlewares import Toast
from shared.telegram.problems import sentence
from shared.telegram.steps import StepPress, ask, keep, kept, ways, went
from shared.telegram.talk import PROMPT, leave
from shared.telegram.text import esc
from shared.telegram.visit import Visit

BACK: Final = StepPress.BACK
PAST: Final = timedelta(days=31)
"""How far back the days of a sick leave are drawn; what is too early, the API decides."""


class Requesting(StatesGroup):
    """Named for what was asked."""

    which_kind = State()
    from_when = State()
    till_when = State()
    send_this = State()


def router() -> Router:
    talk = Router(name="absence request")
    talk.callback_query(NewAbsenceButton.filter())(wants_absence)
    talk.callback_query(Requesting.which_kind, KindButton.filter())(chose_kind)
    talk.callback_query(Requesting.from_when, went(BACK))(ask_kind)
    talk.callback_query(Requesting.from_when, MonthButton.filter())(turned_first_month)
    talk.callback_query(Requesting.from_when, DayButton.filter())(pressed_first_day)
    talk.message(Requesting.from_when, F.text)(told_first_day)
    talk.callback_query(Requesting.till_when, went(BACK))(ask_first_day)
    talk.callback_query(Requesting.till_when, MonthButton.filter())(turned_last_month)
    talk.callback_query(Requesting.till_when, DayButton.filter())(pressed_last_day)
    talk.message(Requesting.till_when, F.text)(told_last_day)
    talk.callback_query(Requesting.send_this, went(BACK))(ask_last_day)
    talk.callback_query(Requesting.send_this, pressed(RequestPress.FIRST_HALF))(halved_first_day)
    talk.callback_query(Requesting.send_this, pressed(RequestPress.LAST_HALF))(halved_last_day)
    talk.callback_query(Requesting.send_this, pressed(RequestPress.SEND))(confirmed)
    talk.message(Requesting.from_when)(said_something_else)
    talk.message(Requesting.till_when)(said_something_else)
    talk.message(StateFilter(Requesting))(did_not_press)
    return talk


def pressed(do: RequestPress) -> Any:
    return RequestButton.filter(F.do == do)


async def wants_absence(_: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await keep(state, Draft())
    question = visit.t("request-kind")
    markup = inline([*kinds(visit.t), ways(visit.t)])
    await ask(Requesting.which_kind, question, markup, state, visit.speak)


async def ask_kind(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    question = visit.t("request-kind")
    markup = inline([*kinds(visit.t), ways(visit.t)])
    await ask(Requesting.which_kind, question, markup, state, visit.speak, press)


async def chose_kind(
    press: CallbackQuery, callback_data: KindButton, state: FSMContext, visit: Visit
) -> None:
    draft = await kept(state, Draft)
    draft.kind = callback_data.kind
    draft.revision += 1
    await keep(state, draft)
    await ask_first_day(press, state, visit)


async def ask_first_day(
    press: CallbackQuery | None,
    state: FSMContext,
    visit: Visit,
    shown: date | None = None,
    told: str = "",
) -> None:
    """`told` says what was wrong with the days before."""
    draft = await kept(state, Draft)
    earliest = visit.today - PAST if draft.kind is AbsenceKind.SICK else visit.today
    question = visit.t("request-from", kind=words.kind_name(draft.kind, visit.t))
    rows = month(shown or visit.today, earliest, visit.t)
    await _ask(Requesting.from_when, _after(told, question), rows, state, visit, press)


async def turned_first_month(
    press: CallbackQuery, callback_data: MonthButton, state: FSMContext, visit: Visit
) -> None:
    await ask_first_day(press, state, visit, date.fromisoformat(callback_data.day))


async def pressed_first_day(
    press: CallbackQuery, callback_data: DayButton, state: FSMContext, visit: Visit
) -> None:
    await _took_first(date.fromisoformat(callback_data.day), press, state, visit)


async def told_first_day(message: Message, state: FSMContext, visit: Visit) -> None:
    """Two days at once are an answer to the next question too."""
    days = days_of(message.text or "", visit.today)
    if days is None:
        await ask_first_day(None, state, visit, told=visit.t("request-day-unclear"))
    elif days[0] == days[1]:
        await _took_first(days[0], None, state, visit)
    else:
        await _took_days(*days, None, state, visit)


async def _took_first(
    first: date, press: CallbackQuery | None, state: FSMContext, visit: Visit
) -> None:
    draft = await kept(state, Draft)
    draft.takes(first, first)
    await keep(state, draft)
    await ask_last_day(press, state, visit)


async def ask_last_day(
    press: CallbackQuery | None,
    state: FSMContext,
    visit: Visit,
    shown: date | None = None,
    told: str = "",
) -> None:
    draft = await kept(state, Draft)
    question = visit.t("request-till", day=dates.day(draft.start, visit.t, visit.today))
    rows = [*shortcuts(draft.start, visit.t), *month(shown or draft.start, draft.start, visit.t)]
    await _ask(Requesting.till_when, _after(told, question), rows, state, visit, press)


async def turned_last_month(
    press: CallbackQuery, callback_data: MonthButton, state: FSMContext, visit: Visit
) -> None:
    await ask_last_day(press, state, visit, date.fromisoformat(callback_data.day))


async def pressed_last_day(
    press: CallbackQuery, callback_data: DayButton, state: FSMContext, visit: Visit
) -> None:
    draft = await kept(state, Draft)
    await _took_days(draft.start, date.fromisoformat(callback_data.day), press, state, visit)


async def told_last_day(message: Message, state: FSMContext, visit: Visit) -> None:
    draft = await kept(state, Draft)
    last = day_of(message.text or "", visit.today)
    if last is None:
        await ask_last_day(None, state, visit, told=visit.t("request-day-unclear"))
    else:
        await _took_days(draft.start, last, None, state, visit)


async def _took_days(
    first: date, last: date, press: CallbackQuery | None, state: FSMContext, visit: Visit
) -> None:
    draft = await kept(state, Draft)
    draft.takes(first, last)
    await show_request(draft, press, state, visit)


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


async def halved_first_day(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    draft = await kept(state, Draft)
    draft.halves_first()
    await show_request(draft, press, state, visit)


async def halved_last_day(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    draft = await kept(state, Draft)
    draft.halves_last()
    await show_request(draft, press, state, visit)


async def confirmed(_: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    """The question goes, its place takes the card; a second press finds no question."""
    draft = await kept(state, Draft)
    made = await visit.api.absences.request(draft.as_request(), key=draft.key)
    prompt = (await state.get_data())[PROMPT]
    await leave(state, visit.speak)
    await toast.say(visit.t("request-sent"))
    await visit.speak.take_back(prompt)
    await show_absence(made, visit)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("request-day-words"))


async def did_not_press(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("press-a-button"))


async def _ask(
    step: State,
    question: str,
    rows: Rows,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None,
) -> None:
    markup = inline([*rows, ways(visit.t, BACK)])
    await ask(step, question, markup, state, visit.speak, press)


def _after(told: str, question: str) -> str:
    return f"{esc(told, 1000)}\n\n{question}" if told else question
