"""An employee's absences, and who of the team is away.

— «Absences» — vacation balance, my absences by page [New request] [Who is away] — a line — a card
— [Who is away] — the month in lines [‹] [›] [Back]
"""

from datetime import date, timedelta
from typing import Final

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.absences.draft import NewAbsenceButton, Rows
from bot_staff.desk.keyboards import ABSENCES
from shared.contracts.absences import AbsenceRow, AbsenceScope, CalendarEntry
from shared.contracts.base import Page
from shared.i18n import Translator
from shared.telegram.chat.calendar import DayText
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.paging import turns
from shared.telegram.chat.visit import Visit
from shared.work import absence_words as words
from shared.work.absence_card import list_buttons
from shared.work.text import bold, esc, fitting

PAGE: Final = 5


class MineButton(CallbackData, prefix="abm"):
    """Shows a page of my absences."""

    offset: int = 0


class AwayButton(CallbackData, prefix="abw"):
    """Shows who is away in the month of this day."""

    day: DayText


def router() -> Router:
    lists = Router(name="absences")
    lists.message(ABSENCES.chosen())(wants_absences)
    lists.callback_query(MineButton.filter())(turned_page)
    lists.callback_query(AwayButton.filter())(wants_to_know_who_is_away)
    return lists


async def wants_absences(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show_mine(0, visit)


async def turned_page(press: CallbackQuery, callback_data: MineButton, visit: Visit) -> None:
    await _show_mine(callback_data.offset, visit, press.message.message_id if press.message else 0)


async def _show_mine(offset: int, visit: Visit, edit: int | None = None) -> None:
    t = visit.t
    mine = await visit.api.absences.find(AbsenceScope.MINE, limit=PAGE, offset=offset)
    balance = await visit.api.absences.balance()
    lines = [bold(t("absences-mine")), t("absences-balance", left=words.days(balance.left, t))]
    lines += ["", *_lines(mine, t, visit.today)]
    ways: Rows = [
        [(t("absences-new"), NewAbsenceButton())],
        [(t("absences-away"), AwayButton(day=visit.today.isoformat()))],
    ]
    pages = turns(mine, lambda at: MineButton(offset=at), t)
    markup = inline([*list_buttons(mine.items, t, visit.today), *pages, *ways])
    await visit.speak.say(fitting(lines), markup, edit=edit)


def _lines(mine: Page[AbsenceRow], t: Translator, today: date) -> list[str]:
    if not mine.items:
        return [t("list-empty")]
    return [
        f"{words.kind_name(each.kind, t)}, {words.period(each, t, today)} — "
        f"{words.status_name(each.status, t)}"
        for each in mine.items
    ]


async def wants_to_know_who_is_away(
    press: CallbackQuery, callback_data: AwayButton, visit: Visit
) -> None:
    first = date.fromisoformat(callback_data.day).replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    entries = await visit.api.absences.calendar(first, after - timedelta(days=1))
    before = first - timedelta(days=1)
    markup = inline(
        [
            [
                ("‹", AwayButton(day=before.isoformat())),
                ("›", AwayButton(day=after.isoformat())),
            ],
            [(visit.t("step-back"), MineButton())],
        ]
    )
    text = month_text(first, entries, visit.t, visit.today)
    await visit.speak.say(text, markup, edit=press.message.message_id if press.message else None)


def month_text(first: date, entries: list[CalendarEntry], t: Translator, today: date) -> str:
    """The month as lines, the earliest absence first; who is away now is marked."""
    month = t("calendar-month", month=first.month, year=str(first.year))
    lines = [bold(t("absences-away-in", month=month)), ""]
    if not entries:
        lines.append(t("absences-nobody-away"))
    lines += [_entry(each, t, today) for each in sorted(entries, key=_by_start)]
    return fitting(lines)


def _by_start(entry: CalendarEntry) -> tuple[date, str]:
    return entry.start, entry.person.name


def _entry(entry: CalendarEntry, t: Translator, today: date) -> str:
    return t(
        "absences-entry",
        mark="🔸" if entry.now else "▫️",
        period=words.period(entry, t, today),
        name=esc(entry.person.name),
        kind=words.kind_name(entry.kind, t).lower(),
        status=entry.status.value,
    )
