"""A personal token keeps the books of people and opens no door to anybody."""

from typing import Any

import httpx
import pytest

from api.people.models import Person
from shared.contracts.people import Role
from tests.desk import Desk

pytestmark = pytest.mark.rule("X1", "X3")

NUMBER = "+79991234567"
WIDEST = ("people:write", "admin")


async def script(desk: Desk, *scopes: str) -> httpx.AsyncClient:
    """What Olga, an administrator, gave a token to; with every scope that there is for it."""
    olga = await desk.hires("Ольга", Role.ADMIN, email="olga@example.org")
    browser = await desk.logged_in(olga)
    made = (
        await browser.post("/api/tokens", json={"name": "HR", "scopes": scopes or WIDEST})
    ).json()
    return desk.browser(Authorization=f"Bearer {made['secret']}")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"role": "admin"}, "role"),
        ({"role": "admin", "email": "x@example.org", "password": "right horse"}, "role"),
        ({"email": "x@example.org", "password": "right horse"}, "password"),
    ],
)
async def test_a_token_hires_nobody_who_can_come_in(
    empty_desk: Desk, draft: dict[str, Any], field: str
):
    """No administrator, no password; whatever its scopes."""
    told = await (await script(empty_desk)).post("/api/employees", json={"name": "Х"} | draft)
    assert (told.status_code, told.json()["code"]) == (403, "session_needed")
    assert told.json()["extra"]["field"] == field
    assert await empty_desk.count(Person) == 1


@pytest.mark.parametrize(
    ("facts", "change"),
    [
        ({"role": Role.AGENT}, {"role": "admin"}),
        ({"role": Role.ADMIN}, {"role": "agent"}),
        ({"role": Role.ADMIN}, {"active": False}),
        ({"role": Role.ADMIN, "active": False}, {"active": True}),
        ({"role": Role.ADMIN}, {"phone": NUMBER}),
        ({"role": Role.ADMIN, "phone": NUMBER, "phone_e164": NUMBER}, {"phone": None}),
        ({"role": Role.AGENT, "email": "boris@example.org"}, {"email": "x@example.org"}),
        ({"role": Role.EMPLOYEE}, {"email": "x@example.org"}),
        ({"role": Role.EMPLOYEE, "email": "boris@example.org"}, {"email": None}),
    ],
)
async def test_a_token_changes_nobodys_way_in(
    empty_desk: Desk, facts: dict[str, Any], change: dict[str, Any]
):
    """The role of an administrator, and whether and how one comes in; anybody's login."""
    hr = await script(empty_desk)
    boris = await empty_desk.hires("Борис", **facts)
    told = await hr.patch(f"/api/employees/{boris.id}", json={"name": "Х"} | change)
    assert (told.status_code, told.json()["code"]) == (403, "session_needed")
    assert told.json()["extra"]["field"] in change
    [row] = await empty_desk.all(Person, Person.id == boris.id)
    for name in ("name", "role", "active", "email", "phone_e164"):
        assert getattr(row, name) == getattr(boris, name)


@pytest.mark.both_stores
async def test_a_token_keeps_the_books(empty_desk: Desk):
    """New people with an address, names, phones, teams, managers, and who left."""
    hr = await script(empty_desk, "people:write")
    eva = (await hr.post("/api/employees", json={"name": "Ева", "email": "eva@example.org"})).json()
    team = (await hr.post("/api/teams", json={"name": "Поддержка"})).json()
    asked = {"name": "Борис", "phone": "8 (999) 123-45-68", "email": "b@c.example"}
    boris = (await hr.post("/api/employees", json=asked)).json()
    changes = {"name": "Борис П.", "phone": NUMBER, "manager_id": eva["id"]}
    changed = await hr.patch(
        f"/api/employees/{boris['id']}", json=changes | {"team_ids": [team["id"]]}
    )
    assert changed.status_code == 200
    assert (changed.json()["manager"]["name"], changed.json()["phone"]) == ("Ева", NUMBER)
    assert (await hr.patch(f"/api/employees/{boris['id']}", json={"active": False})).is_success


async def test_a_token_that_keeps_the_books_makes_no_agent(empty_desk: Desk):
    """S1's neighbour: an agent sees every ticket, by the bot too, and the phone is the way into
    it. A token with the scope `admin` may, for the systems that keep agents."""
    books = await script(empty_desk, "people:write")
    boris = await empty_desk.hires("Борис", Role.AGENT)
    eva = await empty_desk.hires("Ева")
    path = "/api/employees"
    for method, where, asked in (
        ("POST", path, {"name": "Х", "role": "agent"}),
        ("PATCH", f"{path}/{eva.id}", {"role": "agent"}),
        ("PATCH", f"{path}/{boris.id}", {"role": "employee"}),
        ("PATCH", f"{path}/{boris.id}", {"phone": NUMBER}),
    ):
        told = await books.request(method, where, json=asked)
        assert (told.status_code, told.json()["code"]) == (403, "not_allowed"), asked
    admin = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    made = (await admin.post("/api/tokens", json={"name": "HR", "scopes": list(WIDEST)})).json()
    whole = empty_desk.browser(Authorization=f"Bearer {made['secret']}")
    assert (await whole.patch(f"{path}/{boris.id}", json={"phone": NUMBER})).is_success


@pytest.mark.both_stores
async def test_what_stays_as_it_was_needs_no_browser(empty_desk: Desk):
    """A system sends whole records; of an administrator too."""
    hr = await script(empty_desk)
    facts: dict[str, Any] = {"email": "gleb@example.org", "phone": NUMBER, "phone_e164": NUMBER}
    gleb = await empty_desk.hires("Глеб", Role.ADMIN, **facts)
    same = {"email": " gleb@example.org", "phone": "8 999 123-45-67", "role": "admin"}
    whole = {"name": "Глеб И.", "active": True} | same
    changed = await hr.patch(f"/api/employees/{gleb.id}", json=whole)
    assert (changed.status_code, changed.json()["name"]) == (200, "Глеб И.")


async def test_a_contact_never_becomes_an_employee(empty_desk: Desk):
    """Its draft knows neither a role nor a password, and the room of employees not its id."""
    hr = await script(empty_desk)
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"))
    for more in ({"role": "admin"}, {"password": "right horse"}, {"kind": "employee"}):
        changed = await hr.patch(f"/api/contacts/{anna.id}", json=more)
        assert changed.status_code == 400
    assert (await hr.patch(f"/api/employees/{anna.id}", json={"role": "admin"})).status_code == 404


async def test_a_token_gets_no_link_to_come_in_by(empty_desk: Desk):
    """Neither a new password for anybody, nor a way into the bot, nor another token."""
    hr = await script(empty_desk)
    boris = await empty_desk.hires("Борис", email="boris@example.org")
    tries = {
        f"/api/employees/{boris.id}/password-link": None,
        "/api/me/password": {"old_password": "x", "new_password": "right horse"},
        "/api/me/telegram-link": None,
        "/api/tokens": {"name": "X", "scopes": ["people:write"]},
    }
    for path, body in tries.items():
        told = await hr.post(path, json=body)
        assert told.status_code == 403, path
