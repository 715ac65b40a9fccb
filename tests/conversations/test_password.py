"""A password for the web, asked for in the own chat with the staff's bot."""

import re
from typing import Any

import pytest
from sqlalchemy import update

from api.people.models import Person
from tests.conversations.office import Office
from tests.desk import until

pytestmark = pytest.mark.rule("K2")
LINK = re.compile(r"https?://\S+/password#([\w-]+)")


def token_in(text: str) -> str:
    found = LINK.search(text)
    assert found, text
    return found.group(1)


async def resets(office: Office, token: str) -> int:
    asked = {"token": token, "password": "brave new horse"}
    return (await office.desk.browser().post("/api/password", json=asked)).status_code


async def test_a_command_and_a_button_bring_a_link(office: Office):
    """Each a link of its own; using one ends the other."""
    boris = await office.enters("boris")
    await boris.types("/password")
    first = token_in((await boris.sees("действует час")).text)
    await boris.types("Настройки")
    await boris.sees("Тихие часы")
    await boris.taps("Пароль для сайта")
    second = token_in((await boris.sees("действует час")).text)
    assert first != second
    assert [await resets(office, each) for each in (second, first)] == [200, 410]


async def test_whoever_was_invited_into_the_bot_sets_the_password_next(office: Office):
    """The link to the page follows the greeting."""
    boris_id = office.desk.ids["boris"]
    async with office.desk.held.database.begin() as session:
        gone = update(Person).where(Person.id == boris_id).values(password_hash=None)
        await session.execute(gone)
    gleb = await office.desk.calls("gleb")

    async def invited() -> Any:
        path = f"/api/employees/{boris_id}/invitation"
        answer = await gleb.post(path, json={"way": "telegram"})
        return answer.json()["url"] if answer.is_success else None

    url: str = await until(invited)
    boris = office.desk.actor("boris")
    await boris.opens_bot(url.partition("?start=")[2])
    await boris.sees("Здравствуйте, Борис")
    told = await boris.sees("Осталось придумать пароль")
    assert await resets(office, token_in(told.text)) == 200
