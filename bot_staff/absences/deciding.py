"""Deciding on an absence by its card.

— [Approve] — Approved. (Or: Vera has already approved it at 10:32; the card shows so.)
— [Reject] — Why? The employee will read it. [Cancel] — (words) — Rejected
"""

from uuid import UUID

import msgspec
from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_staff.absences.card import refused, show_absence
from bot_staff.absences.receipts import REJECTED
from shared.client import ApiProblem
from shared.contracts.absences import AbsenceAction, Decision, Rejection
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.steps import ask, keep, kept, ways
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import drafted
from shared.telegram.inbox.made import made, stands
from shared.work import absence_words as words
from shared.work.buttons import AbsenceButton, AbsencePress
from shared.work.problems import sentence
from shared.work.text import esc


class Rejecting(StatesGroup):
    """Named for what was asked."""

    why_not = State()


class Rejected(msgspec.Struct):
    """The request as the card showed it."""

    id: UUID = UUID(int=0)
    version: int = 0


def router() -> Router:
    router = Router(name="deciding")
    router.callback_query(Pressed(AbsencePress.APPROVE))(approves)
    router.callback_query(Pressed(AbsencePress.REJECT))(wants_to_reject)
    router.message(Rejecting.why_not, F.text)(told_why_not)
    router.message(Rejecting.why_not)(said_something_else)
    return router


async def approves(
    press: CallbackQuery, button: AbsenceButton, absence_id: UUID, visit: Visit, toast: Toast
) -> None:
    """The version of the card goes along: an older card decides nothing (A4)."""
    try:
        await visit.api.absences.approve(absence_id, Decision(version=button.v), key=visit.key)
    except ApiProblem as problem:
        await refused(problem, press, absence_id, visit, toast)
    else:
        await toast.say(visit.t("approvals-approved"))


async def wants_to_reject(
    press: CallbackQuery,
    button: AbsenceButton,
    absence_id: UUID,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    absence = await visit.api.absences.get(absence_id)
    if AbsenceAction.REJECT not in absence.allowed or absence.version != button.v:
        await toast.say(visit.t("problem-version-changed"), alert=True)
        if press.message is not None:
            await show_absence(absence, visit, edit=press.message.message_id)
        return
    await leave(state, visit.speak)
    await keep(state, Rejected(id=absence.id, version=absence.version))
    heading = words.asked_about(absence, visit.t, visit.today, named=True)
    question = visit.t("approvals-why-not", heading=esc(heading, 300))
    await ask(Rejecting.why_not, question, inline([ways(visit.t)]), state, visit.speak)


async def told_why_not(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    """The reason reaches the employee (A2)."""
    asked = await kept(state, Rejected)
    reason = await drafted(whole, visit)
    rejection = Rejection(reason=reason.text, version=asked.version)
    try:
        absence = await visit.api.absences.reject(asked.id, rejection, key=visit.key)
    except ApiProblem as problem:
        await leave(state, visit.speak)
        await visit.speak.say(esc(sentence(problem, visit.t), 1000))
        await show_absence(await visit.api.absences.get(asked.id), visit)
        return
    await leave(state, visit.speak)
    await stands(made(REJECTED, absence), reason, visit)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))
