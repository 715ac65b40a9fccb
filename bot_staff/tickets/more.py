"""The rest of what may be done with a ticket, behind one button of its card.

— [More] — (category, rating, linked tickets, tasks) [Category · Priority · Team · Make a task]
— [Take over] — Ticket №12 is yours. (Of a colleague's ticket; or: Vera has already taken it.)
— [Category] — Which category? [Printers · … · Back] — (the same message with the new one)
— [Make a task] — (the conversation about a new task goes on, `tasks/new.py`)
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from bot_staff.tickets.sides import sides_text
from shared.client import ApiProblem
from shared.contracts.priority import Priority
from shared.contracts.telegram import MessageRole
from shared.contracts.ticket_asks import Assign, TicketChange
from shared.contracts.tickets import Ticket, TicketAction
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.work.buttons import Label, Rows, TicketButton, TicketPress, long, short
from shared.work.problems import sentence
from shared.work.text import cut, esc
from shared.work.ticket_buttons import can_be_taken_over, press
from shared.work.ticket_card import facts_of, ticket_heading

BACK: Final = "b"
NONE: Final = "-"
LABEL_LIMIT: Final = 40

Choices = list[tuple[str, str]]
"""What stands on a button, and its argument."""


async def _categories(visit: Visit) -> Choices:
    found = await visit.api.desk.categories()
    return [(each.name, short(each.id)) for each in found] + [(visit.t("more-no-category"), NONE)]


async def _priorities(visit: Visit) -> Choices:
    return [(visit.t(f"card-priority-{each.value}"), each.value) for each in Priority]


async def _teams(visit: Visit) -> Choices:
    found = await visit.api.desk.teams()
    return [(each.name, short(each.id)) for each in found] + [(visit.t("more-no-team"), NONE)]


def _chosen(arg: str) -> UUID | None:
    return None if arg == NONE else long(arg)


@dataclass(frozen=True)
class Field:
    """What may be changed: the choices, and what a choice means to the API."""

    name: str
    choices: Callable[[Visit], Awaitable[Choices]]
    value: Callable[[str], Any]

    def change(self, version: int, arg: str) -> TicketChange:
        wanted: dict[str, Any] = {self.name: self.value(arg)}
        return TicketChange(version=version, **wanted)


FIELDS: Final = {
    TicketPress.CATEGORY: Field("category_id", _categories, _chosen),
    TicketPress.PRIORITY: Field("priority", _priorities, Priority),
    TicketPress.TEAM: Field("team_id", _teams, _chosen),
}


def router() -> Router:
    router = Router(name="more")
    router.callback_query(Pressed(TicketPress.MORE))(wants_more)
    router.callback_query(Pressed(TicketPress.TAKE_OVER))(takes_over)
    router.callback_query(Pressed(*FIELDS))(wants_to_change)
    return router


async def wants_more(
    pressed: CallbackQuery, button: TicketButton, ticket_id: UUID, visit: Visit, toast: Toast
) -> None:
    """Below the card; back from a choice, over it."""
    ticket = await visit.api.ticket(ticket_id)
    await toast.say()
    await _show(ticket, visit, _message_of(pressed) if button.arg == BACK else None)


async def _show(ticket: Ticket, visit: Visit, edit: int | None = None) -> None:
    about = About(role=MessageRole.CONFIRMATION, objects=[ticket.id], version=ticket.version)
    markup = inline(_rows(ticket, visit))
    await visit.speak.say(sides_text(ticket, visit.t), markup, about=about, edit=edit)


def _rows(ticket: Ticket, visit: Visit) -> Rows:
    facts = facts_of(ticket)
    task: list[Label] = [(visit.t("more-make-task"), press(facts, TicketPress.TASK))]
    if can_be_taken_over(facts):
        task.insert(0, (visit.t("more-take-over"), press(facts, TicketPress.TAKE_OVER)))
    if TicketAction.EDIT not in ticket.allowed:
        return [task]
    fields: list[Label] = [
        (visit.t(f"more-{each.name.lower()}"), press(facts, each)) for each in FIELDS
    ]
    return [fields, task]


async def takes_over(
    pressed: CallbackQuery, button: TicketButton, ticket_id: UUID, visit: Visit, toast: Toast
) -> None:
    """The version goes along: whoever did not see the present assignee is told."""
    try:
        ticket = await visit.api.assign(ticket_id, Assign(version=button.v), key=visit.key)
    except ApiProblem as problem:
        await toast.say(sentence(problem, visit.t), alert=True)
        await _show(await visit.api.ticket(ticket_id), visit, _message_of(pressed))
    else:
        await toast.say(visit.t("work-taken", number=str(ticket.number)))
        await _show(ticket, visit, _message_of(pressed))


async def wants_to_change(
    pressed: CallbackQuery, button: TicketButton, ticket_id: UUID, visit: Visit, toast: Toast
) -> None:
    """First which value, then the change itself, over the same message."""
    field = FIELDS[button.do]
    try:
        if not button.arg:
            await _ask(field, button, await visit.api.ticket(ticket_id), pressed, visit)
            return
        change = field.change(button.v, button.arg)
        ticket = await visit.api.desk.change(ticket_id, change, key=visit.key)
    except ValueError:
        await toast.say(visit.t("press-old"))
    except ApiProblem as problem:
        await toast.say(sentence(problem, visit.t), alert=True)
        await _show(await visit.api.ticket(ticket_id), visit, _message_of(pressed))
    else:
        await toast.say(visit.t("more-changed"))
        await _show(ticket, visit, _message_of(pressed))


async def _ask(
    field: Field, button: TicketButton, ticket: Ticket, pressed: CallbackQuery, visit: Visit
) -> None:
    facts = facts_of(ticket)
    choices = await field.choices(visit)
    rows: Rows = [
        [(cut(label, LABEL_LIMIT), press(facts, button.do, arg))] for label, arg in choices
    ]
    rows.append([(visit.t("step-back"), press(facts, TicketPress.MORE, BACK))])
    question = visit.t(
        f"more-ask-{button.do.name.lower()}", heading=esc(ticket_heading(facts, visit.t))
    )
    await visit.speak.say(question, inline(rows), edit=_message_of(pressed))


def _message_of(pressed: CallbackQuery) -> int | None:
    return pressed.message.message_id if pressed.message else None
