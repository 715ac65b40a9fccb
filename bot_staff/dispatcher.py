"""The conversations of the employees' bot, in the order in which they are offered a message."""

from aiogram import Dispatcher, Router

from bot_staff.absences import approvals, deciding
from bot_staff.absences import card as absence_card
from bot_staff.absences import details as absence_details
from bot_staff.absences import lists as absences
from bot_staff.absences import request as absence_request
from bot_staff.desk import digest, free_words, password, replying
from bot_staff.desk.keyboards import MENU, SCOPE, SETTINGS
from bot_staff.desk.notify_controls import BELOW
from bot_staff.desk.redrawing import redraw
from bot_staff.tasks import card as task_card
from bot_staff.tasks import delegating
from bot_staff.tasks import due as task_due
from bot_staff.tasks import lists as tasks
from bot_staff.tasks import new as new_task
from bot_staff.tasks import preview as task_preview
from bot_staff.tasks import receipts as task_receipts
from bot_staff.tasks import search as task_search
from bot_staff.tasks import words as task_words
from bot_staff.tickets import answering, assigning, canned, more, queue, working
from bot_staff.tickets import for_client as client_ticket
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
from shared.telegram.inbox.ticket_receipts import COMMENTED, TOOK
from shared.telegram.run.runtime import Program

RECEIPTS = (
    COMMENTED,
    TOOK,
    client_ticket.OPENED,
    task_receipts.CREATED,
    task_receipts.COMMENTED,
    task_receipts.MOVED,
)
"""For what takes more parts of an album."""


def conversations() -> list[Router]:
    """Whatever the menu opens stands above every question: its words are nobody's answer (U6)."""
    return [
        errors.router(),
        groups.router(),
        reachability.router(),
        deep_link.router(SCOPE),
        registration.router(SCOPE),
        editing.router(redraw),
        commands.router(MENU),
        leaving.router(),
        queue.router(),
        tasks.router(),
        new_task.opening(),
        absences.router(),
        approvals.router(),
        digest.router(),
        settings.router(SETTINGS),
        password.router(),
        hours.router(),
        late.router(*RECEIPTS),
        replying.router(),
        card.router(),
        notify_controls.router(BELOW),
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
    ]


def fill(dispatcher: Dispatcher) -> None:
    dispatcher.include_routers(*conversations())


PROGRAM = Program(MENU, fill, (commands.first_read, queue.first_read, card.first_read))
