"""Whom a test message of a channel can go to, and what becomes of one."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.clock import now
from api.notifications.models import LaneState
from shared.contracts.people import Role
from tests.admin.test_channels import PATH, administrator, email, mattermost
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("K3")]


async def names(desk: Desk, lane: str, **asked: str | int) -> list[str]:
    gleb = await desk.calls("gleb")
    answer = await gleb.get(f"{PATH}/{lane}/targets", params=asked)
    assert answer.status_code == 200, answer.text
    return [each["name"] for each in answer.json()["items"]]


async def test_the_list_holds_whom_the_channel_reaches(desk: Desk):
    """Employees by the staff's bot, contacts by the clients', who is linked; for push who has a
    device; nobody is asked for a number."""
    assert await names(desk, "telegram-client") == []
    await desk.links("anna", "boris")
    await desk.subscribes("boris")
    assert await names(desk, "telegram-client") == ["Анна Смирнова"]
    assert await names(desk, "telegram-staff") == ["Борис Петров"]
    assert await names(desk, "push") == ["Борис Петров"]
    assert "Анна Смирнова" in await names(desk, "email")
    assert await names(desk, "email", search="смирнова") == ["Анна Смирнова"]
    assert len(await names(desk, "email", limit=2)) == 2


async def test_rooms_of_teams_are_in_the_list_of_mattermost(desk: Desk):
    """They come first, with the team's name beside; a search finds them by it."""
    gleb = await desk.calls("gleb")
    team: dict[str, Any] = {"name": "Принтеры", "member_ids": [], "mattermost_channel": "printers"}
    assert (await gleb.post("/api/teams", json=team)).status_code == 201
    page = (await gleb.get(f"{PATH}/mattermost/targets", params={"search": "принтер"})).json()
    (room,) = page["items"]
    assert (room["name"], room["note"], room["address"]) == ("printers", "Принтеры", "printers")
    assert room["person_id"] is None
    assert (await names(desk, "mattermost"))[0] in {"printers", "support"}


async def test_a_test_goes_to_the_person_who_was_chosen(empty_desk: Desk):
    """By whatever address the channel has of them; who has none is refused with a code."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/email", json=email(empty_desk))
    anna = await empty_desk.knows("Анна", email="anna@romashka.example")
    told = (await gleb.post(f"{PATH}/email/test", json={"person_id": str(anna.id)})).json()
    assert told["ok"]
    assert told["done"] == "Отправили проверочное сообщение. Кому: Анна."
    empty_desk.world.mail.letter_to("anna@romashka.example", "Проверка уведомлений")
    boris = await empty_desk.hires("Борис", Role.AGENT)
    answer = await gleb.post(f"{PATH}/push/test", json={"person_id": str(boris.id)})
    assert (answer.status_code, answer.json()["code"]) == (409, "not_reached")
    # A contact is not for the channel of employees.
    answer = await gleb.post(f"{PATH}/push/test", json={"person_id": str(anna.id)})
    assert answer.status_code == 404


async def test_asking_alone_sends_nothing_and_takes_an_old_fault_away(empty_desk: Desk):
    """After saving: whether the counterpart knows us. It is not told as a message that went."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/email", json=email(empty_desk))
    told = (await gleb.post(f"{PATH}/email/test", json={"only_ask": True})).json()
    assert (told["ok"], told["arrived"]) == (True, False)
    view = (await gleb.get(f"{PATH}/email")).json()
    assert (view["healthy"], view["last_sent_at"]) == (None, None)
    assert not empty_desk.world.mail.letters


async def test_a_channels_page_says_what_is_wrong_since_when_and_what_to_do(empty_desk: Desk):
    """In the reader's words; the beginning stays while it fails, and goes with a success."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/mattermost", json=mattermost(empty_desk.world.mattermost.hook_url))
    empty_desk.world.mattermost.fail(status=403, message="This hook is locked", times=None)
    await gleb.post(f"{PATH}/mattermost/test", json={"address": "town-square"})
    began = now() - timedelta(hours=3)
    async with empty_desk.database.begin() as session:
        await session.execute(update(LaneState).values(failing_since=began))
    await gleb.post(f"{PATH}/mattermost/test", json={"address": "town-square"})
    fault = (await gleb.get(f"{PATH}/mattermost")).json()["fault"]
    assert fault["sentence"] == "Вебхуку разрешён только один канал."
    assert fault["advice"].startswith("Откройте вебхук в Mattermost")
    assert fault["since"] == began.isoformat().replace("+00:00", "Z")
    assert "This hook is locked" in fault["answer"]
    empty_desk.world.mattermost.faults.heal()
    assert (await gleb.post(f"{PATH}/mattermost/test", json={"address": "support"})).json()["ok"]
    assert (await gleb.get(f"{PATH}/mattermost")).json()["fault"] is None
    (state,) = await empty_desk.all(LaneState)
    assert (state.lane, state.failing_since) == (Lanes.MATTERMOST, None)


async def test_what_is_of_one_address_is_no_fault_of_the_channel(empty_desk: Desk):
    """A person who has left Mattermost says nothing of the hook."""
    _, gleb = await administrator(empty_desk)
    await gleb.put(f"{PATH}/mattermost", json=mattermost(empty_desk.world.mattermost.hook_url))
    answer = await gleb.post(f"{PATH}/mattermost/test", json={"address": "@nobody.here"})
    assert not answer.json()["ok"]
    assert (await gleb.get(f"{PATH}/mattermost")).json()["fault"] is None
