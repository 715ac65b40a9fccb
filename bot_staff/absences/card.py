"""An absence's card, and taking an absence back.

— (a line of a list) — the card [Approve] [Reject] [Cancel]
— [Cancel] — Take it back? Why? [Yes, cancel] [No] — (a reason, or Yes) — Cancelled; 7 days return
"""

from uuid import UUID

import msgspec
from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot_staff.absences.receipts import once, taken_back
from shared.client import ApiProblem
from shared.contracts.absences import (
    Absence,
    AbsenceAction,
    AbsenceCancel,
)
from shared.contracts.telegram import MessageRole, ObjectKind
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import below, inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import About
from shared.telegram.chat.steps import LEAVE, StepButton, ask, keep, kept
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import Draft, drafted
from shared.telegram.inbox.made import Shown, made, shown, stands
from shared.work import absence_words as words
from shared.work import cards
from shared.work.absence_card import absence_heading
from shared.work.buttons import AbsencePress
from shared.work.problems import sentence
from shared.work.text import esc


class TakingBack(StatesGroup):
    """Named for what was asked."""

    really_and_why = State()


class Withdrawal(msgspec.Struct):
    """The absence in question, as it was when asked about."""

    id: UUID = UUID(int=0)
    version: int = 0


class SureButton(CallbackData, prefix="abx"):
    """Yes, cancel it."""


def router() -> Router:
    router = Router(name="absence card")
    router.callback_query(Pressed(AbsencePress.OPEN))(asked_for_card)
    router.callback_query(Pressed(AbsencePress.CANCEL))(wants_to_cancel)
    router.callback_query(TakingBack.really_and_why, SureButton.filter())(confirmed)
    router.message(TakingBack.really_and_why, F.text)(told_why)
    router.message(TakingBack.really_and_why)(said_something_else)
    return router


async def asked_for_card(_: CallbackQuery, absence_id: UUID, visit: Visit) -> None:
    await show_absence(await visit.api.absences.get(absence_id), visit)


async def show_absence(absence: Absence, visit: Visit, edit: int | None = None) -> None:
    """The card as a message of its own, or over the one that was pressed; the delivery pipeline
    keeps it true from now on."""
    about = About(
        role=MessageRole.CARD,
        kind=ObjectKind.ABSENCE,
        objects=[absence.id],
        version=absence.version,
    )
    await visit.speak.show(cards.of_absence(absence, visit.reader), about, edit=edit)


def buttons(absence: Absence, visit: Visit) -> InlineKeyboardMarkup:
    """What this person may do with the absence now."""
    return below(cards.rows_of_absence(absence, visit.reader))


def _card(absence: Absence, _: UUID | None, visit: Visit) -> Shown:
    return shown(cards.of_absence(absence, visit.reader))


REQUESTED = once(name="absence-requested", drawn=_card, role=MessageRole.CARD)


async def refused(
    problem: ApiProblem, press: CallbackQuery, absence_id: UUID, visit: Visit, toast: Toast
) -> None:
    """Say why not, and who was first; an old card turns into the present one (A3, A4)."""
    await toast.say(sentence(problem, visit.t), alert=True)
    if press.message is not None:
        absence = await visit.api.absences.get(absence_id)
        await show_absence(absence, visit, edit=press.message.message_id)


async def wants_to_cancel(
    press: CallbackQuery, absence_id: UUID, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    absence = await visit.api.absences.get(absence_id)
    if AbsenceAction.CANCEL not in absence.allowed:
        await toast.say(visit.t("press-old"))
        if press.message is not None:
            await show_absence(absence, visit, edit=press.message.message_id)
        return
    await leave(state, visit.speak)
    await keep(state, Withdrawal(id=absence.id, version=absence.version))
    others = absence.person.id != visit.me.id
    heading = words.asked_about(absence, visit.t, visit.today, named=others)
    question = visit.t("absence-cancel-ask", heading=esc(heading, 300))
    answers = [
        (visit.t("absence-cancel-yes"), SureButton()),
        (visit.t("absence-cancel-no"), StepButton(do=LEAVE)),
    ]
    await ask(TakingBack.really_and_why, question, inline([answers]), state, visit.speak)


async def told_why(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    await _take_back(await drafted(whole, visit), state, visit)


async def confirmed(_: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _take_back(Draft(), state, visit)


async def _take_back(reason: Draft, state: FSMContext, visit: Visit) -> None:
    doomed = await kept(state, Withdrawal)
    order = AbsenceCancel(reason=reason.text, version=doomed.version)
    absence = await visit.api.absences.cancel(doomed.id, order, key=visit.key)
    await leave(state, visit.speak)
    told = await _taken_back(absence, visit)
    await stands(made(taken_back(told), absence), reason, visit)


async def _taken_back(absence: Absence, visit: Visit) -> str:
    """After an approval the days of a paid vacation return, and the person is told so (A8)."""
    heading = esc(absence_heading(absence, visit.t, visit.today), 300)
    lines = [visit.t("absence-cancelled", heading=heading)]
    if absence.returned:
        left = (await visit.api.absences.balance(absence.person.id)).left
        back = words.number(absence.returned)
        lines.append(visit.t("absence-returned", days=back, left=words.number(left)))
    return "\n".join(lines)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))
