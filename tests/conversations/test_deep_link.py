"""Coming to the bot by the link of the profile page."""

import pytest

from tests.conversations.office import Office
from tests.desk import until

pytestmark = pytest.mark.rule("R11")


async def link(office: Office, key: str) -> str:
    """The token of a fresh link; the bot has told its name at its start."""
    client = await office.desk.calls(key)

    async def offered() -> str | None:
        answer = await client.post("/api/me/telegram-link", json={})
        return answer.json()["url"] if answer.is_success else None

    url: str = await until(offered)
    assert url.startswith("https://t.me/vestovoy_staff_bot?start=")
    return url.partition("?start=")[2]


async def test_a_stranger_becomes_known_without_a_phone(office: Office):
    """The menu stands at once; the link is used up."""
    token = await link(office, "boris")
    boris = office.desk.actor("boris")
    await boris.opens_bot(token)
    await boris.sees("Здравствуйте, Борис")
    assert "Заявки" in boris.buttons()
    darya = office.desk.actor("darya")
    await darya.opens_bot(token)
    await darya.sees("уже использована или устарела")
    await darya.sees_phone_button()


async def test_who_is_known_is_told_too(office: Office):
    """A wrong link changes nothing for a linked person."""
    boris = await office.enters("boris")
    await boris.opens_bot("x" * 43)
    await boris.sees("уже использована или устарела")
    await boris.types("Заявки")
    await boris.sees("Новые заявки")
