"""Words outside any conversation, and replies that do not tell what is meant: nobody guesses (T10,
C2, C3).

— (text, a photo, an album) — Where does it belong? [New task] [Ticket №12 · …] [Task №3 · …]
— [New task] — the conversation about a new task goes on with what was said
— [Task №3 · …] — Added
— [Ticket №12 · …] — For whose eyes? [To the client] [Internal note] [Back] — Sent
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot_staff.desk.said import Place, Said, places
from bot_staff.tasks.new import ask_who
from bot_staff.tasks.receipts import TASKS
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import Visibility
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import PROMPT, leave
from shared.telegram.chat.filters import answers_bot
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.picker import LABEL_LIMIT
from shared.telegram.chat.steps import StepPress, went
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.commenting import add
from shared.telegram.inbox.content import content_of
from shared.telegram.inbox.drafts import absorb
from shared.telegram.inbox.made import Noun
from shared.telegram.inbox.ticket_receipts import TICKETS
from shared.work.buttons import long, short
from shared.work.text import cut


class FreeWords(StatesGroup):
    """Named for what was asked."""

    where_to = State()
    whose_eyes = State()


class NewTaskButton(CallbackData, prefix="fwn"):
    """The words are a new task."""


class PlaceButton(CallbackData, prefix="fwp"):
    """The words belong there."""

    kind: ObjectKind
    id: str


class EyesButton(CallbackData, prefix="fwe"):
    eyes: Visibility


def router() -> Router:
    router = Router(name="free words")
    router.message(StateFilter(FreeWords))(said_more)
    router.message(StateFilter(None), answers_bot)(answered_something_unknown)
    router.message(StateFilter(None))(said_something)
    router.callback_query(FreeWords.where_to, NewTaskButton.filter())(meant_a_new_task)
    router.callback_query(FreeWords.where_to, PlaceButton.filter())(chose_place)
    router.callback_query(FreeWords.whose_eyes, went(StepPress.BACK))(wants_another_place)
    router.callback_query(FreeWords.whose_eyes, EyesButton.filter())(chose_eyes)
    return router


async def said_something(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    await _take(Said(), whole, state, visit)


async def answered_something_unknown(
    _: Message, whole: Whole, state: FSMContext, visit: Visit
) -> None:
    """Never a guess, least of all the latest ticket (C3)."""
    await _take(Said(lost=True), whole, state, visit)


async def answered_several(
    among: Iterable[Place], whole: Whole, state: FSMContext, visit: Visit
) -> None:
    """A reply to a list or a digest asks which of its things (C2)."""
    await leave(state, visit.speak)
    await _take(Said(among=list(among), lost=True), whole, state, visit)


async def said_more(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    await _take(await steps.kept(state, Said), whole, state, visit)


async def _take(said: Said, whole: Whole, state: FSMContext, visit: Visit) -> None:
    """What nobody can keep leaves the question as it stands."""
    if content_of(whole.parts, visit.t).empty:
        await visit.speak.say(visit.t("accepted-kinds"))
        return
    await absorb(said, whole, visit)
    if not said.empty:
        await _ask_where(said, state, visit)


async def _ask_where(
    said: Said, state: FSMContext, visit: Visit, press: CallbackQuery | None = None
) -> None:
    rows = [[(visit.t("where-new-task"), NewTaskButton())]]
    named = await places(said, visit)
    await steps.keep(state, said)
    markup = inline(
        [
            *rows,
            *([(cut(name, LABEL_LIMIT), _button(place))] for name, place in named),
            steps.ways(visit.t),
        ]
    )
    question = visit.t("where-staff-lost" if said.lost else "where-staff")
    await steps.ask(FreeWords.where_to, question, markup, state, visit.speak, press)


def _button(place: Place) -> PlaceButton:
    return PlaceButton(kind=place.kind, id=short(place.id))


async def meant_a_new_task(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    said = await steps.kept(state, Said)
    await ask_who(said.as_new_task(), state, visit, press)


async def chose_place(
    press: CallbackQuery, callback_data: PlaceButton, state: FSMContext, visit: Visit
) -> None:
    said, chosen = await steps.kept(state, Said), long(callback_data.id)
    if callback_data.kind is ObjectKind.TASK:
        await _add(TASKS, chosen, Visibility.PUBLIC, state, visit)
        return
    said.ticket_id = chosen
    await steps.keep(state, said)
    eyes = [
        (visit.t("where-client"), EyesButton(eyes=Visibility.PUBLIC)),
        (visit.t("card-note"), EyesButton(eyes=Visibility.INTERNAL)),
    ]
    markup = inline([eyes, steps.ways(visit.t, StepPress.BACK)])
    question = visit.t("where-whose-eyes")
    await steps.ask(FreeWords.whose_eyes, question, markup, state, visit.speak, press)


async def wants_another_place(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _ask_where(await steps.kept(state, Said), state, visit, press)


async def chose_eyes(
    _: CallbackQuery, callback_data: EyesButton, state: FSMContext, visit: Visit
) -> None:
    said = await steps.kept(state, Said)
    assert said.ticket_id is not None
    await _add(TICKETS, said.ticket_id, callback_data.eyes, state, visit)


async def _add(
    noun: Noun[Any], object_id: UUID, eyes: Visibility, state: FSMContext, visit: Visit
) -> None:
    """The question turns into the confirmation."""
    said = await steps.kept(state, Said)
    prompt: int | None = (await state.get_data()).get(PROMPT)
    await add(noun, object_id, said, visit, eyes=eyes, key=said.key, edit=prompt)
    await state.clear()
