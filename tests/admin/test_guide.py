"""The guide of the first days: every step is held to a fact."""

from typing import Any

import pytest

from shared.contracts.guide import GuideStepName
from shared.contracts.people import Role
from tests.desk import Desk

pytestmark = pytest.mark.rule("K3")


async def seen(admin: Any) -> dict[str, str]:
    answer = await admin.get("/api/admin/guide")
    assert answer.status_code == 200, answer.text
    return {each["name"]: each["state"] for each in answer.json()["steps"]}


async def keeps(admin: Any, lane: str, **settings: Any) -> None:
    asked = {"enabled": True, "settings": settings}
    answer = await admin.put(f"/api/admin/channels/{lane}", json=asked)
    assert answer.is_success, answer.text


@pytest.mark.both_stores
async def test_a_new_desk_has_everything_before_it(empty_desk: Desk) -> None:
    """In order; nothing is done because somebody clicked."""
    admin = await empty_desk.logged_in(
        await empty_desk.hires("Глеб", Role.ADMIN, password="right horse")
    )
    steps = await seen(admin)
    assert list(steps) == [each.value for each in GuideStepName]
    assert set(steps.values()) == {"open"}


async def standings(admin: Any) -> dict[str, str]:
    views = (await admin.get("/api/admin/channels")).json()
    return {each["lane"]: each["standing"] for each in views}


async def test_a_bot_is_done_when_it_has_come(empty_desk: Desk) -> None:
    """It tells its name as soon as Telegram has; another token is another bot."""
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    bots = empty_desk.world.telegram.bots
    came = empty_desk.bot("staff").put
    await keeps(admin, "telegram-staff", token=bots["staff"].token)
    assert (await seen(admin))["staff_bot"] == "begun"
    assert (await standings(admin))["telegram-staff"] == "starting"
    assert (await came("/api/bots/name", json={"username": "desk_bot"})).is_success
    step = (await admin.get("/api/admin/guide")).json()["steps"][0]
    assert (step["state"], step["bot"]) == ("done", "desk_bot")
    assert (await standings(admin))["telegram-staff"] == "working"
    await keeps(admin, "telegram-staff", token=bots["staff"].token, support_phone="+74950000000")
    assert (await seen(admin))["staff_bot"] == "done"
    await keeps(admin, "telegram-staff", token=bots["client"].token)
    assert (await seen(admin))["staff_bot"] == "begun"


async def test_a_token_that_telegram_does_not_know_is_told_until_it_is_mended(
    empty_desk: Desk,
) -> None:
    """In the same words by the guide and by the channel; whatever the bot told of the old token."""
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    bot = empty_desk.bot("client")
    ails: dict[str, Any] = {"faults": [], "trouble": "token"}
    await keeps(admin, "telegram-client", token="1:nobody-has-this-token")
    path = "/api/admin/channels/telegram-client"
    assert not (await admin.post(f"{path}/test", json={"only_ask": True})).json()["ok"]
    step = (await admin.get("/api/admin/guide")).json()["steps"][1]
    assert step["state"] == "broken"
    assert step["says"] == (await admin.get(path)).json()["fault"]["sentence"]
    token = empty_desk.world.telegram.bots["client"].token
    await keeps(admin, "telegram-client", token=token)
    assert (await bot.post("/api/bots/faults", json=ails)).is_success  # A moment too late.
    assert (await seen(admin))["client_bot"] == "broken"
    assert (await bot.put("/api/bots/name", json={"username": "help_bot"})).is_success
    assert (await seen(admin))["client_bot"] == "done"
    assert (await standings(admin))["telegram-client"] == "working"


async def test_a_bot_that_is_silent_is_broken_for_the_guide_too(empty_desk: Desk) -> None:
    """As the page of health says it."""
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    await keeps(admin, "telegram-staff", token=empty_desk.world.telegram.bots["staff"].token)
    bot = empty_desk.bot("staff")
    assert (await bot.put("/api/bots/name", json={"username": "desk_bot"})).is_success
    deaf: dict[str, Any] = {"faults": [], "heard_ago": 3600}
    assert (await bot.post("/api/bots/faults", json=deaf)).is_success
    step = (await admin.get("/api/admin/guide")).json()["steps"][0]
    assert (step["state"], step["says"]) == ("broken", "Telegram боту не отвечает.")
    assert (await standings(admin))["telegram-staff"] == "failing"


