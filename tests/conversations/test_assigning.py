"""Giving a ticket to somebody in the bot, against the real API."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.clock import now
from api.people.models import AwayPeriod
from api.tickets.models import Ticket
from shared.contracts.absences import AbsenceKind
from tests.cast import Actor
from tests.conversations.office import Office
from tests.sandbox.telegram import Message


async def card(office: Office, vera: Actor) -> tuple[Any, Message]:
    """A new ticket and its card before Vera's eyes."""
    ticket = await office.desk.opens("anna", "Кран течёт")
    await vera.types("Заявки")
    await vera.taps("№1 · Кран течёт")
    return ticket, await vera.sees("Исполнитель: пока не назначен")


@pytest.mark.rule("C1", "C2")
async def test_a_ticket_is_given_to_a_colleague(office: Office):
    """The list tells everybody's load; a piece of a name narrows it. A reply to the confirmation is
    a word on the ticket."""
    vera = await office.enters("vera")
    ticket, shown = await card(office, vera)
    await office.desk.takes("boris", await office.desk.opens("anna", "Свет"))
    await vera.taps_on(shown, "Назначить")
    asked = await vera.sees("Кому отдать заявку №1")
    assert "Борис Петров · 1 заявка" in vera.buttons(asked)
    await vera.types("дар")
    await vera.sees_no_buttons(asked)
    await vera.taps("Дарья Лебедева · 0 заявок")
    done = await vera.sees("Заявка №1: исполнитель — Дарья Лебедева")
    assert "Отмена" not in vera.buttons()
    kept = await office.desk.one(Ticket, Ticket.id == UUID(ticket["id"]))
    assert kept.assignee_id == office.desk.ids["darya"]
    await vera.replies(done, "! Срочно")
    await vera.sees("Внутренняя заметка, клиент её не видит")


@pytest.mark.rule("A9")
async def test_who_is_away_is_marked_and_asked_about(office: Office):
    """The last day is told twice: in the list and in the question."""
    today = now().date()
    await office.desk.keep(
        AwayPeriod(
            person_id=office.desk.ids["darya"],
            kind=AbsenceKind.VACATION,
            since=today - timedelta(days=1),
            until=today + timedelta(days=3),
            counts=True,
        )
    )
    vera = await office.enters("vera")
    _, shown = await card(office, vera)
    await vera.taps_on(shown, "Назначить")
    await vera.taps("🌴 Дарья Лебедева · отсутствует")
    asked = await vera.sees("Всё равно назначить?")
    await vera.taps_on(asked, "Назад")
    await vera.sees_edited(asked, "Кому отдать")
    await vera.taps("🌴 Дарья")
    await vera.taps("Да, назначить")
    await vera.sees("исполнитель — Дарья Лебедева")


@pytest.mark.rule("U4")
async def test_who_is_slower_sees_who_was_first(office: Office):
    """The ticket changed since the list was drawn: nothing is done, the card is new."""
    vera = await office.enters("vera")
    ticket, shown = await card(office, vera)
    await vera.taps_on(shown, "Назначить")
    await vera.sees("Кому отдать")
    await office.desk.takes("boris", ticket)
    await vera.taps("Дарья Лебедева")
    await vera.sees_toast("изменилась")
    await vera.sees("Исполнитель: Борис Петров")


async def test_the_card_tells_what_was_promised(office: Office):
    """First answer and solution with day and hour; a contact's card has no such lines."""
    vera = await office.enters("vera")
    _, shown = await card(office, vera)
    first, solved = (line for line in shown.text.split("\n") if line.startswith("⏱"))
    assert re.fullmatch(r"⏱ Ответить до: \w+, \d+ \w+, \d\d:\d\d", first)
    assert solved.startswith("⏱ Решить до: ")


@pytest.mark.usefixtures("no_pace")
async def test_the_road_draws_the_promises_too(office: Office):
    """A card that is edited keeps them."""
    vera = await office.enters("vera")
    ticket, shown = await card(office, vera)
    await office.desk.takes("boris", ticket)
    await office.desk.pipeline()
    edited = await vera.sees_edited(shown, "Исполнитель: Борис Петров")
    solved = next(line for line in shown.text.split("\n") if line.startswith("⏱ Решить"))
    assert solved in edited.text
