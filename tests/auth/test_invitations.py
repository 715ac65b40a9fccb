"""An employee is invited and sets the own password; a contact is invited into the clients' bot."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine
from sqlalchemy import update

from api.auth.models import Invitation, LoginSession
from api.objects import desk_settings
from api.objects.desk_settings import FIRM, Firm
from api.people.models import Person, TelegramLink
from shared.contracts.people import Role
from tests.desk import ME, Desk

PASSWORD = "brave new horse"

pytestmark = pytest.mark.rule("K2")


async def begins(
    desk: Desk, email: str | None = "boris@example.org"
) -> tuple[Person, httpx.AsyncClient]:
    """Boris, who has no password yet, and the administrator."""
    boris = await desk.hires("Борис", email=email)
    return boris, await desk.logged_in(await desk.hires("Глеб", Role.ADMIN))


async def invites(
    admin: httpx.AsyncClient, person: Person, way: str = "link", whom: str = "employees"
) -> Any:
    answer = await admin.post(f"/api/{whom}/{person.id}/invitation", json={"way": way})
    assert answer.status_code == 201, answer.text
    return answer.json()


def token_of(made: Any) -> str:
    return made["url"].partition("#")[2] or made["url"].partition("?start=")[2]


async def looks(desk: Desk, token: str) -> dict[str, Any]:
    asked = {"purpose": "invitation", "token": token}
    return (await desk.browser().post("/api/links/look", json=asked)).json()


async def accepts(desk: Desk, token: str, password: str = PASSWORD) -> httpx.Response:
    asked = {"token": token, "password": password}
    return await desk.browser().post("/api/invitations/accept", json=asked)


async def listed(admin: httpx.AsyncClient) -> list[tuple[str, str]]:
    items = (await admin.get("/api/invitations")).json()["items"]
    return [(each["person"]["name"], each["state"]) for each in items]


async def joins(desk: Desk, scope: str, token: str, user_id: int = 700) -> httpx.Response:
    asked = {"token": token, "user_id": user_id, "chat_id": user_id}
    return await desk.bot(scope).post("/api/telegram/joins", json=asked)


async def introduces(desk: Desk, *scopes: str) -> None:
    for scope in scopes:
        name = {"username": f"desk_{scope}_bot"}
        assert (await desk.bot(scope).put("/api/bots/name", json=name)).is_success


async def test_a_link_greets_by_the_firm_and_sets_the_own_password_once(empty_desk: Desk) -> None:
    """Sent, opened, accepted; a second browser is told that it was used; all is audited."""
    boris, gleb = await begins(empty_desk)
    async with empty_desk.database.begin() as session:
        await desk_settings.keep(session, FIRM, Firm(name="Север"))
    made = await invites(gleb, boris)
    assert made["url"].startswith(f"{ME}/join#") and made["trouble"] is None
    assert await listed(gleb) == [("Борис", "sent")]
    token = token_of(made)
    for _ in range(2):
        look = await looks(empty_desk, token)
        assert (look["state"], look["firm"], look["name"]) == ("good", "Север", "Борис")
    assert await listed(gleb) == [("Борис", "opened")]
    answer = await accepts(empty_desk, token)
    assert (answer.status_code, answer.json()["name"]) == (200, "Борис")
    assert "vestovoy_session" in answer.headers["set-cookie"]
    again = await accepts(empty_desk, token, "another horse 7")
    assert (again.status_code, again.json()["code"]) == (410, "invitation_used")
    assert (await looks(empty_desk, token))["state"] == "used"
    assert await listed(gleb) == []
    assert (await empty_desk.audit())[:2] == ["person_invited", "invitation_accepted"]


@pytest.mark.both_stores
async def test_two_browsers_at_once_set_one_password(empty_desk: Desk) -> None:
    """The invitation is used up by one statement, and the winner's password is the one."""
    boris, gleb = await begins(empty_desk)
    token = token_of(await invites(gleb, boris))
    words = ["brave new horse", "old brown kettle"]
    answers = await asyncio.gather(*(accepts(empty_desk, token, each) for each in words))
    codes = [answer.status_code for answer in answers]
    assert sorted(codes) == [200, 410]
    won = words[codes.index(200)]
    asked = {"email": "boris@example.org", "password": won}
    assert (await empty_desk.browser().post("/api/session", json=asked)).status_code == 200
    assert await empty_desk.count(LoginSession, LoginSession.person_id == boris.id) == 2


