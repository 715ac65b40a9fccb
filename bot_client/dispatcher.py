"""The talks of the clients' bot, in the order in which they are offered a message."""

from aiogram import Dispatcher

from bot_client.conversations import (
    adding,
    cancelling,
    card_more,
    category,
    closed_word,
    free_words,
    last_word,
    my_tickets,
    new_ticket,
    rating,
)
from bot_client.keyboards import MENU, NOTICES, SCOPE
from shared.contracts.telegram import ObjectKind
from shared.telegram.runtime import Program
from shared.telegram.talks import (
    bells,
    card,
    commands,
    deep_link,
    editing,
    errors,
    fallback,
    groups,
    hours,
    late,
    leaving,
    reachability,
    registration,
    settings,
)


def fill(dispatcher: Dispatcher) -> None:
    dispatcher.include_routers(
        errors.router(),
        groups.router(),
        closed_word.silence(),
        reachability.router(),
        deep_link.router(SCOPE),
        registration.router(SCOPE),
        editing.router(new_ticket.redraw),
        closed_word.leaving(),
        commands.router(MENU),
        leaving.router(),
        my_tickets.router(),
        settings.router(NOTICES),
        hours.router(),
        new_ticket.opening(),
        late.router(),
        card.router(),
        card_more.router(),
        bells.router({ObjectKind.TICKET: bells.below_ticket}),
        adding.replies(),
        closed_word.router(),
        cancelling.router(),
        last_word.router(),
        rating.router(),
        category.router(),
        adding.router(),
        new_ticket.router(),
        free_words.router(),
        new_ticket.closing(),
        fallback.router(),
    )


PROGRAM = Program(MENU, fill)
