"""No talk of the two bots is lost: not by a restart, not by a silent API, not by odd content."""

import pytest

from shared.client import transport
from tests.conversations import client_scripts, scripts
from tests.conversations.office import Office
from tests.conversations.scripts import Talk
from tests.conversations.walking import SILENT, goes_on, is_left

every_talk = pytest.mark.parametrize("talk", scripts.TALKS, ids=lambda talk: talk.name)
every_clients_talk = pytest.mark.parametrize(
    "talk", client_scripts.TALKS, ids=lambda talk: talk.name
)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot asks a silent API again at once."""
    monkeypatch.setattr(transport, "PAUSES", (0.01, 0.01))


@every_talk
@pytest.mark.rule("U3", "U6")
async def test_a_talk_goes_on_after_a_restart_a_silence_and_odd_content(office: Office, talk: Talk):
    """At each of its questions."""
    await goes_on(office, talk)


@every_talk
@pytest.mark.rule("U6")
async def test_a_command_and_a_menu_button_leave_a_talk(office: Office, talk: Talk):
    """No button of it stays."""
    await is_left(office, talk, "Настройки")


@every_clients_talk
@pytest.mark.rule("U3", "U6")
async def test_a_clients_talk_goes_on_after_a_restart_a_silence_and_odd_content(
    client_office: Office, talk: Talk
):
    """At each of its questions."""
    await goes_on(client_office, talk)


@every_clients_talk
@pytest.mark.rule("U6")
async def test_a_command_and_a_menu_button_leave_a_clients_talk(client_office: Office, talk: Talk):
    """No button of it stays."""
    await is_left(client_office, talk, "Уведомления")


async def test_silence_is_told_at_a_menu_button_too(office: Office):
    """Pressed again, each answers."""
    vera = await office.enters("vera")
    await vera.opens_bot()
    await vera.sees("Здравствуйте")
    for label in ("Задачи", "Заявки", "Согласования", "Отсутствия", "Сводка", "Настройки"):
        office.door.ajar = True
        await vera.types(label)
        await vera.sees(SILENT)
        office.door.ajar = False
        await vera.types(label)
        assert SILENT not in (await vera.sees("")).text
