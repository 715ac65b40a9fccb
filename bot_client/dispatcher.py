"""The talks of the clients' bot, in the order in which they are offered a message."""

from aiogram import Dispatcher

from bot_client.conversations import adding, cancelling, free_words, my_tickets, new_ticket
from bot_client.keyboards import MENU, SCOPE
from shared.contracts.telegram import ObjectKind
from shared.telegram.runtime import Program
from shared.telegram.talks import (
    bells,
    card,
    commands,
    deep_link,
    errors,
    fallback,
    groups,
    late,
    reachability,
    registration,
)


def fill(dispatcher: Dispatcher) -> None:
    dispatcher.include_routers(
        errors.router(),
        groups.router(),
        reachability.router(),
        deep_link.router(SCOPE),
        registration.router(SCOPE),
        commands.router(MENU),
        my_tickets.router(),
        new_ticket.opening(),
        late.router(),
        card.router(),
        bells.router({ObjectKind.TICKET: bells.below_ticket}),
        adding.replies(),
        cancelling.router(),
        adding.router(),
        new_ticket.router(),
        free_words.router(),
        new_ticket.closing(),
        fallback.router(),
    )


PROGRAM = Program(MENU, fill)
