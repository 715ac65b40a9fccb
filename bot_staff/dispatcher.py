"""The talks of the employees' bot, in the order in which they are offered a message."""

from aiogram import Dispatcher

from bot_staff.bells import BELOW
from bot_staff.conversations import (
    absence_card,
    absence_details,
    absence_request,
    absences,
    answering,
    approvals,
    assigning,
    canned,
    client_ticket,
    deciding,
    delegating,
    digest,
    free_words,
    late_task,
    more,
    new_task,
    queue,
    replying,
    task_card,
    task_due,
    task_preview,
    task_search,
    task_words,
    tasks,
    working,
)
from bot_staff.keyboards import MENU, SCOPE, SETTINGS
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
    """Whatever the menu opens stands above every question: its words are nobody's answer (U6)."""
    dispatcher.include_routers(
        errors.router(),
        groups.router(),
        reachability.router(),
        deep_link.router(SCOPE),
        registration.router(SCOPE),
        editing.router(),
        commands.router(MENU),
        leaving.router(),
        queue.router(),
        tasks.router(),
        new_task.opening(),
        absences.router(),
        approvals.router(),
        digest.router(),
        settings.router(SETTINGS),
        hours.router(),
        late.router(),
        late_task.router(),
        replying.router(),
        card.router(),
        bells.router(BELOW),
        working.router(),
        assigning.router(),
        more.router(),
        absence_card.router(),
        deciding.router(),
        absence_request.router(),
        absence_details.router(),
        task_search.router(),
        task_card.router(),
        task_words.router(),
        delegating.router(),
        new_task.router(),
        task_due.router(),
        task_preview.router(),
        client_ticket.router(),
        canned.router(),
        answering.router(),
        free_words.router(),
        fallback.router(),
    )


PROGRAM = Program(MENU, fill)
