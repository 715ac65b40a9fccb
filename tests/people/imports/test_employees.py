"""Employees from a file: managers, teams, roles, in whatever order."""

from typing import Any

import pytest
from httpx import AsyncClient

from api.people.models import Person, Team
from shared.contracts.people import Role
from tests.desk import Desk
from tests.people.imports.brought import Rows, brings
from tests.people.imports.test_contacts import admin

HEAD = ["ФИО", "Почта", "Телефон", "Роль", "Руководитель", "Команды", "Mattermost"]
FIRM: Rows = [
    HEAD,
    ["Вера Третья", "vera@firm.example", "", "сотрудник", "boris@firm.example", "", "@vera"],
    ["Борис Второй", "boris@firm.example", "89160000002", "Инженер", "глеб первый", "Первая", ""],
    ["Глеб Первый", "gleb@firm.example", "", "Администратор", "", "Первая; Вторая", ""],
]


async def with_teams(desk: Desk) -> AsyncClient:
    browser = await admin(desk)
    await desk.keep(Team(name="Первая"), Team(name="Вторая"))
    return browser


async def staff(browser: AsyncClient) -> dict[str, Any]:
    page = (await browser.get("/api/employees", params={"limit": 200})).json()
    return {each["name"]: each for each in page["items"]}


@pytest.mark.both_stores
async def test_a_firm_comes_from_a_file(empty_desk: Desk):
    """Managers by name or e-mail, also below their people in the file; nobody gets a password;
    the same file again changes nothing."""
    browser = await with_teams(empty_desk)
    brought = await (await brings(browser, "employees", FIRM)).looks()
    assert brought.counts == {"new": 3}
    assert (await brought.runs()).status_code == 200
    found = await staff(browser)
    boris = found["Борис Второй"]
    assert (boris["role"], boris["manager"]["name"]) == ("agent", "Глеб Первый")
    assert found["Вера Третья"]["manager"]["name"] == "Борис Второй"
    assert found["Вера Третья"]["mattermost_login"] == "vera"
    assert [each["name"] for each in found["Глеб Первый"]["teams"]] == ["Вторая", "Первая"]
    assert await empty_desk.count(Person, Person.password_hash.is_not(None)) == 0
    waiting = {"import_id": brought.told["id"], "invitation": "none"}
    page = (await browser.get("/api/employees", params=waiting)).json()
    assert [each["name"] for each in page["items"]] == [
        "Борис Второй",
        "Вера Третья",
        "Глеб Первый",
    ]
    again = await (await brings(browser, "employees", FIRM)).looks()
    assert again.counts == {"same": 3}


async def test_the_preview_shows_all_that_will_be_written(empty_desk: Desk):
    """The phone as others are compared with it, the manager by name, the role also where the file
    has none; of a phone that changes both numbers as they are understood."""
    browser = await with_teams(empty_desk)
    brought = await (await brings(browser, "employees", FIRM)).looks()
    vera, boris, _ = [_set(row) for row in await brought.rows(outcome="new")]
    assert vera == {
        "role": "employee",
        "email": "vera@firm.example",
        "manager": "Борис Второй",
        "mattermost": "vera",
    }
    assert boris == {
        "role": "agent",
        "email": "boris@firm.example",
        "phone": "+79160000002",
        "manager": "Глеб Первый",
        "teams": "Первая",
    }
    await brought.runs()
    rows = [["ФИО", "Телефон"], ["Борис Второй", "8-916-000-00-03"], ["Зоя Новая", ""]]
    again = await (await brings(browser, "employees", rows)).looks()
    changed, new = await again.rows()
    assert changed["changes"] == [
        {"field": "phone", "before": "+79160000002", "after": "+79160000003"}
    ]
    assert _set(new) == {"role": "employee"}


def _set(row: dict[str, Any]) -> dict[str, str]:
    assert not any(each["before"] for each in row["changes"])
    return {each["field"]: each["after"] for each in row["changes"]}


@pytest.mark.both_stores
async def test_a_tree_is_turned_and_put_back(empty_desk: Desk):
    """Whoever was above comes below: no moment between has a circle, on the way back neither."""
    browser = await with_teams(empty_desk)
    await (await (await brings(browser, "employees", FIRM)).looks()).runs()
    turned = [
        ["Почта", "ФИО", "Руководитель"],
        ["gleb@firm.example", "Глеб Первый", "Вера Третья"],
        ["boris@firm.example", "Борис Второй", "Глеб Первый"],
        ["vera@firm.example", "Вера Третья", ""],
    ]
    brought = await (await brings(browser, "employees", turned)).looks(clear_empty=True)
    assert brought.counts == {"changed": 2, "same": 1}
    assert (await brought.runs()).status_code == 200
    assert (await staff(browser))["Глеб Первый"]["manager"]["name"] == "Вера Третья"
    await brought.undoes()
    assert brought.told["counts"]["left"] == 0
    assert (await staff(browser))["Глеб Первый"]["manager"] is None
    assert (await staff(browser))["Вера Третья"]["manager"]["name"] == "Борис Второй"


