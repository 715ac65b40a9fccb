"""The menu below the chat: by role, and it follows the person's place in the company."""

from datetime import timedelta

import pytest

from api.clock import now
from api.people.models import AwayPeriod, Person
from shared.contracts.absences import AbsenceKind
from shared.contracts.people import Role
from shared.i18n import LOCALES
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.test_absence_approval import asks

EVERYBODYS = {"Задачи", "Новая задача", "Отсутствия", "Сводка", "Настройки", "Помощь"}


async def own_commands(actor: Actor) -> list[dict[str, str]]:
    """What Telegram lists in this person's chat with the staff bot."""
    profile = actor.world.telegram.bots["staff"].profile
    place = f"commands:chat:{actor.person.telegram_id}"
    return await actor.world.telegram.pulse.until(lambda: profile.get(place), 10)


@pytest.mark.parametrize(
    ("key", "role", "besides"),
    [
        ("boris", Role.EMPLOYEE, set[str]()),
        ("oleg", Role.EMPLOYEE, {"Согласования"}),
        ("boris", Role.AGENT, {"Заявки"}),
        ("vera", Role.AGENT, {"Заявки", "Согласования"}),
        ("gleb", Role.ADMIN, {"Заявки", "Согласования"}),
    ],
)
async def test_everybody_sees_what_the_role_needs(
    office: Office, key: str, role: Role, besides: set[str]
):
    """Buttons and Telegram's own command list are the same offer; who manages somebody approves."""
    await office.desk.changes(Person, office.desk.ids[key], role=role)
    person = await office.enters(key)
    await person.opens_bot()
    await person.sees("Здравствуйте")
    assert set(person.buttons()) == EVERYBODYS | besides
    commands = {each["command"] for each in await own_commands(person)}
    assert ("tickets" in commands) is ("Заявки" in besides)
    assert ("approvals" in commands) is ("Согласования" in besides)


@pytest.mark.rule("A1")
async def test_a_deputy_finds_the_approvals_in_the_menu_and_decides(office: Office):
    """Vera is away, Boris stands in for her; when she is back, the button goes."""
    today = now().date()
    period = AwayPeriod(
        person_id=office.desk.ids["vera"],
        kind=AbsenceKind.VACATION,
        since=today - timedelta(days=1),
        until=today + timedelta(days=1),
        deputy_id=office.desk.ids["boris"],
        counts=True,
    )
    await office.desk.keep(period)
    boris = await office.enters("boris")
    await boris.opens_bot()
    await boris.sees("Здравствуйте")
    assert "Согласования" in boris.buttons()
    await asks(office, "darya")
    await boris.types("Согласования")
    await boris.taps("Отпуск: Дарья")
    await boris.taps("Согласовать")
    await boris.sees_toast("Согласовано")
    await office.desk.changes(AwayPeriod, period.id, until=today - timedelta(days=1))
    await boris.types("Задачи")
    await boris.sees("Меню обновилось")
    assert "Согласования" not in boris.buttons()


async def test_a_managers_menu_changes_with_the_next_word(office: Office):
    """Darya is put under Boris, and taken away again; each change is told once."""
    boris = await office.enters("boris")
    await boris.opens_bot()
    await boris.sees("Здравствуйте")
    path = f"/api/employees/{office.desk.ids['darya']}"
    for manager, offered in (("boris", True), ("vera", False)):
        assert ("Согласования" in boris.buttons()) is not offered
        change = {"manager_id": str(office.desk.ids[manager])}
        await office.desk.does("gleb", path, change, method="PATCH")
        await boris.types("Задачи")
        await boris.sees("Меню обновилось")
        assert ("Согласования" in boris.buttons()) is offered
        assert ("Моих сотрудников" in boris.buttons(boris.messages("Мои задачи")[-1])) is offered
        await boris.types("Задачи")
        await boris.sees("Мои задачи")
    assert len(boris.messages("Меню обновилось")) == 2


async def test_strangers_get_the_commands_that_are_everybodys(office: Office):
    """Telegram's list for private chats, in each of the languages, names no command of a role."""
    telegram = office.desk.world.telegram
    profile = telegram.bots["staff"].profile
    lists = {f"commands:all_private_chats:{each}" for each in LOCALES}
    await telegram.pulse.until(lambda: lists <= profile.keys(), 10)
    names = {each["command"] for each in profile["commands:all_private_chats"]}
    assert {"tasks", "help", "stop"} <= names
    assert not {"tickets", "approvals"} & names


async def test_help_tells_a_client_whom_to_call(client_office: Office):
    """The phone and its hours, from the settings."""
    settings = client_office.desk.settings
    settings.support_phone, settings.support_hours = "+7 495 000-00-00", "пн-пт 9-18"
    await client_office.restarts()
    anna = await client_office.enters("anna")
    await anna.types("Помощь")
    told = await anna.sees("Что я умею")
    assert "Телефон поддержки: +7 495 000-00-00, пн-пт 9-18" in told.text


async def test_a_bot_says_what_it_can_do_once(client_office: Office):
    """In its profile and in an empty chat, in every language and within Telegram's limits; what an
    administrator wrote there since stays at the next start."""
    telegram = client_office.desk.world.telegram
    profile = telegram.bots["client"].profile
    places = {
        f"{name}:{code}".rstrip(":")
        for name in ("description", "short_description")
        for code in ("", *LOCALES)
    }
    await telegram.pulse.until(lambda: places <= profile.keys(), 10)
    assert profile["description"] == profile["description:ru"] != profile["description:en"]
    assert all(0 < len(profile[each]) <= 512 for each in places)
    assert all(len(profile[each]) <= 120 for each in places if each.startswith("short"))
    profile["description:ru"] = "Наши слова"
    await client_office.restarts()
    anna = await client_office.enters("anna")
    await anna.types("/help")
    await anna.sees("Что я умею")
    assert profile["description:ru"] == "Наши слова"
