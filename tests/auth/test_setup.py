"""The first administrator."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine

from api.auth.links import setup
from api.auth.links.setup import AdminLink, NotAnAdministrator, ensure_setup_link
from api.auth.models import OneTimeLink
from api.objects import desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.people.calendar import schedules
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


async def _looks(desk: Desk, token: str, **more: str) -> dict[str, Any]:
    asked = {"purpose": "setup", "token": token} | more
    answer = await desk.browser().post("/api/links/look", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def _invited(desk: Desk, email: str = "") -> AdminLink:
    async with desk.database.begin() as session:
        return await setup.invite(session, desk.settings, email)


@pytest.mark.rule("K2")
async def test_a_link_says_what_it_is_good_for_before_anything_is_typed(empty_desk: Desk) -> None:
    """Good, used, expired and replaced by a newer one are told apart; looking uses nothing up."""
    old = await _link(empty_desk)
    token = await _link(empty_desk)
    assert (await _looks(empty_desk, old))["state"] == "gone"
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25), tick=True):
        assert (await _looks(empty_desk, token))["state"] == "expired"
    good = [await _looks(empty_desk, token, locale="en") for _ in range(2)][-1]
    assert good["state"] == "good" and "Europe/Moscow" in [each["name"] for each in good["zones"]]
    assert good["timezone"] == "Europe/Moscow"
    assert good["shortest_password"] == 12
    assert (await _uses(empty_desk, token)).status_code == 201
    assert await _looks(empty_desk, token) == {
        "state": "used",
        "firm": "",
        "name": "",
        "email": "",
        "shortest_password": 0,
        "zones": [],
        "timezone": "",
    }


async def test_the_first_administrator_says_where_and_whose_the_desk_is(empty_desk: Desk) -> None:
    """Phone, zone and language are the person's, the company's name is the desk's."""
    more = {"phone": "8 999 111-22-33", "timezone": "Asia/Omsk", "locale": "en", "firm": " Север "}
    answer = await _uses(empty_desk, await _link(empty_desk), **more)
    assert (answer.json()["locale"], answer.json()["timezone"]) == ("en", "Asia/Omsk")
    assert [each.phone_e164 for each in await empty_desk.all(Person)] == ["+79991112233"]
    async with empty_desk.database.reads() as session:
        assert await desk_settings.load(session, FIRM, Firm) == Firm(name="Север")
        hours = await schedules.company(session, empty_desk.settings)
        assert hours.timezone == "Asia/Omsk"


async def test_whoever_is_invited_later_moves_no_clock_of_the_desk(empty_desk: Desk) -> None:
    """The company works where its first administrator does; the next ones have zones of their
    own."""
    await _uses(empty_desk, await _link(empty_desk), timezone="Asia/Omsk")
    token = (await _invited(empty_desk)).url.partition("#")[2]
    later = await _uses(empty_desk, token, email="eva@example.org", timezone="Asia/Tokyo")
    assert later.status_code == 201, later.text
    async with empty_desk.database.reads() as session:
        hours = await schedules.company(session, empty_desk.settings)
    assert hours.timezone == "Asia/Omsk"


@pytest.mark.parametrize(
    "wrong", [{"timezone": "Moscow"}, {"locale": "xx"}, {"phone": "12"}, {"firm": "ф" * 101}]
)
async def test_a_wrong_choice_leaves_the_link_good(empty_desk: Desk, wrong: dict[str, str]) -> None:
    """The field is named, and nobody is made."""
    token = await _link(empty_desk)
    answer = await _uses(empty_desk, token, **wrong)
    assert (answer.status_code, answer.json()["extra"]["field"]) == (422, next(iter(wrong)))
    assert await empty_desk.count(Person) == 0
    assert (await _looks(empty_desk, token))["state"] == "good"


@pytest.mark.both_stores
@pytest.mark.rule("K2")
async def test_the_console_invites_another_administrator(empty_desk: Desk) -> None:
    """Though there is one; the newest link alone is good, and it works once."""
    await _uses(empty_desk, await _link(empty_desk))
    old = (await _invited(empty_desk)).url.partition("#")[2]
    made = await _invited(empty_desk, "eva@example.org")
    token = made.url.partition("#")[2]
    assert (await _looks(empty_desk, old))["state"] == "gone"
    assert (await _looks(empty_desk, token))["email"] == "eva@example.org"
    answer = await _uses(empty_desk, token, email="eva@example.org")
    assert (answer.status_code, answer.json()["role"]) == (201, "admin")
    assert (await _looks(empty_desk, token))["state"] == "used"
    assert "administrator_invited" in await empty_desk.audit()


@pytest.mark.rule("K2")
async def test_the_console_lets_an_administrator_who_forgot_in_again(empty_desk: Desk) -> None:
    """By a link to a new password; whoever is no administrator becomes none by it."""
    await empty_desk.hires("Ольга", Role.ADMIN, email="olga@example.org", password="right horse")
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    made = await _invited(empty_desk, "Olga@example.org")
    assert made.name == "Ольга" and "/password#" in made.url
    with pytest.raises(NotAnAdministrator):
        await _invited(empty_desk, "boris@example.org")