async def test_a_channel_more_is_offered_and_asked_of_nobody(empty_desk: Desk) -> None:
    """The guide is done without it; set up, it stands as its own page says."""
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    steps = (await admin.get("/api/admin/guide")).json()["steps"]
    assert [each["name"] for each in steps if each["optional"]] == ["more_channels"]
    mattermost = empty_desk.world.mattermost
    mattermost.channels.add("support")
    await keeps(admin, "mattermost", url=mattermost.hook_url)
    assert (await seen(admin))["more_channels"] == "begun"
    assert (await standings(admin))["mattermost"] == "untried"
    test = "/api/admin/channels/mattermost/test"
    assert (await admin.post(test, json={"address": "support"})).json()["ok"]
    assert (await seen(admin))["more_channels"] == "done"
    assert (await standings(admin))["mattermost"] == "working"


async def test_mail_is_done_when_a_letter_has_gone(empty_desk: Desk) -> None:
    """Saved settings are a beginning; a failure after it is told."""
    admin = await empty_desk.logged_in(
        await empty_desk.hires("Глеб", Role.ADMIN, email="gleb@desk.example")
    )
    port = empty_desk.world.mail.port
    await keeps(
        admin, "email", host="127.0.0.1", port=port, security="none", sender="desk@desk.example"
    )
    assert (await seen(admin))["mail"] == "begun"
    assert (await standings(admin))["email"] == "untried"
    assert (await admin.post("/api/admin/channels/email/test", json={"address": ""})).json()["ok"]
    assert (await seen(admin))["mail"] == "done"
    empty_desk.world.mail.fail(code=421)  # Of the server itself, not of one mailbox.
    await admin.post("/api/admin/channels/email/test", json={"address": "x@desk.example"})
    assert (await seen(admin))["mail"] == "broken"
    assert (await standings(admin))["email"] == "failing"


async def test_people_count_when_they_have_come(empty_desk: Desk) -> None:
    """An invited colleague is half a step, and so is a company without a contact."""
    admin = await empty_desk.logged_in(
        await empty_desk.hires("Глеб", Role.ADMIN, password="right horse")
    )
    boris = await empty_desk.hires("Борис")
    firm = await empty_desk.company("Ромашка")
    steps = await seen(admin)
    assert (steps["colleague"], steps["client"]) == ("begun", "begun")
    await empty_desk.registers(boris, 501)
    anna = await empty_desk.knows("Анна", firm)
    steps = await seen(admin)
    assert (steps["colleague"], steps["client"], steps["phone_ticket"]) == ("done", "done", "open")
    await empty_desk.registers(anna, 601)
    ticket = {"text": "Не печатает", "source": "telegram"}
    assert (await empty_desk.bot("client", 601).post("/api/tickets", json=ticket)).is_success
    assert (await seen(admin))["phone_ticket"] == "done"


async def test_what_was_done_once_stays_done(empty_desk: Desk) -> None:
    """Whoever came may leave, and be erased; a company may be archived: the desk is set up."""
    admin = await empty_desk.logged_in(
        await empty_desk.hires("Глеб", Role.ADMIN, password="right horse")
    )
    boris = await empty_desk.hires("Борис")
    firm = await empty_desk.company("Ромашка")
    anna = await empty_desk.knows("Анна", firm)
    await empty_desk.registers(boris, 501)
    await empty_desk.registers(anna, 601)
    ticket = {"text": "Не печатает", "source": "telegram"}
    assert (await empty_desk.bot("client", 601).post("/api/tickets", json=ticket)).is_success
    assert (await (await empty_desk.logged_in(boris)).delete("/api/session")).is_success
    done = await seen(admin)
    people = ("colleague", "client", "phone_ticket")
    assert {done[each] for each in people} == {"done"}
    for path, who, name in (("employees", boris, "Борис"), ("contacts", anna, "Анна")):
        left = await admin.patch(f"/api/{path}/{who.id}", json={"active": False})
        assert left.is_success, left.text
        assert await seen(admin) == done
        gone = await admin.post(f"/api/people/{who.id}/erasure", json={"name": name})
        assert gone.is_success, gone.text
        assert await seen(admin) == done
    archived = await admin.patch(f"/api/clients/{firm.id}", json={"active": False})
    assert archived.is_success, archived.text
    assert await seen(admin) == done


async def test_it_is_put_away_and_brought_back(empty_desk: Desk) -> None:
    """For all administrators, with a line in the audit."""
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    for dismissed in (True, False):
        answer = await admin.put("/api/admin/guide", json={"dismissed": dismissed})
        assert answer.status_code == 204
        told = (await admin.get("/api/admin/guide")).json()
        assert (told["dismissed"], told["done"]) == (dismissed, False)
    assert (await empty_desk.audit())[-2:] == ["guide_dismissed", "guide_restored"]
