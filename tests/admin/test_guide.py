"""The guide of the first days: every step is held to a fact."""

from typing import Any

import pytest

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
    assert list(steps) == ["staff_bot", "client_bot", "mail", "colleague", "client", "phone_ticket"]
    assert set(steps.values()) == {"open"}


async def test_a_bot_is_done_when_telegram_knows_its_token(empty_desk: Desk) -> None:
    """A token that it does not know is saved, and told broken in words."""
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    await keeps(admin, "telegram-staff", token=empty_desk.world.telegram.bots["staff"].token)
    await keeps(admin, "telegram-client", token="1:nobody-has-this-token")
    steps = (await admin.get("/api/admin/guide")).json()["steps"]
    assert [each["state"] for each in steps[:2]] == ["done", "broken"]
    assert steps[1]["says"] and "nobody" not in steps[1]["says"]


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
    assert (await admin.post("/api/admin/channels/email/test", json={"address": ""})).json()["ok"]
    assert (await seen(admin))["mail"] == "done"
    empty_desk.world.mail.fail(code=421)  # Of the server itself, not of one mailbox.
    await admin.post("/api/admin/channels/email/test", json={"address": "x@desk.example"})
    assert (await seen(admin))["mail"] == "broken"


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


async def test_it_is_put_away_and_brought_back(empty_desk: Desk) -> None:
    """For all administrators, with a line in the audit."""
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    for dismissed in (True, False):
        answer = await admin.put("/api/admin/guide", json={"dismissed": dismissed})
        assert answer.status_code == 204
        told = (await admin.get("/api/admin/guide")).json()
        assert (told["dismissed"], told["done"]) == (dismissed, False)
    assert (await empty_desk.audit())[-2:] == ["guide_dismissed", "guide_restored"]
