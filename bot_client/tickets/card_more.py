"""What a client's card has besides: — [History] — what happened, line by line; — [Files] — all of
them, as documents."""

from uuid import UUID

from aiogram import Router
from aiogram.types import CallbackQuery

from shared.contracts.telegram import MessageRole
from shared.telegram.chat.filters import Pressed
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import About
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.sending import files_of, send_files
from shared.work.buttons import TicketPress
from shared.work.history import history_text


def router() -> Router:
    more = Router(name="card, more")
    more.callback_query(Pressed(TicketPress.HISTORY))(asked_for_history)
    more.callback_query(Pressed(TicketPress.FILES))(asked_for_files)
    return more


async def asked_for_history(_: CallbackQuery, ticket_id: UUID, visit: Visit, toast: Toast) -> None:
    ticket = await visit.api.ticket(ticket_id)
    await toast.say()
    about = About(role=MessageRole.CONFIRMATION, objects=[ticket.id], version=ticket.version)
    text = history_text(ticket, visit.reader)
    await visit.speak.say(text, about=about)


async def asked_for_files(_: CallbackQuery, ticket_id: UUID, visit: Visit, toast: Toast) -> None:
    ticket = await visit.api.ticket(ticket_id)
    files = files_of(ticket)
    if not files:
        await toast.say(visit.t("files-none"))
        return
    await toast.say(visit.t("files-coming", count=str(len(files))))
    await send_files(ticket, files, visit)
