"""The talks of the employees' bot, in the order in which they are offered a message."""

from aiogram import Dispatcher

from bot_staff import keyboards
from bot_staff.conversations import answering, free_words, queue, working
from shared.contracts.telegram import BotScope
from shared.telegram.runtime import Program
from shared.telegram.talks import (
    card,
    commands,
    errors,
    fallback,
    groups,
    late,
    reachability,
    registration,
)

SCOPE = BotScope.STAFF


def fill(dispatcher: Dispatcher) -> None:
    dispatcher.include_routers(
        errors.router(),
        groups.router(),
        reachability.router(),
        registration.router(SCOPE, keyboards.main_menu),
        commands.router(SCOPE, keyboards.main_menu),
        queue.router(),
        late.router(),
        card.router(),
        working.router(),
        answering.router(),
        free_words.router(),
        fallback.router(),
    )


PROGRAM = Program(SCOPE, fill, ("queue", "mine", *commands.NAMES))