AROUND = "А А → Б Б → А А"
WRONG: dict[str, tuple[list[list[str]], set[tuple[int, str, str, str]]]] = {
    "a circle": (
        [["А А", "a@f.example", "", "", "Б Б"], ["Б Б", "b@f.example", "", "", "А А"]],
        {
            (2, "E", "manager_circle", "А А → Б Б → А А"),
            (3, "E", "manager_circle", "А А → Б Б → А А"),
        },
    ),
    "nobody's manager": ([["А А", "", "", "", "Никто Нигде"]], {(2, "E", "manager_unknown", "")}),
    "oneself": ([["А А", "", "", "", "а а"]], {(2, "E", "manager_self", "")}),
    "a namesake": ([["А А", "", "", "", "Тёзка Тот"]], {(2, "E", "manager_ambiguous", "2")}),
    "a wrong manager": (
        [["А А", "", "", "", "Б Б"], ["Б Б", "", "12"]],
        {(2, "E", "manager_wrong", "3"), (3, "C", "phone_wrong", "+7 912 345-67-89")},
    ),
    "a role": ([["А А", "", "", "Царь"]], {(2, "D", "role_unknown", "")}),
    "a team": ([["А А", "", "", "", "", "Третья"]], {(2, "F", "team_unknown", "")}),
    "another's login": ([["А А", "olga@f.example"]], {(2, "B", "email_taken", "Ольга Админова")}),
    "all of it at once": (
        [["А А", "olga@f.example", "", "", "Никто", "Третья"]],
        {
            (2, "B", "email_taken", "Ольга Админова"),
            (2, "E", "manager_unknown", ""),
            (2, "F", "team_unknown", ""),
        },
    ),
    "the last who keeps the desk": (
        [["Ольга Админова", "olga@f.example", "", "Сотрудник"]],
        {(2, "D", "last_admin", "")},
    ),
}


@pytest.mark.parametrize(("rows", "problems"), WRONG.values(), ids=WRONG)
async def test_what_is_wrong_is_said_by_cell(
    empty_desk: Desk, rows: list[list[str]], problems: set[tuple[int, str, str, str]]
):
    browser = await with_teams(empty_desk)
    await empty_desk.changes(
        Person,
        (await empty_desk.one(Person, Person.role == Role.ADMIN)).id,
        email="olga@f.example",
    )
    await empty_desk.hires("Тёзка Тот")
    await empty_desk.hires("Тёзка Тот")
    brought = await (await brings(browser, "employees", [HEAD, *rows])).looks()
    assert await brought.problems() == problems


async def test_undoing_leaves_whoever_is_over_somebody(empty_desk: Desk):
    """Of those made one has people of the own by now, and stands below another."""
    browser = await with_teams(empty_desk)
    brought = await (await brings(browser, "employees", FIRM)).looks()
    await brought.runs()
    found = await staff(browser)
    later = await empty_desk.hires("Позже Всех")
    boris = found["Борис Второй"]["id"]
    await browser.patch(f"/api/employees/{later.id}", json={"manager_id": boris})
    await brought.undoes()
    left = {(row["title"], row["left"]) for row in await brought.rows(left=True)}
    assert left == {("Борис Второй", "used"), ("Глеб Первый", "used")}
    assert "Вера Третья" not in await staff(browser)


async def test_nobody_is_flooded(empty_desk: Desk):
    """A list taken over is no news to anybody."""
    browser = await with_teams(empty_desk)
    before = await empty_desk.events()
    await (await (await brings(browser, "employees", FIRM)).looks()).runs()
    assert await empty_desk.events() == before


@pytest.mark.both_stores
@pytest.mark.rule("A1")
async def test_deputies_come_whatever_the_order_and_go_back(empty_desk: Desk):
    """Two new ones of the file stand in for each other; the export says so in the same form; taking
    it back leaves nobody's deputy behind."""
    browser = await with_teams(empty_desk)
    pair: Rows = [["ФИО", "Заместитель"], ["Ева", "Карл"], ["Карл", "Ева"]]
    brought = await (await brings(browser, "employees", pair)).looks()
    assert (await brought.runs()).status_code == 200
    found = await staff(browser)
    assert [found[each]["deputy"]["name"] for each in ("Ева", "Карл")] == ["Карл", "Ева"]
    assert (await (await brings(browser, "employees", pair)).looks()).counts == {"same": 2}
    emptied = [["ФИО", "Заместитель"], ["Ева", "Фома"], ["Карл", "Карл"]]
    wrong = await (await brings(browser, "employees", emptied)).looks()
    codes = [row["problems"][0]["code"] for row in await wrong.rows(outcome="wrong")]
    assert codes == ["deputy_unknown", "deputy_self"]
    undone = await browser.post(f"{brought.path}/undo")
    assert undone.status_code in {200, 201}, undone.text
    assert "Ева" not in await staff(browser)


@pytest.mark.both_stores
@pytest.mark.rule("D8")
async def test_tickets_of_whoever_leaves_a_team_are_told_before(empty_desk: Desk):
    """The preview counts those of that team alone, and so does what was done; they go back to the
    team's queue."""
    browser = await with_teams(empty_desk)
    await (await (await brings(browser, "employees", FIRM)).looks()).runs()
    boris = (await staff(browser))["Борис Второй"]
    teams = (await browser.get("/api/teams")).json()["items"]
    named = {each["name"]: each["id"] for each in teams}
    firm = (await browser.post("/api/clients", json={"name": "Ромашка"})).json()
    paths: list[str] = []
    for team in ("Первая", "Первая", "Вторая"):
        body = {"text": "Темно", "client_id": firm["id"], "team_id": named[team]}
        ticket = (await browser.post("/api/tickets", json=body)).json()
        paths.append(f"/api/tickets/{ticket['id']}")
        given = {"assignee_id": boris["id"], "version": ticket["version"]}
        answer = await browser.post(f"{paths[-1]}/assign", json=given)
        assert answer.is_success, answer.text
    moved = [HEAD, [*FIRM[2][:5], "Вторая", ""]]
    brought = await (await brings(browser, "employees", moved)).looks()
    assert brought.counts == {"changed": 1, "tickets": 2}
    assert (await brought.runs()).status_code == 200
    assert brought.counts == {"changed": 1, "tickets": 2}
    hands = [(await browser.get(path)).json()["assignee"] for path in paths]
    assert [each and each["name"] for each in hands] == [None, None, "Борис Второй"]
