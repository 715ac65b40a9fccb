"""The talks of the employees' bot, in the order in which they are offered a message."""

from aiogram import Dispatcher

from bot_staff.conversations import (
    absence_card,
    absence_details,
    absence_request,
    absences,
    answering,
    approving,
    digest,
    free_words,
    hours,
    queue,
    settings,
    working,
)
from bot_staff.keyboards import MENU, SCOPE
from shared.telegram.runtime import Program
from shared.telegram.talks import (
    card,
    commands,
    deep_link,
    errors,
    fallback,
    groups,
    late,
    leaving,
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
        leaving.router(),
        queue.router(),
        absences.router(),
        approving.router(),
        digest.router(),
        settings.router(),
        hours.router(),
        late.router(),
        card.router(),
        working.router(),
        absence_card.router(),
        absence_request.router(),
        absence_details.router(),
        answering.router(),
        free_words.router(),
        fallback.router(),
    )


PROGRAM = Program(MENU, fill)