@pytest.mark.both_stores
async def test_two_administrators_at_once_leave_one_invitation(empty_desk: Desk) -> None:
    """Whoever comes second ends the first one's, or is told; never two that open."""
    boris, gleb = await begins(empty_desk)
    eva = await empty_desk.logged_in(await empty_desk.hires("Ева", Role.ADMIN))
    path = f"/api/employees/{boris.id}/invitation"
    answers = await asyncio.gather(*(who.post(path, json={"way": "link"}) for who in (gleb, eva)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    open_ones = (Invitation.ended_at.is_(None), Invitation.accepted_at.is_(None))
    assert await empty_desk.count(Invitation, *open_ones) == 1


async def test_a_new_invitation_ends_the_old_one(empty_desk: Desk) -> None:
    """And a withdrawn one opens nothing; withdrawing twice is 404."""
    boris, gleb = await begins(empty_desk)
    old = token_of(await invites(gleb, boris))
    made = await invites(gleb, boris)
    new = token_of(made)
    assert [(await looks(empty_desk, each))["state"] for each in (old, new)] == ["gone", "good"]
    path = f"/api/invitations/{made['invitation']['id']}"
    assert [(await gleb.delete(path)).status_code for _ in range(2)] == [204, 404]
    assert (await looks(empty_desk, new))["state"] == "gone"
    assert (await accepts(empty_desk, new)).status_code == 410
    assert await listed(gleb) == []


async def test_it_is_good_for_seven_days(empty_desk: Desk) -> None:
    """Then it says so, and stays in the list to be sent again."""
    boris, gleb = await begins(empty_desk)
    token = token_of(await invites(gleb, boris))
    with time_machine.travel(datetime.now(UTC) + timedelta(days=7, seconds=1), tick=True):
        assert (await looks(empty_desk, token))["state"] == "expired"
        assert (await accepts(empty_desk, token)).status_code == 410
        assert await listed(gleb) == [("Борис", "expired")]
    assert (await accepts(empty_desk, token, "short")).json()["code"] == "invalid"
    assert (await accepts(empty_desk, token)).status_code == 200


@pytest.mark.rule("R8")
async def test_whoever_has_left_is_invited_no_more(empty_desk: Desk) -> None:
    """An open invitation ends with the deactivation, and coming back opens nothing by itself."""
    boris, gleb = await begins(empty_desk)
    token = token_of(await invites(gleb, boris))
    for active in (False, True):
        answer = await gleb.patch(f"/api/employees/{boris.id}", json={"active": active})
        assert answer.is_success, answer.text
        assert (await looks(empty_desk, token))["state"] == "gone"
        assert (await accepts(empty_desk, token)).status_code == 410


async def test_who_has_a_password_needs_no_invitation(empty_desk: Desk) -> None:
    """Not a new one; and one that is open is done as soon as a password is set another way."""
    boris, gleb = await begins(empty_desk)
    token = token_of(await invites(gleb, boris))
    link = (await gleb.post(f"/api/employees/{boris.id}/password-link")).json()["url"]
    asked = {"token": link.partition("#")[2], "password": PASSWORD}
    assert (await empty_desk.browser().post("/api/password", json=asked)).is_success
    assert (await looks(empty_desk, token))["state"] == "used"
    assert await listed(gleb) == []
    again = await gleb.post(f"/api/employees/{boris.id}/invitation", json={"way": "letter"})
    assert (again.status_code, again.json()["code"]) == (409, "already_in")


async def test_a_password_that_came_beside_the_invitation_is_not_overwritten(
    empty_desk: Desk,
) -> None:
    """A script may set one by the API: the page leads to the login."""
    boris, gleb = await begins(empty_desk)
    token = token_of(await invites(gleb, boris))
    async with empty_desk.database.begin() as session:
        await session.execute(
            update(Person).where(Person.id == boris.id).values(password_hash="kept")
        )
    assert (await looks(empty_desk, token))["state"] == "needless"
    assert (await accepts(empty_desk, token)).json()["code"] == "already_in"


async def test_without_an_address_there_is_no_way_into_a_browser(empty_desk: Desk) -> None:
    """The refusal says so; the bot is a way."""
    boris, gleb = await begins(empty_desk, email=None)
    await introduces(empty_desk, "staff")
    for way in ("letter", "link"):
        answer = await gleb.post(f"/api/employees/{boris.id}/invitation", json={"way": way})
        assert answer.json()["code"] == "no_login"
    made = await invites(gleb, boris, "telegram")
    assert made["url"].startswith("https://t.me/desk_staff_bot?start=")


async def test_a_letter_that_cannot_go_leads_to_the_link(empty_desk: Desk) -> None:
    """No mail server is set up: the link to pass on is told in its place."""
    boris, gleb = await begins(empty_desk)
    made = await invites(gleb, boris, "letter")
    assert (made["trouble"], made["invitation"]["way"]) == ("no_mail_server", "link")
    assert (await looks(empty_desk, token_of(made)))["state"] == "good"


async def test_only_an_administrator_in_a_browser_invites(empty_desk: Desk) -> None:
    """Whoever can invite could come in as the person."""
    boris, gleb = await begins(empty_desk)
    draft = {"name": "бот", "scopes": ["admin"]}
    secret = (await gleb.post("/api/tokens", json=draft)).json()["secret"]
    program = empty_desk.browser(Authorization=f"Bearer {secret}")
    path = f"/api/employees/{boris.id}/invitation"
    assert (await program.post(path, json={"way": "link"})).json()["code"] == "session_needed"
    own = await empty_desk.logged_in(boris)
    assert (await own.post(path, json={"way": "link"})).status_code == 403


@pytest.mark.rule("R11")
async def test_a_telegram_link_registers_the_employee_once(empty_desk: Desk) -> None:
    """In the own bot alone; the browser's page knows nothing of it."""
    boris, gleb = await begins(empty_desk)
    await introduces(empty_desk, "staff", "client")
    token = token_of(await invites(gleb, boris, "telegram"))
    assert (await looks(empty_desk, token))["state"] == "gone"
    assert (await joins(empty_desk, "client", token)).status_code == 410
    answer = await joins(empty_desk, "staff", token)
    assert (answer.status_code, answer.json()["name"]) == (200, "Борис")
    assert answer.json()["lacks_password"] is True
    again = await joins(empty_desk, "staff", token, 701)
    assert (again.status_code, again.json()["code"]) == (410, "telegram_link_used")
    assert await listed(gleb) == []


@pytest.mark.rule("R7", "R11")
async def test_a_contacts_link_never_takes_a_colleagues_account(empty_desk: Desk) -> None:
    """It was handed on: whoever opens it may be somebody else, and stays who they are."""
    firm = await empty_desk.company("Ромашка")
    anna = await empty_desk.knows("Анна", firm)
    vera = await empty_desk.knows("Вера", firm)
    await empty_desk.registers(vera, 800)
    _, gleb = await begins(empty_desk)
    await introduces(empty_desk, "client")
    made = await invites(gleb, anna, "telegram", "contacts")
    token = token_of(made)
    assert made["qr"]["size"] > 20 and made["qr"]["path"].startswith("M4 4h7v1h-7z")
    taken = await joins(empty_desk, "client", token, 800)
    assert (taken.status_code, taken.json()["code"]) == (409, "telegram_taken")
    assert (await joins(empty_desk, "client", token, 801)).json()["name"] == "Анна"
    living = await empty_desk.all(TelegramLink, TelegramLink.ended_at.is_(None))
    assert {(each.person_id, each.telegram_user_id) for each in living} == {
        (anna.id, 801),
        (vera.id, 800),
    }


async def test_a_contact_is_invited_into_the_bot_alone(empty_desk: Desk) -> None:
    """Contacts have no page; a bot that never ran has no address yet."""
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"))
    _, gleb = await begins(empty_desk)
    path = f"/api/contacts/{anna.id}/invitation"
    assert (await gleb.post(path, json={"way": "letter"})).json()["code"] == "invalid"
    assert (await gleb.post(path, json={"way": "telegram"})).json()["code"] == "bot_not_started"
    assert await empty_desk.count(Invitation) == 0


@pytest.mark.both_stores
async def test_two_telephones_at_once_register_one(empty_desk: Desk) -> None:
    """The same QR code read by two people."""
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"))
    _, gleb = await begins(empty_desk)
    await introduces(empty_desk, "client")
    token = token_of(await invites(gleb, anna, "telegram", "contacts"))
    answers = await asyncio.gather(*(joins(empty_desk, "client", token, 900 + n) for n in (0, 1)))
    assert sorted(answer.status_code for answer in answers) == [200, 410]
