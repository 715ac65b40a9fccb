"""The clients' bot says what the administrator wrote, and when work begins."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from tests.cast import Actor
from tests.conversations.office import Office

pytestmark = pytest.mark.rule("K1")
SATURDAY = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def on_saturday() -> Iterator[None]:
    with time_machine.travel(SATURDAY, tick=True):
        yield


async def says(office: Office, **texts: Any) -> None:
    await office.desk.does("gleb", "/api/admin/bot-texts", texts, method="PUT")


async def test_a_stranger_and_a_known_client_are_greeted_in_the_desks_words(
    client_office: Office,
) -> None:
    """At once, without a restart; what was written is no markup."""
    stranger = client_office.desk.actor("anna")
    await says(
        client_office,
        welcome={"ru": "Это <Ромашка>. Поделитесь номером, и начнём."},
        greeting={"ru": "{name}, рады вас видеть & слышать!"},
    )
    await stranger.opens_bot()
    await stranger.sees("Это <Ромашка>. Поделитесь номером")
    await stranger.shares_phone()
    await stranger.sees("Анна, рады вас видеть & слышать!")
    await says(client_office)
    await stranger.opens_bot()
    await stranger.sees("Здравствуйте, Анна!")


async def test_an_employee_is_greeted_in_the_desks_words(office: Office) -> None:
    """By the staff's bot; the clients' words are not its own."""
    stranger = office.desk.actor("boris")
    await says(
        office,
        greeting={"ru": "Это клиентам"},
        staff_welcome={"ru": "Только для своих."},
        staff_greeting={"ru": "{name}, за работу!"},
    )
    await stranger.opens_bot()
    await stranger.sees("Только для своих.")
    await office.desk.links("boris")
    await stranger.opens_bot()
    await stranger.sees("Борис, за работу!")


async def test_a_ticket_out_of_hours_is_told_when_work_begins(
    client_office: Office, anna: Actor, on_saturday: None
) -> None:
    """Once the desk wishes so; the day is named, so that it stays true in the chat (Q14)."""
    await says(client_office, answers_out_of_hours=True, out_of_hours={"ru": "Мы вернёмся {when}."})
    await anna.types("Не печатает принтер")
    await anna.taps("Отправить")
    await anna.sees("Мы вернёмся 30 ноября в 09:00.")


async def test_nothing_is_said_of_hours_unless_the_desk_wishes_so(
    client_office: Office, anna: Actor, on_saturday: None
) -> None:
    """The receipt is the last word."""
    await anna.types("Не печатает принтер")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")
    words = await client_office.desk.bot("client").get("/api/bots/words", params={"locale": "ru"})
    assert words.json()["out_of_hours"] == ""
