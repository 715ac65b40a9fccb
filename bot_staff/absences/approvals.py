"""What waits for my decision, page by page: — «Approvals» — requests — a line — the card."""

from datetime import date
from typing import Final

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.desk.keyboards import APPROVALS
from shared.contracts.absences import AbsenceRow, AbsenceScope
from shared.i18n import Translator
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.paging import turns
from shared.telegram.chat.visit import Visit
from shared.work.absence_card import absence_heading, list_buttons
from shared.work.rendering import total_line
from shared.work.text import bold, esc, fitting

PAGE: Final = 5


class WaitingButton(CallbackData, prefix="abq"):
    """Shows a page of what waits for my decision."""

    offset: int = 0


def router() -> Router:
    lists = Router(name="approvals")
    lists.message(APPROVALS.chosen())(wants_approvals)
    lists.callback_query(WaitingButton.filter())(turned_page)
    return lists


async def wants_approvals(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _show_waiting(0, visit)


async def turned_page(press: CallbackQuery, callback_data: WaitingButton, visit: Visit) -> None:
    edit = press.message.message_id if press.message else None
    await _show_waiting(callback_data.offset, visit, edit)


async def _show_waiting(offset: int, visit: Visit, edit: int | None = None) -> None:
    t = visit.t
    waiting = await visit.api.absences.find(AbsenceScope.TO_APPROVE, limit=PAGE, offset=offset)
    lines = [bold(t("approvals-title"))]
    if waiting.items:
        lines += [total_line(waiting, t), ""]
        lines += [_line(each, t, visit.today) for each in waiting.items]
    else:
        lines.append(t("approvals-none"))
    pages = turns(waiting, lambda at: WaitingButton(offset=at), t)
    markup = inline([*list_buttons(waiting.items, t, visit.today), *pages])
    await visit.speak.say(fitting(lines), markup, edit=edit)


def _line(row: AbsenceRow, t: Translator, today: date) -> str:
    return f"• {esc(absence_heading(row, t, today), 200)}"
