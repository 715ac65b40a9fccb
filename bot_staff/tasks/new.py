"""The conversation about a new task.

— «New task», [Make a task] of a ticket, or any forwarded message — What is to be done? [Cancel]
— (text, an album, files; the first line is the title) — Who shall do it? [I · Boris · …]
— [I], [Boris], or a piece of a name and [Boris] — Until when? (`tasks/due.py`)
— (…) — This is the task. [Create · Back · Cancel] (`tasks/preview.py`)
"""

from typing import Final
from uuid import UUID

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_staff.desk.keyboards import NEW_TASK
from bot_staff.tasks.draft import Making, NewTask, said
from bot_staff.tasks.due import ask_until
from shared.contracts.base import Page
from shared.contracts.people import Employee
from shared.telegram.chat import steps
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.picker import PEOPLE, Candidate, Chosen, Turned, people
from shared.telegram.chat.steps import StepPress, went
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import absorb
from shared.work.buttons import TicketPress
from shared.work.text import esc, fitting
from shared.work.ticket_card import facts_of, ticket_heading

ASK: Final = "nt"


class MyselfButton(CallbackData, prefix="nti"):
    """The person will do it."""


def opening() -> Router:
    """The way into the conversation; it stands above all conversations, because it leaves any
    other."""
    door = Router(name="new task: opening")
    door.message(NEW_TASK.chosen())(wants_a_task)
    return door


def router() -> Router:
    router = Router(name="new task")
    router.message(StateFilter(None), F.forward_origin)(forwarded)
    router.callback_query(Pressed(TicketPress.TASK))(wants_a_task_of_a_ticket)
    router.message(Making.what)(told_what)
    router.callback_query(Making.who, MyselfButton.filter())(chose_myself)
    router.callback_query(Making.who, Chosen(ASK))(chose_whom)
    router.callback_query(Making.who, Turned(ASK))(turned_page)
    router.callback_query(Making.who, went(StepPress.BACK))(wants_other_words)
    router.message(Making.who, F.text, ~F.forward_origin)(told_a_name)
    router.message(Making.who)(sent_more)
    router.callback_query(Making.until_when, went(StepPress.BACK))(wants_somebody_else)
    return router


async def wants_a_task(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await _ask_what(NewTask(), state, visit)


async def wants_a_task_of_a_ticket(
    _: CallbackQuery, ticket_id: UUID, state: FSMContext, visit: Visit, toast: Toast
) -> None:
    ticket = await visit.api.ticket(ticket_id)
    await leave(state, visit.speak)
    await toast.say()
    heading = ticket_heading(facts_of(ticket), visit.t)
    await _ask_what(NewTask(ticket_id=ticket.id, ticket=heading), state, visit)


async def _ask_what(
    draft: NewTask, state: FSMContext, visit: Visit, press: CallbackQuery | None = None
) -> None:
    await steps.keep(state, draft)
    markup = inline([steps.ways(visit.t)])
    ask = "new-task-ask" if draft.empty else "new-task-ask-again"
    question = fitting([visit.t(ask), *said(draft, visit)])
    await steps.ask(Making.what, question, markup, state, visit.speak, press)


async def forwarded(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    """Somebody's words become the task: nobody types them again."""
    await _take_words(NewTask(), whole, state, visit)


async def told_what(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    await _take_words(await steps.kept(state, NewTask), whole, state, visit)


async def _take_words(draft: NewTask, whole: Whole, state: FSMContext, visit: Visit) -> None:
    before, draft.texts = draft.texts, []
    await absorb(draft, whole, visit)
    draft.texts = draft.texts if draft.text else before
    if not draft.empty:
        await ask_who(draft, state, visit)


async def ask_who(
    draft: NewTask,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery | None = None,
    offset: int = 0,
) -> None:
    """The person, the people below, and everybody whose name is typed."""
    page = await _people(draft, visit, offset)
    key = "new-task-ask-who" if page.items or not draft.search else "new-task-nobody"
    rows = [
        [(visit.t("new-task-myself"), MyselfButton())],
        *people(ASK, page, lambda each: Candidate(each.id, each.name), visit.t),
        steps.ways(visit.t, StepPress.BACK),
    ]
    await steps.keep(state, draft)
    searched = "yes" if draft.search else "no"
    question = visit.t(key, search=esc(draft.search), searched=searched)
    await steps.ask(Making.who, question, inline(rows), state, visit.speak, press)


async def _people(draft: NewTask, visit: Visit, offset: int) -> Page[Employee]:
    if draft.search:
        return await visit.api.people.find(draft.search, limit=PEOPLE, offset=offset)
    if visit.me.manages:
        return await visit.api.people.below(visit.me.id, limit=PEOPLE, offset=offset)
    return Page(items=[], total=0, limit=PEOPLE, offset=0)


async def wants_other_words(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    """New words take the place of the old ones; files only grow in number."""
    await _ask_what(await steps.kept(state, NewTask), state, visit, press)


async def turned_page(press: CallbackQuery, offset: int, state: FSMContext, visit: Visit) -> None:
    await ask_who(await steps.kept(state, NewTask), state, visit, press, offset)


async def told_a_name(message: Message, state: FSMContext, visit: Visit) -> None:
    draft = await steps.kept(state, NewTask)
    draft.search = (message.text or "").strip()
    await ask_who(draft, state, visit)


async def sent_more(_: Message, whole: Whole, state: FSMContext, visit: Visit) -> None:
    """A photo, a file, another forwarded message: it belongs to the task, not to the name."""
    draft = await steps.kept(state, NewTask)
    await absorb(draft, whole, visit)
    await ask_who(draft, state, visit)


async def chose_myself(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await _give(await steps.kept(state, NewTask), None, state, visit, press)


async def chose_whom(press: CallbackQuery, chosen: UUID, state: FSMContext, visit: Visit) -> None:
    employee = await visit.api.people.employee(chosen)
    await _give(await steps.kept(state, NewTask), employee, state, visit, press)


async def _give(
    draft: NewTask,
    employee: Employee | None,
    state: FSMContext,
    visit: Visit,
    press: CallbackQuery,
) -> None:
    draft.assignee_id = employee.id if employee else None
    draft.assignee = employee.name if employee else ""
    draft.revision += 1
    await ask_until(draft, state, visit, press)


async def wants_somebody_else(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    draft = await steps.kept(state, NewTask)
    draft.search = ""
    await ask_who(draft, state, visit, press)
