"""Words outside any talk, and replies to a message about several things: the bot asks."""

from typing import Any

import pytest

from shared.telegram.chat import filters
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.test_task_lists import gives, task
from tests.sandbox.telegram import Message


@pytest.fixture
async def boris(office: Office) -> Actor:
    """He has a ticket and a task."""
    ticket = await office.desk.opens("anna", "Кран течёт")
    await office.desk.takes("boris", ticket)
    await gives(office, "vera", "boris", "Отчёт")
    return await office.enters("boris")


async def says(boris: Actor, words: str = "Почти готово") -> Message:
    await boris.types(words)
    return await boris.sees("К чему это относится?")


async def comments(office: Office, path: str) -> list[Any]:
    client = await office.desk.calls("boris")
    [row] = (await client.get(path)).json()["items"]
    return (await client.get(f"{path.partition('?')[0]}/{row['id']}")).json()["comments"]


@pytest.mark.rule("T10")
async def test_words_may_belong_to_a_task(office: Office, boris: Actor):
    """Own open tickets and tasks are offered; more words and a file go along."""
    asked = await says(boris)
    assert boris.buttons(asked) == [
        "➕ Новая задача",
        "Заявка №1 · Кран течёт",
        "Задача №1 · Отчёт",
        "Отмена",
    ]
    await boris.sends_file("draft.pdf", b"%PDF-1.4 x", caption="Вот черновик")
    await boris.sees_no_buttons(asked)
    await boris.taps("Задача №1 · Отчёт")
    await boris.sees("Добавлено · Задача №1")
    [made] = await comments(office, "/api/tasks?scope=mine")
    assert made["text"] == "Почти готово\nВот черновик"
    assert [each["name"] for each in made["files"]] == ["draft.pdf"]


@pytest.mark.rule("T10", "C5")
@pytest.mark.parametrize(
    ("press", "told", "visibility"),
    [
        ("Отправить клиенту", "Отправлено клиенту", "public"),
        ("Внутренняя заметка", "клиент её не видит", "internal"),
    ],
)
async def test_words_for_a_ticket_ask_whose_eyes_they_are_for(
    office: Office, boris: Actor, press: str, told: str, visibility: str
):
    """Nothing reaches a client by a careless press; back leads to the other places."""
    asked = await says(boris)
    await boris.taps_on(asked, "Заявка №1")
    await boris.sees_edited(asked, "Кто это увидит?")
    await boris.taps_on(asked, "← Назад")
    await boris.sees_edited(asked, "К чему это относится?")
    await boris.taps_on(asked, "Заявка №1")
    await boris.taps_on(asked, press)
    await boris.sees_edited(asked, told)
    made = await comments(office, "/api/tickets?assignee=me")
    assert [(each["text"], each["visibility"]) for each in made] == [("Почти готово", visibility)]


@pytest.mark.rule("T10")
async def test_words_may_be_a_new_task(office: Office, boris: Actor):
    """The talk goes on with what was said."""
    asked = await says(boris, "Купить бумагу")
    await boris.taps_on(asked, "Новая задача")
    await boris.sees_edited(asked, "Кто это сделает?")
    await boris.taps("Я")
    await boris.taps("Без срока")
    await boris.taps("Создать")
    card = await boris.sees("Задача создана")
    assert "Купить бумагу" in card.text


@pytest.mark.rule("C2")
async def test_a_reply_to_a_list_asks_which_of_it(office: Office, boris: Actor):
    """The words that were said are kept and go where they belong."""
    second = await gives(office, "vera", "boris", "Смета")
    await boris.types("Задачи")
    listed = await boris.sees("Мои задачи")
    await boris.replies(listed, "Сделано")
    asked = await boris.sees("К какому из них добавить?")
    assert "Заявка №1 · Кран течёт" not in boris.buttons(asked)
    await boris.taps_on(asked, "Задача №2 · Смета")
    await boris.sees_edited(asked, "Добавлено · Задача №2")
    assert [each["text"] for each in (await task(office, second, "vera"))["comments"]] == [
        "Сделано"
    ]


@pytest.mark.rule("C3")
async def test_a_reply_to_something_forgotten_is_explained(
    boris: Actor, monkeypatch: pytest.MonkeyPatch
):
    """Never a guess: the open work is offered."""
    monkeypatch.setattr(filters, "SOON", (0.01,))
    await boris.types("/help")
    told = await boris.sees("Что я умею")
    await boris.replies(told, "А что с этим?")
    asked = await boris.sees("Не понял, о чём речь")
    assert "Задача №1 · Отчёт" in boris.buttons(asked)


async def test_an_unknown_command_is_no_word(boris: Actor):
    """It is told as such, and the commands there are can be asked for."""
    await boris.types("/nosuch")
    await boris.sees("Такой команды нет")
