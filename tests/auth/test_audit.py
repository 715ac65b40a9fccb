"""The audit log."""

import pytest

from shared.contracts.people import Role
from tests.desk import Desk


@pytest.mark.both_stores
@pytest.mark.rule("X6")
async def test_an_administrator_reads_who_did_what(empty_desk: Desk) -> None:
    """The newest first, by pages, with the actor's name; filtered by the act."""
    olga = await empty_desk.hires("Ольга", Role.ADMIN)
    browser = await empty_desk.logged_in(olga)
    for name in ("Ромашка", "Лютик"):
        await browser.post("/api/clients", json={"name": name})
    await browser.post("/api/teams", json={"name": "Поддержка"})
    page = (await browser.get("/api/admin/audit", params={"limit": 2})).json()
    assert page["total"] == 3
    assert [row["action"] for row in page["items"]] == ["team_created", "client_created"]
    assert page["items"][0]["actor"]["name"] == "Ольга"
    assert page["items"][1]["object_name"] == "Лютик"
    only = await browser.get("/api/admin/audit", params={"action": "client_created"})
    assert only.json()["total"] == 2
    by = await browser.get("/api/admin/audit", params={"actor_id": str(olga.id)})
    assert by.json()["total"] == 3


@pytest.mark.rule("X6")
@pytest.mark.parametrize("role", [Role.AGENT, Role.EMPLOYEE])
async def test_nobody_else_does(empty_desk: Desk, role: Role) -> None:
    """The log names everybody's acts."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис", role))
    assert (await browser.get("/api/admin/audit")).status_code == 403


@pytest.mark.rule("X6")
async def test_an_entry_names_whom_it_was_about_and_who_got_the_work(desk: Desk) -> None:
    """By name: an id tells a reader nothing."""
    await desk.takes("boris", await desk.opens("anna"))
    change = {"active": False, "hand_over_to": str(desk.ids["darya"])}
    gleb = await desk.calls("gleb")
    await gleb.patch(f"/api/employees/{desk.ids['boris']}", json=change)
    page = (await gleb.get("/api/admin/audit")).json()
    rows = {row["action"]: row for row in page["items"]}
    assert rows["employee_changed"]["object_name"] == "Борис Петров"
    assert rows["work_handed_over"]["detail"]["to"] == "Дарья Лебедева"
