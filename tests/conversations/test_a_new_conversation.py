"""A conversation more is a file and a line of the list (docs/architecture.md, "Adding things")."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Dispatcher

import bot_staff.dispatcher as staff
from shared.contracts.telegram import BotScope
from shared.telegram.run.runtime import Program
from tests.cast import Actor
from tests.conversations import office as offices
from tests.conversations import ordering
from tests.conversations.office import open_office
from tests.desk import Desk, until


def fill(dispatcher: Dispatcher) -> None:
    """The bot's own list with the new line, where menus stand: its word is nobody's answer."""
    routers = staff.conversations()
    routers.insert(1, ordering.router())
    dispatcher.include_routers(*routers)


@pytest.fixture
async def boris(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Actor]:
    """In front of a bot that has one conversation more."""
    monkeypatch.setitem(offices.PROGRAMS, BotScope.STAFF, Program(staff.PROGRAM.menu, fill))
    offices.program.cache_clear()
    async with open_office(desk, tmp_path, BotScope.STAFF) as office:
        yield await office.enters("boris")
    offices.program.cache_clear()


@pytest.mark.rule("U6", "T13")
async def test_it_asks_makes_and_follows(desk: Desk, boris: Actor) -> None:
    """What every conversation has is there without a line of its own: the way out, a receipt that
    can be replied to, and edits that are followed."""
    await boris.types(ordering.WORD)
    await boris.sees(ordering.QUESTION)
    await boris.taps("Отмена")
    await boris.types(ordering.WORD)
    await boris.sees(ordering.QUESTION)
    said = await boris.types("Бумага")
    await boris.sees("Задача создана")
    await boris.edits(said, "Бумага А4")
    client = await desk.calls("boris")

    async def title() -> bool:
        return (await client.get("/api/tasks/by-number/1")).json()["title"] == "Бумага А4"

    await until(title)
