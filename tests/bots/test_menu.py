"""The menu below the chat: by role, in the person's language, and it follows the company's tree."""

import msgspec
import pytest

from shared.contracts.people import Role
from tests.bots.conftest import Running
from tests.bots.desk import Desk
from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, BORIS

EVERYBODYS = {"Задачи", "Новая задача", "Отсутствия", "Сводка", "Настройки", "Помощь"}


async def own_commands(actor: Actor) -> list[dict[str, str]]:
    """What Telegram lists in this person's chat."""
    profile = actor.world.telegram.bots["staff"].profile
    place = f"commands:chat:{actor.person.telegram_id}"
    return await actor.world.telegram.pulse.until(lambda: profile.get(place), 10)


@pytest.mark.parametrize(
    ("role", "approves", "besides"),
    [
        (Role.EMPLOYEE, False, set[str]()),
        (Role.EMPLOYEE, True, {"Согласования"}),
        (Role.AGENT, False, {"Заявки"}),
        (Role.ADMIN, True, {"Заявки", "Согласования"}),
    ],
)
async def test_everybody_sees_what_the_role_needs(
    staff_bot: Running, boris: Actor, desk: Desk, role: Role, approves: bool, besides: set[str]
):
    """Buttons and Telegram's own command list are the same offer."""
    me = desk.link(BORIS)
    desk.linked[BORIS.telegram_id] = msgspec.structs.replace(me, role=role, approves=approves)
    await boris.opens_bot()
    await boris.sees("Здравствуйте")
    assert set(boris.buttons()) == EVERYBODYS | besides
    commands = {each["command"] for each in await own_commands(boris)}
    assert ("tickets" in commands) is ("Заявки" in besides)
    assert ("approvals" in commands) is ("Согласования" in besides)


async def test_the_menu_follows_when_the_tree_changes(staff_bot: Running, boris: Actor, desk: Desk):
    """Who gets a subordinate has the manager's menu after the next word, once."""
    me = desk.link(BORIS)
    await boris.opens_bot()
    await boris.sees("Здравствуйте")
    assert "Согласования" not in boris.buttons()
    desk.linked[BORIS.telegram_id] = msgspec.structs.replace(me, approves=True)
    await boris.types("Заявки")
    await boris.sees("Меню обновилось")
    assert "Согласования" in boris.buttons()
    await boris.types("Заявки")
    await boris.sees("Новые заявки")
    assert len(boris.messages("Меню обновилось")) == 1


async def test_the_menu_speaks_the_chosen_language_at_once(
    staff_bot: Running, boris: Actor, desk: Desk
):
    """The language changes buttons and commands with the same answer."""
    desk.link(BORIS)
    await boris.types("/language")
    await boris.sees("На каком языке")
    await boris.taps("English")
    await boris.sees("Done")
    assert "Settings" in boris.buttons() and "Настройки" not in boris.buttons()
    assert not boris.messages("Your menu has changed")
    assert "Settings" in {each["description"] for each in await own_commands(boris)}


async def test_strangers_get_the_commands_that_are_everybodys(staff_bot: Running, world: Sandbox):
    """Telegram's list for private chats names no command of a role."""
    profile = world.telegram.bots["staff"].profile
    await world.telegram.pulse.until(lambda: "commands:all_private_chats:en" in profile, 10)
    names = {each["command"] for each in profile["commands:all_private_chats"]}
    assert {"tasks", "help", "stop"} <= names
    assert not {"tickets", "approvals"} & names


async def test_help_tells_a_client_whom_to_call(client_bot: Running, anna: Actor, desk: Desk):
    """The phone and its hours, from the settings."""
    desk.link(ANNA, "Ромашка")
    await anna.types("Помощь")
    told = await anna.sees("Что я умею")
    assert "Телефон поддержки: +7 495 000-00-00, пн-пт 9-18" in told.text
