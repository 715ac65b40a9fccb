"""The conversations of the clients' bot, in the order in which they are offered a message."""

from aiogram import Dispatcher, Router

from bot_client.desk import free_words
from bot_client.desk.keyboards import MENU, NOTICES, SCOPE
from bot_client.tickets import (
    adding,
    cancelling,
    card_more,
    category,
    closed_word,
    last_word,
    rating,
)
from bot_client.tickets import lists as my_tickets
from bot_client.tickets import new as new_ticket
from shared.contracts.telegram import ObjectKind
from shared.telegram.conversations import (
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
    notify_controls,
    reachability,
    registration,
    settings,
)
from shared.telegram.inbox.ticket_receipts import COMMENTED, CREATED
from shared.telegram.run.runtime import Program

RECEIPTS = (CREATED, COMMENTED, closed_word.REOPENED, last_word.CAME_BACK)
"""For what takes more parts of an album."""


def conversations() -> list[Router]:
    return [
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
        late.router(*RECEIPTS),
        card.router(),
        card_more.router(),
        notify_controls.router({ObjectKind.TICKET: notify_controls.below_ticket}),
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
    ]


def fill(dispatcher: Dispatcher) -> None:
    dispatcher.include_routers(*conversations())


PROGRAM = Program(MENU, fill, (commands.first_read, my_tickets.first_read, card.first_read))
