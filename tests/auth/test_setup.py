"""The first administrator."""

import asyncio
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import time_machine

from api.auth.links.setup import ensure_setup_link
from api.auth.models import OneTimeLink
from api.people.models import Person
from shared.contracts.people import Role
from tests.desk import ME, Desk


async def _link(desk: Desk) -> str:
    link = await ensure_setup_link(desk.database, desk.settings)
    assert link is not None and link.startswith(f"{ME}/setup#")
    return link.partition("#")[2]


async def _uses(desk: Desk, token: str, **more: str) -> httpx.Response:
    asked = {"name": "Ольга", "email": "olga@example.org", "password": "the right horse"}
    return await desk.browser().post("/api/setup", json={"token": token} | asked | more)


@pytest.mark.rule("X3")
async def test_the_link_makes_the_administrator_once(empty_desk: Desk) -> None:
    """A second use is refused, and a later start prints no link."""
    token = await _link(empty_desk)
    answer = await _uses(empty_desk, token)
    assert (answer.status_code, answer.json()["role"]) == (201, "admin")
    assert "vestovoy_session" in answer.headers["set-cookie"]
    again = await _uses(empty_desk, token, email="eva@example.org")
    assert (again.status_code, again.json()["code"]) == (410, "setup_link_used")
    assert await ensure_setup_link(empty_desk.database, empty_desk.settings) is None


@pytest.mark.both_stores
@pytest.mark.rule("X3")
async def test_two_at_once_make_one_administrator(empty_desk: Desk) -> None:
    """The link is used up by one statement."""
    token = await _link(empty_desk)
    answers = await asyncio.gather(
        *(_uses(empty_desk, token, email=f"{name}@example.org") for name in ("olga", "eva"))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 410]
    assert await empty_desk.count(Person) == 1


@pytest.mark.rule("X3")
async def test_a_new_start_voids_the_old_link(empty_desk: Desk) -> None:
    """Only the newest one is good, for a day, and only its hash is kept."""
    old = await _link(empty_desk)
    new = await _link(empty_desk)
    assert (await _uses(empty_desk, old)).status_code == 410
    assert new not in [row.token_hash for row in await empty_desk.all(OneTimeLink)]
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25), tick=True):
        assert (await _uses(empty_desk, new)).status_code == 410
    assert (await _uses(empty_desk, new)).status_code == 201


async def test_a_refused_name_leaves_the_link_good(empty_desk: Desk) -> None:
    """A typo must not cost the first start."""
    token = await _link(empty_desk)
    assert (await _uses(empty_desk, token, email="nonsense")).json()["code"] == "invalid"
    assert (await _uses(empty_desk, token, password="short")).json()["code"] == "invalid"
    assert (await _uses(empty_desk, token)).status_code == 201


async def test_an_administrator_without_a_password_is_not_one(empty_desk: Desk) -> None:
    """Somebody must be able to log in."""
    await empty_desk.hires("Ольга", Role.ADMIN)
    assert await ensure_setup_link(empty_desk.database, empty_desk.settings) is not None
