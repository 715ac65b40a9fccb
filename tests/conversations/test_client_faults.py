"""What goes wrong on a client's side: nothing is lost, and the person is told."""

import asyncio
from typing import Any

import pytest

from shared.client import transport
from tests.cast import Actor
from tests.conversations.office import Office


@pytest.mark.rule("T7", "U1")
async def test_files_that_come_while_the_api_is_down_are_told_and_taken_again(
    client_office: Office, monkeypatch: pytest.MonkeyPatch
):
    """The album sent once more is enough; one ticket with all its photos."""
    monkeypatch.setattr(transport, "PAUSES", (0.01, 0.01))
    anna = await client_office.enters("anna")
    await anna.types("Новая заявка")
    await anna.sees("Опишите, что случилось")
    client_office.door.ajar = True
    await anna.sends_album(2, "Течёт")
    await anna.sees("Сервис сейчас недоступен")
    client_office.door.ajar = False
    await anna.sends_album(2, "Течёт")
    await anna.sees("2 файла")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")
    assert len((await client_office.ticket())["files"]) == 2


@pytest.mark.rule("T15")
async def test_the_eleventh_ticket_of_an_hour_is_refused_by_a_toast_and_stays_a_draft(
    client_office: Office,
):
    """However often it is sent: no message repeats the answer, and nothing that was said is
    lost."""
    for number in range(10):
        await client_office.desk.opens("anna", f"Заявка {number}")
    anna = await client_office.enters("anna")
    await anna.types("Новая заявка")
    await anna.types("Одиннадцатая")
    preview = await anna.sees("Отправить или добавить ещё?")
    for _ in range(2):
        await anna.taps_on(preview, "Отправить")
        await anna.sees_toast("Слишком много новых заявок за час")
    assert not anna.messages("Слишком много")
    assert "Отправить" in anna.buttons(preview)


@pytest.mark.rule("R9", "Q4")
async def test_who_blocked_the_bot_hears_again_after_coming_back(
    client_office: Office, no_pace: None
):
    """What was said meanwhile stands in the ticket; new words come into the chat."""
    desk = client_office.desk
    anna = await client_office.enters("anna")
    ticket = await desk.opens("anna", "Кран течёт")
    await anna.blocks_bot()
    await desk.says("boris", ticket, "Первое слово")
    await desk.pipeline()
    await anna.unblocks_bot()
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    await desk.says("boris", ticket, "Второе слово")
    await desk.pipeline()
    await anna.sees("Второе слово")
    await anna.types("Мои заявки")
    await anna.taps("№1 · ")
    await anna.sees("Первое слово")


@pytest.mark.rule("T1", "U2")
async def test_ten_albums_at_once_from_ten_people_are_ten_drafts(client_office: Office):
    """Nobody's photo comes into another's draft."""
    people: list[Any] = await asyncio.gather(*(comes(client_office, n) for n in range(10)))
    await asyncio.gather(*(each.sends_album(2, f"Альбом {n}") for n, each in enumerate(people)))
    for number, each in enumerate(people):
        shown = await each.sees("2 файла")
        assert f"Альбом {number}" in shown.text


async def comes(office: Office, number: int) -> Actor:
    """A contact of one more company, registered."""
    desk = office.desk
    person = desk.world.add_person(f"Клиент {number}", f"+7999555{number:04}", 700_000 + number)
    kept = await desk.knows(person.name, await desk.company(f"Компания {number}"))
    await desk.registers(kept, person.telegram_id)
    desk.world.telegram.account("client", person).open_silently()
    return Actor(desk.world, person)
