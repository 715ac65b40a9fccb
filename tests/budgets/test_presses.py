"""What a press of a button in a bot may ask of the database, warm: all its API calls together."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from api.notifications.models import MessageRef
from shared.contracts.telegram import BotScope
from tests.conversations.office import Office, open_office
from tests.conversations.test_absence_approval import asks
from tests.conversations.test_absence_approval import card as absence_card
from tests.conversations.test_client_last_word import opens_card as opens_ended_card
from tests.conversations.test_task_lists import gives, opens_card
from tests.desk import Desk, until
from tests.sandbox.people import BORIS
from tests.servers.asked import Asked, Recorder

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]


@pytest.fixture
async def office(counting: Recorder, desk: Desk, tmp_path: Path) -> AsyncIterator[Office]:
    """The staff bot; `counting` stands before the desk, whose connections it counts. Nothing is
    delivered unless a test asks for it, so that only the press is counted."""
    async with open_office(desk, tmp_path, BotScope.STAFF) as opened:
        yield opened


@pytest.fixture
async def client_office(counting: Recorder, desk: Desk, tmp_path: Path) -> AsyncIterator[Office]:
    """The same with the clients' bot."""
    async with open_office(desk, tmp_path, BotScope.CLIENT) as opened:
        yield opened


async def remembered(office: Office, card: Any) -> None:
    """The call that says what the card is about is over: it is none of the press."""
    await until(lambda: office.desk.count(MessageRef, MessageRef.message_id == card.message_id))


async def counted(
    counting: Recorder, office: Office, press: Callable[[], Awaitable[Any]]
) -> tuple[Asked, list[str]]:
    """What the press asked the database, and which calls it made of the API."""
    before = len(office.door.asked)
    with counting() as asked:
        await press()
    calls = office.door.asked[before:]
    # The bot's own memory is a file of its process, which a desk with Redis has not.
    asked.statements = [each for each in asked.statements if " bags " not in f"{each} "]
    return asked, calls


async def test_a_greeting(counting: Recorder, office: Office) -> None:
    """Who comes is told along with the desk's words."""
    boris = await office.enters("boris")

    async def comes() -> None:
        await boris.opens_bot()
        await boris.sees("Здравствуйте, Борис!")

    await comes()
    asked, calls = await counted(counting, office, comes)
    assert calls == ["GET /api/bots/words"]
    asked.hold(3, 1)


async def test_a_list_and_its_next_page(counting: Recorder, office: Office) -> None:
    """Who asks is told along with the tickets; what the list is about is remembered behind."""
    remembering = "POST /api/telegram/messages"
    boris = await office.enters("boris")
    for number in range(6):
        await office.desk.opens("anna", f"Кран {number}")

    async def asks_for_tickets() -> None:
        await boris.types("Заявки")
        await boris.sees("Новые заявки")
        await until(lambda: office.door.asked[-1] == remembering)

    await asks_for_tickets()
    await remembered(office, boris.last)
    asked, calls = await counted(counting, office, asks_for_tickets)
    assert calls == ["GET /api/tickets", remembering]
    asked.hold(6, 2)
    before = len(office.door.asked)
    await boris.taps("Дальше")
    await boris.sees("№1 · Кран 0")
    assert office.door.asked[before] == "GET /api/tickets"


async def test_a_card(counting: Recorder, office: Office) -> None:
    """Who presses is told along with the ticket."""
    boris = await office.enters("boris")
    await office.desk.opens("anna", "Кран течёт")
    await boris.types("Заявки")
    line = await boris.sees("Новые заявки")
    await remembered(office, line)

    async def press() -> None:
        await boris.taps_on(line, "№1 · Кран течёт")
        await boris.sees("Исполнитель: пока не назначен")

    asked, calls = await counted(counting, office, press)
    assert calls[0].startswith("GET /api/tickets/")
    assert {*calls[1:]} <= {"POST /api/telegram/messages"}
    asked.hold(9, 2)


async def test_what_a_message_is_about(counting: Recorder, desk: Desk) -> None:
    """One thing or a list of them: whose chat it is, whether all may be seen, and the rows."""
    await desk.links("boris")
    tickets = [(await desk.opens("anna", f"Кран {number}"))["id"] for number in range(5)]
    chat = {"chat_id": BORIS.telegram_id, "role": "list", "object_kind": "ticket"}
    for number, ids in enumerate([tickets, tickets, tickets[:1]]):
        with counting() as asked:
            draft = chat | {"message_id": number, "object_ids": ids}
            answer = await desk.bot("staff").post("/api/telegram/messages", json=draft)
        assert answer.status_code == 204, answer.text
        asked.hold(3, 1)
    assert await desk.count(MessageRef) == 11


async def test_a_ticket_is_taken(counting: Recorder, office: Office) -> None:
    """Who presses, and the act, whose answer makes the toast."""
    boris = await office.enters("boris")
    ticket = await office.desk.opens("anna", "Кран течёт")
    await boris.types("Заявки")
    await boris.taps("№1 · Кран течёт")
    card = await boris.sees("Исполнитель: пока не назначен")
    await remembered(office, card)

    async def press() -> None:
        await boris.taps_on(card, "Взять в работу")
        await boris.sees_toast("Заявка №1 ваша")

    asked, calls = await counted(counting, office, press)
    assert calls == ["GET /api/me", f"POST /api/tickets/{ticket['id']}/assign"]
    asked.hold(12, 2)


async def test_a_task_is_done(counting: Recorder, office: Office) -> None:
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    card = await opens_card(boris)
    await remembered(office, card)

    async def press() -> None:
        await boris.taps_on(card, "✅ Готово")
        await boris.sees_toast("Задача №1: выполнена")

    asked, calls = await counted(counting, office, press)
    assert calls == ["GET /api/me", f"POST /api/tasks/{given['id']}/complete"]
    asked.hold(12, 2)


async def test_an_absence_is_approved(counting: Recorder, office: Office) -> None:
    """Beside another one that waits, of somebody who is away then too."""
    await asks(office, "darya", days=2)
    made = await asks(office)
    vera = await office.enters("vera")
    card = await absence_card(vera)
    await remembered(office, card)

    async def press() -> None:
        await vera.taps_on(card, "Согласовать")
        await vera.sees_toast("Согласовано")

    asked, calls = await counted(counting, office, press)
    assert calls == ["GET /api/me", f"POST /api/absences/{made['id']}/approve"]
    asked.hold(12, 2)


async def test_a_ticket_is_rated(counting: Recorder, client_office: Office) -> None:
    anna, ticket = await opens_ended_card(client_office, "resolved", "closed")
    card = anna.last
    await remembered(client_office, card)

    async def press() -> None:
        await anna.taps_on(card, "4 ⭐")
        await anna.sees("Спасибо за оценку 4 из 5")

    asked, calls = await counted(counting, client_office, press)
    assert calls == ["GET /api/me", f"POST /api/tickets/{ticket['id']}/rating"]
    asked.hold(12, 2)
