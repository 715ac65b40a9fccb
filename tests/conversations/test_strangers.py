"""What people say before they are known: kept for an hour, and offered once they are (U10)."""

import pytest

from api.files.models import StoredFile
from api.tickets.models import Ticket
from shared.telegram.gathering import strangers
from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until

pytestmark = pytest.mark.rule("U10")


@pytest.fixture
def stranger(client_office: Office) -> Actor:
    """Anna, whose phone the desk knows and whose Telegram it does not."""
    return client_office.desk.actor("anna")


async def test_the_first_words_and_files_become_the_ticket(client_office: Office, stranger: Actor):
    """Nothing is fetched before it is known who sends it; what was edited meanwhile is as it is."""
    said = await stranger.types("Не работает каса, срочно")
    await stranger.sees("Сообщение сохранил на час")
    await stranger.sends_album(2, caption="Вот она")
    await stranger.sees("Сообщение сохранил на час")
    stranger.account.edit(said, "Не работает касса, срочно")
    await stranger.types("/frobnicate")
    await stranger.sees("поделитесь номером")
    assert await client_office.desk.count(StoredFile) == 0
    await stranger.shares_phone()
    await stranger.sees("Здравствуйте, Анна!")
    preview = await stranger.sees("2 файла")
    assert "Не работает касса, срочно\nВот она" in preview.text
    assert "frobnicate" not in preview.text
    await stranger.taps("Отправить")
    await stranger.sees("Заявка №1")
    assert (await client_office.ticket())["title"] == "Не работает касса, срочно"
    await stranger.types("/cancel")
    await stranger.sees("Отменять нечего")
    assert await client_office.desk.count(Ticket) == 1


async def test_an_employees_first_words_become_what_he_says(office: Office):
    """The bot asks where they belong, as of any words."""
    boris = office.desk.actor("boris")
    await boris.types("Купить бумагу")
    await boris.sees("Сообщение сохранил на час")
    await boris.shares_phone()
    await boris.sees("К чему это относится?")
    await boris.taps("➕ Новая задача")
    await boris.sees("Кто это сделает?")


async def test_a_strangers_room_is_bounded(stranger: Actor, monkeypatch: pytest.MonkeyPatch):
    """In number and in size: whoever it is, the bot keeps no more, and says so."""
    monkeypatch.setattr(strangers, "MOST", 2)
    for words in ("Раз", "Два"):
        await stranger.types(words)
        await stranger.sees("Сообщение сохранил на час")
    await stranger.types("Три")
    await stranger.sees("Столько сразу не сохранить")
    monkeypatch.setattr(strangers, "MOST", 20)
    monkeypatch.setattr(strangers, "LARGEST", 400)
    await stranger.types("Четыре" * 100)
    await stranger.sees("Столько сразу не сохранить")
    await stranger.shares_phone()
    preview = await stranger.sees("Отправить или добавить ещё?")
    assert "Раз\nДва" in preview.text and "Три" not in preview.text


async def test_after_an_hour_nothing_is_offered(stranger: Actor, monkeypatch: pytest.MonkeyPatch):
    """What was said then may be long done with."""
    monkeypatch.setattr(strangers, "KEPT", 0)
    await stranger.types("Не работает касса")
    await stranger.sees("Сообщение сохранил на час")
    await stranger.shares_phone()
    await stranger.sees("Здравствуйте, Анна!")
    await stranger.types("/cancel")
    await stranger.sees("Отменять нечего")


async def test_it_survives_a_restart(client_office: Office, stranger: Actor):
    """Of the bot, between the words and the phone."""
    await stranger.types("Не работает касса")
    await stranger.sees("Сообщение сохранил на час")
    await client_office.restarts()
    await stranger.shares_phone()
    await stranger.sees("Отправить или добавить ещё?")
    await until(lambda: "касса" in stranger.last.text)
