"""An employee asks for an absence.

— [New request] — What kind? [Vacation] [Sick leave] …
— [Vacation] — From which day? (a month of buttons, or words: «с 12 по 18 мая», «завтра»)
— (words with more in them) — Understood: …; not understood: … [those days]
— (a day) — Until which day? [One day] [A week] [Two weeks] (a month of buttons)
— (a day) — This is what I send: days, balance, who else is away. [Send] [halves] [Deputy] …
— [Send] — the request's card
"""

from datetime import date
from typing import Any, Final

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.absences.card import REQUESTED
from bot_staff.absences.draft import (
    DayButton,
    Draft,
    KindButton,
    MonthButton,
    NewAbsenceButton,
    RequestButton,
    RequestPress,
    SpanButton,
    asked_again,
)
from bot_staff.absences.questions import (
    Requesting,
    ask_first_day,
    ask_kind,
    ask_last_day,
    earliest,
    show_request,
)
from shared.telegram.chat.conversation import PROMPT, leave
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.steps import StepPress, keep, kept, went
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.made import made, stands
from shared.when.periods import DaysQuestion, days_of, last_day_of
from shared.when.ranges import Days

BACK: Final = StepPress.BACK


def router() -> Router:
    router = Router(name="absence request")
    router.callback_query(NewAbsenceButton.filter())(wants_absence)
    router.callback_query(Requesting.which_kind, KindButton.filter())(chose_kind)
    router.callback_query(Requesting.from_when, went(BACK))(ask_kind)
    router.callback_query(Requesting.from_when, MonthButton.filter())(turned_first_month)
    router.callback_query(Requesting.from_when, DayButton.filter())(pressed_first_day)
    router.message(Requesting.from_when, F.text)(told_first_day)
    router.callback_query(Requesting.from_when, SpanButton.filter())(chose_meant)
    router.callback_query(Requesting.till_when, went(BACK))(ask_first_day)
    router.callback_query(Requesting.till_when, MonthButton.filter())(turned_last_month)
    router.callback_query(Requesting.till_when, DayButton.filter())(pressed_last_day)
    router.message(Requesting.till_when, F.text)(told_last_day)
    router.callback_query(Requesting.till_when, SpanButton.filter())(chose_meant_last)
    router.callback_query(Requesting.send_this, went(BACK))(ask_last_day)
    router.callback_query(Requesting.send_this, pressed(RequestPress.FIRST_HALF))(halved_first_day)
    router.callback_query(Requesting.send_this, pressed(RequestPress.LAST_HALF))(halved_last_day)
    router.callback_query(Requesting.send_this, pressed(RequestPress.SEND))(confirmed)
    router.message(Requesting.from_when)(said_something_else)
    router.message(Requesting.till_when)(said_something_else)
    router.message(StateFilter(Requesting))(did_not_press)
    return router


def pressed(do: RequestPress) -> Any:
    return RequestButton.filter(F.do == do)


async def wants_absence(_: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await keep(state, Draft())
    await ask_kind(None, state, visit)


async def chose_kind(
    press: CallbackQuery, callback_data: KindButton, state: FSMContext, visit: Visit
) -> None:
    draft = await kept(state, Draft)
    draft.kind = callback_data.kind
    draft.revision += 1
    await keep(state, draft)
    await ask_first_day(press, state, visit)


async def turned_first_month(
    press: CallbackQuery, callback_data: MonthButton, state: FSMContext, visit: Visit
) -> None:
    await ask_first_day(press, state, visit, date.fromisoformat(callback_data.day))


async def pressed_first_day(
    press: CallbackQuery, callback_data: DayButton, state: FSMContext, visit: Visit
) -> None:
    await _took_first(date.fromisoformat(callback_data.day), press, state, visit)


async def told_first_day(message: Message, state: FSMContext, visit: Visit) -> None:
    """Words that may mean several days, or say something besides, are asked about (D9)."""
    draft = await kept(state, Draft)
    days = days_of(message.text or "", visit.today, earliest(draft, visit.today))
    if isinstance(days, DaysQuestion):
        told = asked_again(days, visit.t, visit.today)
        await ask_first_day(None, state, visit, told=told, options=days.options)
    else:
        await _took(days, None, state, visit)


async def chose_meant(
    press: CallbackQuery, callback_data: SpanButton, state: FSMContext, visit: Visit
) -> None:
    days = date.fromisoformat(callback_data.first), date.fromisoformat(callback_data.last)
    await _took(days, press, state, visit)


async def _took(days: Days, press: CallbackQuery | None, state: FSMContext, visit: Visit) -> None:
    """Two days at once are an answer to the next question too."""
    if days[0] == days[1]:
        await _took_first(days[0], press, state, visit)
    else:
        await _took_days(*days, press, state, visit)


async def _took_first(
    first: date, press: CallbackQuery | None, state: FSMContext, visit: Visit
) -> None:
    draft = await kept(state, Draft)
    draft.takes(first, first)
    await keep(state, draft)
    await ask_last_day(press, state, visit)


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
    days = last_day_of(message.text or "", visit.today, draft.start)
    if isinstance(days, DaysQuestion):
        told = asked_again(days, visit.t, visit.today)
        await ask_last_day(None, state, visit, told=told, options=days.options)
    else:
        await _took_days(*days, None, state, visit)


async def chose_meant_last(
    press: CallbackQuery, callback_data: SpanButton, state: FSMContext, visit: Visit
) -> None:
    days = date.fromisoformat(callback_data.first), date.fromisoformat(callback_data.last)
    await _took_days(*days, press, state, visit)


async def _took_days(
    first: date, last: date, press: CallbackQuery | None, state: FSMContext, visit: Visit
) -> None:
    draft = await kept(state, Draft)
    draft.takes(first, last)
    await show_request(draft, press, state, visit)


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
    absence = await visit.api.absences.request(draft.as_request(), key=draft.key)
    prompt = (await state.get_data())[PROMPT]
    await leave(state, visit.speak)
    await toast.say(visit.t("request-sent"))
    await visit.speak.take_back(prompt)
    await stands(made(REQUESTED, absence), draft, visit)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("request-day-words"))


async def did_not_press(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("press-a-button"))
