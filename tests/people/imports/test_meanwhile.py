"""What others do between the preview and the act, and at the very same time."""

import asyncio

import pytest
from sqlalchemy import update

from api.people.models import Client, Person
from shared.contracts.people import Role
from tests.desk import Desk
from tests.people.imports.brought import brings
from tests.people.imports.test_contacts import HEAD, LIST, admin


async def test_what_became_different_is_told_and_nothing_done(empty_desk: Desk):
    """The act compares with what was looked at; looking again is enough."""
    browser = await admin(empty_desk)
    brought = await (await brings(browser, "contacts", LIST)).looks(create_companies=True)
    rose = await empty_desk.company("Ромашка")
    number = {"phone": "+79160000001", "phone_e164": "+79160000001"}
    await empty_desk.knows("Другой Человек", rose, **number)
    refused = await brought.runs()
    assert (refused.status_code, refused.json()["code"]) == (409, "import_differs")
    assert refused.json()["extra"] == {"count": 1, "rows": ["4"]}
    assert await empty_desk.count(Client) == 1
    await brought.looks(create_companies=True)
    assert brought.counts == {"new": 2, "wrong": 1, "companies": 1}
    assert (await brought.runs(only_good=True)).status_code == 200


async def test_an_import_is_done_once_and_looked_at_first(empty_desk: Desk):
    browser = await admin(empty_desk)
    brought = await brings(browser, "contacts", LIST)
    assert (await brought.runs()).json()["code"] == "import_state"
    await brought.looks(create_companies=True)
    await brought.runs()
    for again in (await brought.runs(), await browser.put(f"{brought.path}/matching", json={})):
        assert (again.status_code, again.json()["code"]) == (409, "import_state")


@pytest.mark.both_stores
async def test_a_manager_who_leaves_meanwhile_is_nobodys(empty_desk: Desk):
    """Deactivated, or turned under the very person, between the preview and the act."""
    browser = await admin(empty_desk)
    boss = await empty_desk.hires("Борис Второй", email="boris@firm.example")
    vera = await empty_desk.hires("Вера Третья", email="vera@firm.example")
    rows = [["ФИО", "Почта", "Руководитель"], ["Вера Третья", "vera@firm.example", "Борис Второй"]]
    brought = await (await brings(browser, "employees", rows)).looks()
    await browser.patch(f"/api/employees/{boss.id}", json={"manager_id": str(vera.id)})
    assert (await brought.runs()).json()["code"] == "import_differs"
    await brought.looks()
    assert [each["code"] for row in await brought.rows() for each in row["problems"]] == [
        "manager_circle"
    ]
    await browser.patch(f"/api/employees/{boss.id}", json={"manager_id": None, "active": False})
    assert (await brought.runs(only_good=True)).json()["code"] == "import_differs"
    await brought.looks()
    assert await brought.problems() == {(2, "C", "manager_unknown", "")}


@pytest.mark.both_stores
async def test_two_at_once_make_nobody_twice(empty_desk: Desk):
    """The same list by two administrators: one is told that it is done."""
    browser = await admin(empty_desk)
    two = [
        await (await brings(browser, "contacts", LIST)).looks(create_companies=True)
        for _ in range(2)
    ]
    answers = await asyncio.gather(*(each.runs() for each in two))
    assert sorted(each.status_code for each in answers) == [200, 409]
    assert {each.json().get("code") for each in answers} == {None, "import_differs"}
    assert await empty_desk.count(Person, Person.name == "Анна Розова") == 1


async def test_one_import_pressed_twice_is_done_once(empty_desk: Desk):
    browser = await admin(empty_desk)
    brought = await (await brings(browser, "contacts", LIST)).looks(create_companies=True)
    answers = await asyncio.gather(brought.runs(), brought.runs())
    assert sorted(each.status_code for each in answers) == [200, 409]


async def test_what_was_taken_meanwhile_is_not_given_back(empty_desk: Desk):
    """The phone that the import took away is another's when it is undone."""
    browser = await admin(empty_desk)
    rose = await empty_desk.company("Ромашка")
    number = {"phone": "+79160000001", "phone_e164": "+79160000001"}
    anna = await empty_desk.knows("Анна Розова", rose, **number)
    rows = [HEAD, ["Анна Розова", "+79160000002", "", "Ромашка"]]
    brought = await (await brings(browser, "contacts", rows)).looks()
    await brought.runs()
    await empty_desk.knows("Другой Человек", rose, **number)
    await brought.undoes()
    assert [(row["title"], row["left"]) for row in await brought.rows(left=True)] == [
        ("Анна Розова", "taken")
    ]
    kept = await empty_desk.one(Person, Person.id == anna.id)
    assert kept.phone == "+79160000002"


@pytest.mark.both_stores
async def test_an_import_and_invitations_wait_for_each_other_in_one_order(empty_desk: Desk):
    """Both hold many people. PostgreSQL would lock those of an import as they lie, a changed row
    last: the two would wait in a circle until it ended one of them."""
    olga = await admin(empty_desk)
    eva = await empty_desk.logged_in(await empty_desk.hires("Ева", Role.ADMIN))
    people = [await empty_desk.hires(f"Новый {each}", email=f"n{each}@x.ru") for each in range(3)]
    await olga.patch(f"/api/employees/{people[0].id}", json={"locale": "en"})
    rows = [["ФИО", "Почта", "Телефон"]]
    rows += [[each.name, each.email, f"+7999000000{at}"] for at, each in enumerate(people)]
    brought = await (await brings(olga, "employees", rows)).looks()
    asked = {"person_ids": [str(each.id) for each in people]}
    async with empty_desk.held.database.begin() as session:
        await session.execute(update(Person).where(Person.id == people[1].id).values(locale="en"))
        running = asyncio.create_task(brought.runs())
        await asyncio.sleep(0.5)
        inviting = asyncio.create_task(eva.post("/api/invitations", json=asked))
        await asyncio.sleep(0.5)
    answers = await asyncio.gather(running, inviting)
    assert [each.status_code for each in answers] == [200, 200], [each.text for each in answers]
    assert {each["outcome"] for each in answers[1].json()["people"]} == {"link"}
