"""The digest on demand."""

import pytest

from tests.conversations.office import Office


@pytest.mark.rule("G8")
async def test_send_me_now_gives_the_digest_with_its_buttons(office: Office):
    """What is new is told and can be opened; a second asking tells the same."""
    await office.desk.opens("anna", "Кран течёт")
    boris = await office.enters("boris")
    await boris.types("Сводка")
    first = await boris.sees("Сводка на ")
    await boris.types("Сводка")
    told = await boris.sees("Сводка на ")
    assert told.text == first.text and "Заявка №1 Кран течёт" in told.text
    await boris.taps_on(told, "Кран течёт")
    await boris.sees("Клиент: Ромашка")


@pytest.mark.rule("C2")
async def test_a_reply_to_the_digest_asks_which(office: Office):
    """Several things in one message: nobody guesses."""
    for title in ("Кран течёт", "Свет мигает"):
        await office.desk.opens("anna", title)
    boris = await office.enters("boris")
    await boris.types("Сводка")
    told = await boris.sees("Сводка на ")
    await boris.replies(told, "сделано")
    asked = await boris.sees("К какому из них добавить?")
    offered = {"Заявка №1 · Кран течёт", "Заявка №2 · Свет мигает"}
    assert offered <= set(boris.buttons(asked))


async def test_the_hour_is_changed_from_the_digest(office: Office):
    """The button leads to the setting."""
    boris = await office.enters("boris")
    await boris.types("/digest")
    await boris.taps("Время сводки")
    await boris.sees("Выберите час")
    await boris.taps("08:00")
    await boris.sees("Сводка: в 08:00")
