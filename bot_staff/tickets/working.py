"""Work on a ticket by its buttons.

— [Take] — Taken. (Or: Vera has already taken it.)
— [Waiting for client], [Resolved], [Close], [Back to work] — Status: …

The message itself is written anew by the delivery pipeline, in every chat where it stands. After a
refusal its buttons are drawn anew here, because nothing changed that the pipeline would tell of.
"""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from shared.client import ApiProblem
from shared.contracts.ticket_asks import Assign, StatusChange
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.visit import Visit
from shared.work.buttons import STATUS_CODES, TicketButton, TicketPress
from shared.work.problems import sentence
from shared.work.ticket_card import status_name


def router() -> Router:
    work = Router(name="working")
    work.callback_query(Pressed(TicketPress.TAKE))(takes)
    work.callback_query(Pressed(TicketPress.STATUS))(moves)
    return work


async def takes(press: CallbackQuery, ticket_id: UUID, visit: Visit, toast: Toast) -> None:
    """No version goes along: whoever changed the title meanwhile has not taken the ticket."""
    try:
        ticket = await visit.api.assign(ticket_id, Assign(), key=visit.key)
    except ApiProblem as problem:
        await _refused(problem, press, ticket_id, visit, toast)
    else:
        await toast.say(visit.t("work-taken", number=str(ticket.number)))


async def moves(
    press: CallbackQuery, button: TicketButton, ticket_id: UUID, visit: Visit, toast: Toast
) -> None:
    """The version of the card goes along: a move decided on an old card is asked again (U4)."""
    status = STATUS_CODES.get(button.arg)
    if status is None:
        await toast.say(visit.t("press-old"))
        return
    change = StatusChange(status=status, version=button.v)
    try:
        ticket = await visit.api.set_status(ticket_id, change, key=visit.key)
    except ApiProblem as problem:
        await _refused(problem, press, ticket_id, visit, toast)
    else:
        await toast.say(visit.t("card-status", status=status_name(ticket.status, visit.t)))


async def _refused(
    problem: ApiProblem, press: CallbackQuery, ticket_id: UUID, visit: Visit, toast: Toast
) -> None:
    await toast.say(sentence(problem, visit.t), alert=True)
    if press.message is not None:
        ticket = await visit.api.ticket(ticket_id)
        await visit.speak.redraw_buttons(press.message.message_id, visit.buttons(ticket))
