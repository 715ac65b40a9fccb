"""Commands: which words are one, and that no talk takes one for an answer."""

import pytest

from api.tickets.models import Ticket
from tests.cast import Actor
from tests.conversations.office import Office

UNKNOWN = ("/frobnicate", "/frobnicate течёт кран", "/Помощь", "/frobnicate@other_bot")


@pytest.mark.rule("U3", "U6")
@pytest.mark.parametrize("state", ["none", "asked", "drawn"])
async def test_an_unknown_command_is_no_ticket(client_office: Office, anna: Actor, state: str):
    """In no state of a talk; the talk goes on from where it was."""
    if state != "none":
        await anna.types("Новая заявка")
        await anna.sees("Опишите, что случилось")
    if state == "drawn":
        await anna.types("Кран течёт")
        await anna.sees("Отправить или добавить ещё?")
    for words in UNKNOWN:
        await anna.types(words)
        await anna.sees("Такой команды нет")
    if state != "none":
        await anna.types("Капает")
        preview = await anna.sees("Отправить или добавить ещё?")
        assert "frobnicate" not in preview.text
    assert await client_office.desk.count(Ticket) == 0


@pytest.mark.rule("T10")
async def test_a_path_is_no_command(anna: Actor):
    """What only begins like a command is told like any words."""
    await anna.types("/var/log полон, сервер встал")
    preview = await anna.sees("Отправить или добавить ещё?")
    assert "/var/log полон" in preview.text


@pytest.mark.rule("T1", "U3")
@pytest.mark.parametrize("command", ["/start", "/cancel", "/tickets", "/frobnicate"])
async def test_a_caption_is_no_command(anna: Actor, command: str):
    """The photos below which it stands are kept."""
    await anna.sends_album(2, caption=f"{command} посмотрите")
    preview = await anna.sees("2 файла")
    assert f"{command} посмотрите" in preview.text


async def test_a_command_may_be_typed_in_capitals(anna: Actor):
    """As telephones write the first letter of a line."""
    await anna.types("/Help")
    await anna.sees("Что я умею")
