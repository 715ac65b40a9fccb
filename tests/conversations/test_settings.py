"""The employee's settings, changed in the bot and kept by the API."""

import pytest

from tests.conversations.office import Office
from tests.conversations.test_menu import own_commands


async def preferences(office: Office, path: str = "preferences") -> dict[str, object]:
    client = await office.desk.calls("boris")
    return (await client.get(f"/api/me/{path}")).json()


@pytest.mark.rule("N2")
async def test_quiet_hours_by_a_press_by_words_and_none(office: Office):
    """The card is written over and says what is kept."""
    boris = await office.enters("boris")
    await boris.types("Настройки")
    home = await boris.sees("Тихие часы: не заданы")
    await boris.taps("Тихие часы")
    await boris.sees_edited(home, "Когда не беспокоить?")
    await boris.taps("22:00 – 08:00")
    await boris.sees_edited(home, "Тихие часы: 22:00 – 08:00, каждый день")
    await boris.taps("Тихие часы")
    await boris.taps("Только по будням")
    await boris.sees_edited(home, "22:00 – 08:00, по будням")
    await boris.types("когда-нибудь")
    await boris.sees("Напишите два времени")
    await boris.types("с 23 до 7:30")
    home = await boris.sees("Тихие часы: 23:00 – 07:30, по будням")
    kept = await preferences(office)
    assert kept["quiet_hours"] == {
        "start": "23:00:00",
        "end": "07:30:00",
        "weekdays": [0, 1, 2, 3, 4],
    }
    await boris.taps_on(home, "Тихие часы")
    await boris.taps("Без тихих часов")
    await boris.sees_edited(home, "Тихие часы: не заданы")
    assert (await preferences(office))["quiet_hours"] is None


@pytest.mark.rule("G1")
async def test_the_digest_has_an_hour_and_a_switch(office: Office):
    """By a press, by words, off; the working week stays as it was."""
    boris = await office.enters("boris")
    await boris.types("Настройки")
    home = await boris.sees("Сводка: в ")
    await boris.taps("Сводка: время")
    await boris.taps("07:00")
    await boris.sees_edited(home, "Сводка: в 07:00")
    await boris.taps("Сводка: время")
    await boris.sees_edited(home, "Выберите час")
    await boris.types("8:45")
    home = await boris.sees("Сводка: в 08:45")
    await boris.taps("Сводка: время")
    await boris.taps("Не присылать")
    await boris.sees_edited(home, "Сводка: выключена")
    kept = await preferences(office, "schedule")
    assert (kept["digest"], kept["digest_at"], kept["weekdays"]) == (
        False,
        "08:45:00",
        [0, 1, 2, 3, 4],
    )


@pytest.mark.rule("N1")
async def test_a_channel_is_switched_by_pressing_it(office: Office):
    """Always, only if the others failed, off, and round again."""
    boris = await office.enters("boris")
    await boris.types("Настройки")
    await boris.taps("Каналы")
    card = await boris.sees("Почта — всегда")
    await boris.taps_on(card, "Почта")
    await boris.sees_edited(card, "Почта — запасной")
    await boris.taps_on(card, "Почта")
    await boris.sees_edited(card, "Почта — выключен")
    channels = (await preferences(office))["channels"]
    assert isinstance(channels, list)
    assert {"channel": "email", "mode": "off"}.items() <= channels[1].items()
    await boris.taps_on(card, "Назад")
    await boris.sees_edited(card, "Настройки")


@pytest.mark.rule("R9")
async def test_unlinking_asks_and_then_forgets(office: Office):
    """After a yes the person is a stranger to the bot; before it nothing has happened."""
    boris = await office.enters("boris")
    await boris.types("Настройки")
    home = await boris.sees("Настройки")
    await boris.taps("Отвязать этот Telegram")
    await boris.sees_edited(home, "Отвязать этот Telegram?")
    await boris.taps("Назад")
    await boris.sees_edited(home, "Тихие часы")
    await boris.taps("Отвязать этот Telegram")
    await boris.taps("Да, отвязать")
    await boris.sees("больше не связан с вами")
    await boris.sees_no_buttons(home)
    await boris.types("Настройки")
    await boris.sees_phone_button()


async def test_the_language_changes_words_and_menu_at_once(office: Office):
    """Buttons and Telegram's list of commands come with the same answer."""
    boris = await office.enters("boris")
    await boris.types("Настройки")
    await boris.taps("Язык")
    await boris.taps("English")
    await boris.sees("Done")
    assert "Settings" in boris.buttons() and "Настройки" not in boris.buttons()
    assert not boris.messages("Your menu has changed")
    assert "Settings" in {each["description"] for each in await own_commands(boris)}
    await boris.types("Settings")
    await boris.sees("Quiet hours: none")


@pytest.mark.rule("U3")
async def test_the_unexpected_is_told_kindly(office: Office):
    """A photo is no hour, and a menu button leaves the question."""
    boris = await office.enters("boris")
    await boris.types("Настройки")
    await boris.taps("Сводка: время")
    await boris.sees("Выберите час")
    await boris.sends_photo()
    await boris.sees("Здесь нужен текст")
    await boris.types("Заявки")
    await boris.sees("Новые заявки")
    await boris.types("8:45")
    await boris.sees("К чему это относится?")
