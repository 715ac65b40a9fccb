"""A forgotten password: an administrator's one-time link."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine
from click.testing import CliRunner

from api import cli
from api.auth.models import LoginSession, OneTimeLink
from api.db import new_id
from api.people.models import Person
from api.run import processes
from shared.contracts.admin import DeliveryState
from shared.contracts.people import Role
from tests.desk import ME, Desk

NEW = "brave new horse"

pytestmark = pytest.mark.rule("X3")


async def boris_and_gleb(desk: Desk) -> tuple[Person, httpx.AsyncClient]:
    boris = await desk.hires("Борис", email="boris@example.org", password="right horse")
    return boris, await desk.logged_in(await desk.hires("Глеб", Role.ADMIN))


async def asks_for(admin: httpx.AsyncClient, person: Person, **headers: str) -> httpx.Response:
    return await admin.post(f"/api/employees/{person.id}/password-link", headers=headers)


async def token_for(admin: httpx.AsyncClient, person: Person) -> str:
    answer = await asks_for(admin, person)
    assert answer.status_code == 201, answer.text
    url: str = answer.json()["url"]
    assert url.startswith(f"{ME}/password#")
    return url.partition("#")[2]


async def uses(desk: Desk, token: str, password: str = NEW) -> httpx.Response:
    return await desk.browser().post("/api/password", json={"token": token, "password": password})


async def logs_in(desk: Desk, password: str) -> int:
    asked = {"email": "boris@example.org", "password": password}
    return (await desk.browser().post("/api/session", json=asked)).status_code


@pytest.mark.rule("P4", "X6")
async def test_the_link_sets_a_new_password_once(empty_desk: Desk) -> None:
    """The old password and the open sessions end; the person is logged in; all is audited."""
    boris, gleb = await boris_and_gleb(empty_desk)
    elsewhere = await empty_desk.logged_in(boris)
    token = await token_for(gleb, boris)
    answer = await uses(empty_desk, token)
    assert (answer.status_code, answer.json()["name"]) == (200, "Борис")
    assert "vestovoy_session" in answer.headers["set-cookie"]
    assert (await elsewhere.get("/api/me")).status_code == 401
    assert [await logs_in(empty_desk, each) for each in ("right horse", NEW)] == [401, 200]
    again = await uses(empty_desk, token, "another horse")
    assert (again.status_code, again.json()["code"]) == (410, "password_link_used")
    assert (await empty_desk.audit())[:2] == ["password_link_made", "password_reset"]


async def test_a_link_ends_with_the_day_or_with_the_next_one(empty_desk: Desk) -> None:
    """Only its hash is kept; a password that is refused leaves it good."""
    boris, gleb = await boris_and_gleb(empty_desk)
    old = await token_for(gleb, boris)
    new = await token_for(gleb, boris)
    assert [row.token_hash == new for row in await empty_desk.all(OneTimeLink)] == [False]
    assert (await uses(empty_desk, old)).status_code == 410
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25), tick=True):
        assert (await uses(empty_desk, new)).status_code == 410
    assert (await uses(empty_desk, new, "short")).json()["code"] == "invalid"
    assert (await uses(empty_desk, new)).status_code == 200


async def test_a_link_ends_when_the_password_changes_otherwise(empty_desk: Desk) -> None:
    """S14: whoever asked for it and remembered leaves no way in for who finds it."""
    boris, gleb = await boris_and_gleb(empty_desk)
    token = await token_for(gleb, boris)
    fresh = {"old_password": "right horse", "new_password": "battery staple"}
    assert (
        await (await empty_desk.logged_in(boris)).post("/api/me/password", json=fresh)
    ).is_success
    assert (await uses(empty_desk, token)).json()["code"] == "password_link_used"


@pytest.mark.parametrize("ends", [False, True])
async def test_a_new_password_ends_the_tokens_if_the_person_says_so(
    empty_desk: Desk, ends: bool
) -> None:
    """S14: by a link as well as in the profile; a program may go on, a thief may not."""
    boris, gleb = await boris_and_gleb(empty_desk)
    here = await empty_desk.logged_in(boris)
    draft = {"name": "бот", "scopes": ["tickets:read"]}
    secret = (await here.post("/api/tokens", json=draft)).json()["secret"]
    program = empty_desk.browser(Authorization=f"Bearer {secret}")
    token = await token_for(gleb, boris)
    asked = {"token": token, "password": NEW, "end_tokens": ends}
    assert (await empty_desk.browser().post("/api/password", json=asked)).is_success
    assert (await program.get("/api/me")).status_code == (401 if ends else 200)


async def test_the_person_is_told_of_a_new_password(desk: Desk) -> None:
    """S14: by the own channels, whoever it was, and by the letter too."""
    gleb = await desk.calls("gleb")
    link = (await gleb.post(f"/api/employees/{desk.ids['boris']}/password-link")).json()["url"]
    asked = {"token": link.partition("#")[2], "password": NEW}
    assert (await desk.browser().post("/api/password", json=asked)).is_success
    await desk.pipeline()
    sent = [each.lane for each in await desk.deliveries("boris", state=DeliveryState.SENT)]
    assert sent, await desk.deliveries("boris")
    inbox = (await (await desk.calls("boris")).get("/api/notifications")).json()
    assert "Пароль для входа изменён" in str(inbox)


@pytest.mark.rule("R8")
async def test_whoever_has_left_gets_no_password(empty_desk: Desk) -> None:
    """A link made the day before is void, and no new one is made."""
    boris, gleb = await boris_and_gleb(empty_desk)
    token = await token_for(gleb, boris)
    await gleb.patch(f"/api/employees/{boris.id}", json={"active": False})
    assert (await uses(empty_desk, token)).status_code == 410
    assert (await asks_for(gleb, boris)).status_code == 404
    assert await empty_desk.count(LoginSession, LoginSession.person_id == boris.id) == 0


async def test_without_an_address_there_is_no_login(empty_desk: Desk) -> None:
    """The refusal says so; somebody unknown is 404."""
    _, gleb = await boris_and_gleb(empty_desk)
    nobody = await empty_desk.hires("Никита")
    assert (await asks_for(gleb, nobody)).json()["code"] == "no_login"
    assert (await asks_for(gleb, Person(id=new_id()))).status_code == 404


@pytest.mark.rule("Q12")
async def test_the_secret_is_not_kept_for_a_repeat(empty_desk: Desk) -> None:
    """The same key makes another link instead of telling the first one again."""
    boris, gleb = await boris_and_gleb(empty_desk)
    answers = [await asks_for(gleb, boris, **{"Idempotency-Key": "once"}) for _ in range(2)]
    assert len({answer.json()["url"] for answer in answers}) == 2


@pytest.mark.both_stores
async def test_the_console_helps_an_administrator_who_forgot(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The link of `vestovoy password-link` works, and an unknown address is named."""
    await boris_and_gleb(empty_desk)

    def settings(_: str) -> Any:
        return empty_desk.settings

    monkeypatch.setattr(processes, "_settings", settings)
    made = await in_thread("password-link", "Boris@example.org")
    assert (await uses(empty_desk, made.partition("#")[2].strip())).status_code == 200
    assert "no active employee logs in with eva@example.org" in await in_thread(
        "password-link", "eva@example.org"
    )


async def in_thread(*arguments: str) -> str:
    """The console has a loop of its own."""
    done = await asyncio.to_thread(CliRunner().invoke, cli.main, list(arguments))
    return done.output
