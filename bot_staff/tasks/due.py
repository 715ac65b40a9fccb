"""Until when a new task is to be done.

— Until when? [Today at 18:00 · Tomorrow · Friday · In a week · Calendar · No due date]
— [Calendar] — [‹] November 2026 [›], the days — [27]
— «завтра 15:00», «в пятницу», "in 2 hours" — the moment
— (no date) — I do not understand. — (a past one) — That has passed already.
— «завтра в три», «завтра купить хлеб» — what was understood, and what may be meant [as buttons]
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.tasks.draft import Making, NewTask
from bot_staff.tasks.due_questions import MeantButton, asked_again, meant_rows, whole
from bot_staff.tasks.preview import show_preview
from shared.i18n import Translator, dates
from shared.telegram.chat import steps
from shared.telegram.chat.calendar import DayNumber, Row, month_rows
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.steps import StepPress, went
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import absorb
from shared.when.hours import DAY_END
from shared.when.moments import Question, moment_of


class Quick(StrEnum):
    TODAY = "today"
    TOMORROW = "tomorrow"
    FRIDAY = "friday"
    WEEK = "week"


class QuickButton(CallbackData, prefix="dq"):
    """The end of the working day on this day."""

    day: Quick


class NoDueButton(CallbackData, prefix="dn"):
    """Whenever it can be done."""


class MonthButton(CallbackData, prefix="dm"):
    """Shows the month of a day."""

    day: DayNumber


class DayButton(CallbackData, prefix="dd"):
    """The end of the working day on that day of the calendar."""

    day: DayNumber


def router() -> Router:
    router = Router(name="task due")
    asked = StateFilter(Making.until_when, Making.which_day)
    router.callback_query(Making.until_when, QuickButton.filter())(chose_quickly)
    router.callback_query(Making.until_when, MeantButton.filter())(chose_meant)
    router.callback_query(Making.until_when, NoDueButton.filter())(needs_no_due)
    router.callback_query(asked, MonthButton.filter())(looked_at_month)
    router.callback_query(Making.which_day, DayButton.filter())(chose_day)
    router.callback_query(Making.which_day, went(StepPress.BACK))(wants_another_time)
    router.message(asked, F.text, ~F.forward_origin)(told_when)
    router.message(asked)(sent_more)
    router.callback_query(Making.is_it_right, went(StepPress.BACK))(wants_another_time)
    return router


async def ask_until(
    draft: NewTask,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None = None,
    question: str = "",
    options: Sequence[datetime] = (),
) -> None:
    """Ask; `question` says what was wrong with the last answer, `options` what it may mean."""
    await steps.keep(state, draft)
    markup = inline([*meant_rows(options, visit), *_quick(visit)])
    said = question or visit.t("task-due-ask")
    await steps.ask(Making.until_when, said, markup, state, visit.speak, press)


def _quick(visit: Visit) -> list[Row]:
    t, now = visit.t, _here(visit)
    today: Row = []
    if now.time() < DAY_END:
        today = [(t("task-due-today"), QuickButton(day=Quick.TODAY))]
    friday = _day(Quick.FRIDAY, now.date())
    return [
        [*today, (t("task-due-tomorrow"), QuickButton(day=Quick.TOMORROW))],
        [
            (_named(friday, t), QuickButton(day=Quick.FRIDAY)),
            (t("task-due-week"), QuickButton(day=Quick.WEEK)),
        ],
        [
            (t("task-due-calendar"), MonthButton(day=now.toordinal())),
            (t("task-due-none"), NoDueButton()),
        ],
        [*steps.ways(t, StepPress.BACK)],
    ]


def _named(day: date, t: Translator) -> str:
    name = dates.weekday(day, t)
    return t("task-due-named", weekday=name[0].upper() + name[1:], day=dates.day(day, t))


def _day(wish: Quick, today: date) -> date:
    """A Friday is never today: there is a button for today."""
    match wish:
        case Quick.TODAY:
            return today
        case Quick.TOMORROW:
            return today + timedelta(days=1)
        case Quick.FRIDAY:
            return today + timedelta(days=(3 - today.weekday()) % 7 + 1)
        case Quick.WEEK:
            return today + timedelta(days=7)


async def chose_quickly(
    press: CallbackQuery, callback_data: QuickButton, state: FSMContext, visit: Visit
) -> None:
    day = _day(callback_data.day, _here(visit).date())
    await _take(_day_end(day, visit), state, visit, press)


async def looked_at_month(
    press: CallbackQuery, callback_data: MonthButton, state: FSMContext, visit: Visit
) -> None:
    shown = date.fromordinal(callback_data.day)
    rows = month_rows(
        shown,
        lambda day: DayButton(day=day.toordinal()),
        lambda day: MonthButton(day=day.toordinal()),
        visit.t,
        first=_here(visit).date(),
    )
    markup = inline([*rows, steps.ways(visit.t, StepPress.BACK)])
    question = visit.t("task-due-ask-day")
    await steps.ask(Making.which_day, question, markup, state, visit.speak, press)


async def chose_day(
    press: CallbackQuery, callback_data: DayButton, state: FSMContext, visit: Visit
) -> None:
    day = date.fromordinal(callback_data.day)
    await _take(_day_end(day, visit), state, visit, press)


async def needs_no_due(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _take(None, state, visit, press)


async def told_when(message: Message, state: FSMContext, visit: Visit) -> None:
    """Words that may mean several moments, or say something besides, are asked about (D9)."""
    due_at = moment_of(message.text or "", ZoneInfo(visit.me.timezone), datetime.now(UTC))
    if isinstance(due_at, Question):
        draft = await steps.kept(state, NewTask)
        question = asked_again(due_at, visit)
        await ask_until(draft, state, visit, question=question, options=due_at.options)
    else:
        await _take(due_at, state, visit)


async def chose_meant(
    press: CallbackQuery, callback_data: MeantButton, state: FSMContext, visit: Visit
) -> None:
    await _take(datetime.fromtimestamp(callback_data.at, UTC), state, visit, press)


async def sent_more(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    """A photo or a file belongs to the task."""
    draft = await steps.kept(state, NewTask)
    await absorb(draft, whole, visit)
    await ask_until(draft, state, visit)


async def wants_another_time(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await ask_until(await steps.kept(state, NewTask), state, visit, press)


async def _take(
    due_at: datetime | None, state: FSMContext, visit: Visit, press: CallbackQuery | None = None
) -> None:
    draft = await steps.kept(state, NewTask)
    if due_at is not None and due_at <= datetime.now(UTC):
        question = visit.t("task-due-passed", due=whole(due_at, visit))
        await ask_until(draft, state, visit, press, question)
        return
    draft.due_at = due_at
    draft.revision += 1
    await show_preview(draft, state, visit, press)


def _here(visit: Visit) -> datetime:
    return datetime.now(ZoneInfo(visit.me.timezone))


def _day_end(day: date, visit: Visit) -> datetime:
    zone = ZoneInfo(visit.me.timezone)
    return datetime.combine(day, DAY_END, zone).astimezone(UTC)
