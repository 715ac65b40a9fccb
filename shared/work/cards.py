"""Whole cards, as a bot shows them when it is asked and the delivery pipeline after every change.

A receipt is the same object below the words that it was made (T9); it quotes nothing, because its
reader wrote that a moment ago.
"""

from shared.contracts.absences import Absence
from shared.work import absence_card as absences
from shared.work import task_card as tasks
from shared.work import ticket_buttons as keys
from shared.work import ticket_card as tickets
from shared.work.drawing import comments
from shared.work.drawing.message import Button, Message, opened
from shared.work.drawing.reader import Reader
from shared.work.task_card import TaskCard
from shared.work.ticket_card import CardFacts

Keys = list[list[Button]]


def of_ticket(facts: CardFacts, reader: Reader) -> Message:
    """Heading and facts, the text, the files and the last comments."""
    return Message(
        title=tickets.ticket_heading(facts, reader.t),
        about=tickets.ticket_lines(facts, reader),
        quote=tickets.beyond_title(facts.title, facts.text),
        note=_edited(facts, reader),
        files=facts.files,
        comments=comments.last(facts.comments, reader),
        buttons=rows_of_ticket(facts, reader, whole=True),
        link=reader.page(tickets.ticket_path(facts.id)),
        locale=reader.t.locale,
    )


def made_ticket(facts: CardFacts, reader: Reader) -> Message:
    """With the buttons of a confirmation and no more."""
    return Message(
        title=reader.t("confirm-created", number=str(facts.number)),
        about=[tickets.ticket_heading(facts, reader.t), *tickets.ticket_lines(facts, reader)],
        files=facts.files,
        buttons=rows_of_made(facts, reader),
        link=reader.page(tickets.ticket_path(facts.id)),
        locale=reader.t.locale,
    )


def rows_of_ticket(facts: CardFacts, reader: Reader, *, whole: bool = False) -> Keys:
    """Below a notice, or below the `whole` card, which has more."""
    rows = [
        *keys.ticket_buttons(facts, reader),
        *keys.notify_buttons(facts, reader),
    ]
    rows += keys.more_buttons(facts, reader) if whole else []
    return opened(rows, reader.page(tickets.ticket_path(facts.id)), reader.t("card-open"))


def rows_of_made(facts: CardFacts, reader: Reader) -> Keys:
    """Below a receipt."""
    rows = keys.ticket_buttons(facts, reader)
    return opened(rows, reader.page(tickets.ticket_path(facts.id)), reader.t("card-open"))


def of_task(card: TaskCard, reader: Reader) -> Message:
    """As a ticket's."""
    return Message(
        title=tasks.task_heading(card, reader.t),
        about=tasks.task_lines(card, reader),
        quote=tickets.beyond_title(card.title, card.text),
        note=_edited(card, reader),
        files=card.files,
        comments=comments.last(card.comments, reader),
        buttons=rows_of_task(card, reader),
        link=reader.page(tasks.task_path(card.id)),
        locale=reader.t.locale,
    )


def made_task(card: TaskCard, reader: Reader) -> Message:
    """With all that may be done next."""
    return Message(
        title=reader.t("task-created"),
        about=[tasks.task_heading(card, reader.t), *tasks.task_lines(card, reader)],
        files=card.files,
        buttons=rows_of_task(card, reader),
        link=reader.page(tasks.task_path(card.id)),
        locale=reader.t.locale,
    )


def rows_of_task(card: TaskCard, reader: Reader) -> Keys:
    """Below a card, a receipt and a notice."""
    rows = [*tasks.task_buttons(card, reader.t), *tasks.notify_buttons(card, reader)]
    return opened(rows, reader.page(tasks.task_path(card.id)), reader.t("card-open"))


def of_absence(absence: Absence, reader: Reader) -> Message:
    """What it is, what the person said, and what whoever decided answered."""
    return Message(
        title=absences.absence_heading(absence, reader.t, reader.today),
        about=absences.absence_lines(absence, reader.t, reader.today),
        quote=absence.comment,
        answer=absence.reason,
        buttons=rows_of_absence(absence, reader),
        link=reader.page(absences.absence_path(absence.id)),
        locale=reader.t.locale,
    )


def rows_of_absence(absence: Absence, reader: Reader) -> Keys:
    """Below a card and a notice."""
    rows = [
        *absences.absence_buttons(absence, reader.t),
        *absences.notify_buttons(absence, reader),
    ]
    return opened(rows, reader.page(absences.absence_path(absence.id)), reader.t("card-open"))


def _edited(what: CardFacts | TaskCard, reader: Reader) -> str:
    return reader.t("card-edited") if what.edited else ""
