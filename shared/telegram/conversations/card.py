"""A ticket's card: — [Status], or a line of a list — the card with what may be done now."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery, Update

from shared.client import tickets
from shared.client.calls import Read
from shared.contracts.telegram import MessageRole
from shared.contracts.tickets import Ticket
from shared.telegram.chat.filters import Pressed, pressed
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.work import cards
from shared.work.buttons import TicketPress, long
from shared.work.ticket_card import facts_of, status_name


def router() -> Router:
    cards = Router(name="card")
    cards.callback_query(Pressed(TicketPress.OPEN))(asked_for_card)
    return cards


def first_read(update: Update) -> Read | None:
    """Of the card that a button opens."""
    button = pressed(update.callback_query, TicketPress.OPEN)
    return tickets.card(long(button.id)) if button else None


async def asked_for_card(_: CallbackQuery, ticket_id: UUID, visit: Visit, toast: Toast) -> None:
    ticket = await visit.api.ticket(ticket_id)
    await toast.say(visit.t("card-status", status=_status(ticket, visit)))
    await show_card(ticket, visit)


async def show_card(ticket: Ticket, visit: Visit) -> None:
    """A new message with the card; the delivery pipeline keeps it true from now on."""
    about = About(role=MessageRole.CARD, objects=[ticket.id], version=ticket.version)
    await visit.speak.show(cards.of_ticket(facts_of(ticket), visit.reader), about)


def _status(ticket: Ticket, visit: Visit) -> str:
    return status_name(ticket.status, visit.t, visit.me.kind)
