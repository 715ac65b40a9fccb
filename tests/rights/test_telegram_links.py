"""The second way into a bot: a one-time link from the profile page."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from api.auth.models import OneTimeLink
from api.clock import now
from api.people.models import TelegramLink
from tests.desk import Desk
from tests.sandbox.people import ANNA, BORIS, DARYA, Person

pytestmark = pytest.mark.rule("R11")


async def start(desk: Desk) -> None:
    """Both bots have run and told their names."""
    for scope in ("staff", "client"):
        name = {"username": f"vestovoy_{scope}_bot"}
        answer = await desk.bot(scope).put("/api/bots/name", json=name)
        assert answer.status_code == 204, answer.text


async def offered(desk: Desk, key: str) -> str:
    """The token of a fresh link."""
    await start(desk)
    offer = await desk.does(key, "/api/me/telegram-link")
    url, _, token = offer["url"].partition("?start=")
    assert url == f"https://t.me/{offer['bot']}"
    assert 20 <= len(token) <= 64
    return token


async def brings(desk: Desk, person: Person, token: str, scope: str = "staff") -> httpx.Response:
    asked: dict[str, Any] = {
        "token": token,
        "user_id": person.telegram_id,
        "chat_id": person.telegram_id,
        "username": person.username,
    }
    return await desk.bot(scope).post("/api/telegram/joins", json=asked)


async def test_the_link_makes_the_bot_know_the_person(desk: Desk):
    """No phone is asked for; the account is linked from now on."""
    answer = await brings(desk, BORIS, await offered(desk, "boris"))
    assert answer.status_code == 200 and answer.json()["name"] == BORIS.name
    me = await desk.bot("staff", BORIS).get("/api/me")
    assert me.json()["id"] == str(desk.ids["boris"])


async def test_a_link_works_once(desk: Desk):
    """Whoever comes second with it stays a stranger."""
    token = await offered(desk, "boris")
    await brings(desk, BORIS, token)
    answer = await brings(desk, DARYA, token)
    assert (answer.status_code, answer.json()["code"]) == (410, "telegram_link_used")
    assert await desk.count(TelegramLink) == 1


@pytest.mark.both_stores
async def test_a_link_ends_after_a_quarter_of_an_hour(desk: Desk):
    """And a newer one ends it at once."""
    first = await offered(desk, "boris")
    token = await offered(desk, "boris")
    assert (await brings(desk, BORIS, first)).status_code == 410
    link = await desk.one(OneTimeLink)
    assert timedelta(minutes=14) < link.expires_at - now() <= timedelta(minutes=15)
    await desk.changes(OneTimeLink, link.id, expires_at=now() - timedelta(seconds=1))
    assert (await brings(desk, BORIS, token)).status_code == 410
    assert await desk.count(TelegramLink) == 0


async def test_the_other_bot_does_not_take_it(desk: Desk):
    """An employee's link opens the employees' bot only, and is not used up elsewhere."""
    token = await offered(desk, "boris")
    assert (await brings(desk, BORIS, token, "client")).status_code == 410
    assert (await brings(desk, BORIS, token)).status_code == 200


async def test_a_contacts_link_leads_to_the_clients_bot(desk: Desk):
    """Each person has the own bot (R6)."""
    await start(desk)
    offer = await desk.does("anna", "/api/me/telegram-link")
    assert offer["bot"] == "vestovoy_client_bot"
    token = offer["url"].partition("?start=")[2]
    assert (await brings(desk, ANNA, token, "client")).status_code == 200


@pytest.mark.rule("R7")
async def test_another_account_takes_the_link_over(desk: Desk):
    """As by phone: one person, one account."""
    await brings(desk, BORIS, await offered(desk, "boris"))
    await brings(desk, DARYA, await offered(desk, "boris"))
    living = await desk.one(TelegramLink, TelegramLink.ended_at.is_(None))
    assert living.telegram_user_id == DARYA.telegram_id


@pytest.mark.rule("R8")
async def test_who_has_left_cannot_use_it(desk: Desk):
    """A link made yesterday's minute opens nothing for a dismissed person."""
    token = await offered(desk, "boris")
    await desk.does(
        "gleb", f"/api/employees/{desk.ids['boris']}", {"active": False}, method="PATCH"
    )
    assert (await brings(desk, BORIS, token)).status_code == 410


@pytest.mark.rule("X3")
async def test_only_a_hash_is_kept(desk: Desk):
    """Neither the database nor the audit knows the token."""
    token = await offered(desk, "boris")
    link = await desk.one(OneTimeLink)
    assert token not in link.token_hash


async def test_a_bot_that_never_ran_has_no_links(desk: Desk):
    """The person is told so by a code of its own."""
    client = await desk.calls("boris")
    answer = await client.post("/api/me/telegram-link", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, "bot_not_started")
