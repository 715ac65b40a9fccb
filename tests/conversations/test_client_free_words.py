"""A client's words outside any talk, and replies that do not tell which ticket is meant."""

import pytest

from api.tickets.models import Ticket
from shared.telegram.chat import filters
from tests.cast import Actor
from tests.conversations.office import Office


async def said_of(office: Office, number: int = 1) -> list[str]:
    """The comments of a ticket."""
    return [one["text"] for one in (await office.ticket(number))["comments"]]


@pytest.mark.rule("T10")
async def test_free_words_ask_where_they_belong(client_office: Office, anna: Actor):
    """With open tickets the bot asks, offers at most five, and comments the chosen one."""
    for number in range(1, 8):
        await client_office.desk.opens("anna", f"Дело {number}")
    await anna.types("Уже лучше, спасибо")
    question = await anna.sees("новая заявка или дополнение")
    offered = anna.buttons(question)
    assert offered[0] == "Новая заявка" and offered[-1] == "Отмена"
    assert offered[1:-1] == [f"№{number} · Дело {number}" for number in (7, 6, 5, 4, 3)]
    await anna.taps("№5 · Дело 5")
    await anna.sees_edited(question, "Добавлено к заявке №5")
    assert await said_of(client_office, 5) == ["Уже лучше, спасибо"]
    assert await client_office.desk.count(Ticket) == 7


@pytest.mark.rule("T10")
async def test_free_words_may_become_a_new_ticket(client_office: Office, anna: Actor):
    """What was said goes on into the talk about a new ticket, more words included."""
    await client_office.desk.opens("anna", "Старое")
    await anna.types("Сломался кран")
    await anna.sees("новая заявка или дополнение")
    await anna.types("на кухне")
    await anna.sees("новая заявка или дополнение")
    await anna.taps("Новая заявка")
    await anna.taps("Отправить")
    await anna.sees("Заявка №2 создана")
    assert (await client_office.ticket(2))["text"] == "Сломался кран\nна кухне"


@pytest.mark.rule("T10")
async def test_with_no_open_ticket_there_is_nothing_to_ask(anna: Actor):
    """The words are a new ticket's; the preview comes at once."""
    await anna.types("Нет интернета")
    preview = await anna.sees("Отправить или добавить ещё?")
    assert "Нет интернета" in preview.text


@pytest.mark.rule("T10")
async def test_the_question_can_be_left(client_office: Office, anna: Actor):
    """«Отмена» forgets the words and its message loses the buttons."""
    await client_office.desk.opens("anna", "Дело")
    await anna.types("ой")
    question = await anna.sees("новая заявка или дополнение")
    await anna.taps("Отмена")
    await anna.sees_no_buttons(question)
    assert await said_of(client_office) == []


@pytest.mark.rule("C3")
async def test_a_reply_to_something_forgotten_is_explained(
    client_office: Office, anna: Actor, monkeypatch: pytest.MonkeyPatch
):
    """Never the latest ticket: the bot says that it cannot tell, and offers the list."""
    monkeypatch.setattr(filters, "SOON", (0.01,))
    await client_office.desk.opens("anna", "Дело")
    await anna.types("/help")
    help_text = await anna.sees("Что я умею")
    await anna.replies(help_text, "А что с этим?")
    question = await anna.sees("Не могу понять, к какой заявке")
    assert "№1 · Дело" in anna.buttons(question)
    assert await said_of(client_office) == []


@pytest.mark.rule("C2")
async def test_a_reply_to_a_list_asks_which(client_office: Office, anna: Actor):
    """A message about several tickets cannot be commented without a choice."""
    for title in ("Кран", "Свет"):
        await client_office.desk.opens("anna", title)
    await anna.types("Мои заявки")
    listed = await anna.sees("Открытые заявки")
    await anna.replies(listed, "Сделано?")
    question = await anna.sees("новая заявка или дополнение")
    assert anna.buttons(question)[1:-1] == ["№2 · Свет", "№1 · Кран"]
    await anna.taps_on(question, "№1 · Кран")
    await anna.sees("Добавлено к заявке №1")
    assert await said_of(client_office) == ["Сделано?"]
