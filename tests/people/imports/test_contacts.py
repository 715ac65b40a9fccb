"""Companies and contacts from a file."""

from typing import Any

import pytest
from httpx import AsyncClient

from api.people.models import Client, Person
from shared.contracts.people import Role
from tests.desk import Desk
from tests.people.imports.brought import Rows, brings, sends, xlsx_of

HEAD = ["ФИО", "Телефон", "Почта", "Компания"]
LIST: Rows = [
    ["Наши клиенты на май"],
    [],
    HEAD,
    ["Анна Розова", "8 (916) 000-00-01", "anna@rose.example", "Ромашка"],
    ["Яна Белова", "79160000002", "", "Ромашка; Лютик"],
    ["Пётр Ёлкин", "", "Petr@Rose.example", "Лютик"],
]


async def admin(desk: Desk) -> AsyncClient:
    return await desk.logged_in(await desk.hires("Ольга Админова", Role.ADMIN))


async def people(browser: AsyncClient, **filters: Any) -> list[tuple[str, str | None, list[str]]]:
    page = (await browser.get("/api/contacts", params={"limit": 200} | filters)).json()
    return [
        (each["name"], each["phone"], [one["name"] for one in each["clients"]])
        for each in page["items"]
    ]


@pytest.mark.both_stores
async def test_a_list_is_looked_at_and_taken_over(empty_desk: Desk):
    """The heading below the title is found, columns are guessed, companies are made by wish; the
    same file again changes nothing."""
    browser = await admin(empty_desk)
    brought = await brings(browser, "contacts", LIST)
    assert (brought.told["heading_row"], brought.fields) == (
        3,
        ["name", "phone", "email", "companies"],
    )
    assert (await brought.looks()).counts == {"wrong": 3}
    assert (5, "D", "company_unknown", "") in await brought.problems()
    assert (await brought.looks(create_companies=True)).counts == {"new": 3, "companies": 2}
    assert await people(browser) == []
    assert (await brought.runs()).status_code == 200
    assert await people(browser) == [
        ("Анна Розова", "8 (916) 000-00-01", ["Ромашка"]),
        ("Пётр Ёлкин", None, ["Лютик"]),
        ("Яна Белова", "79160000002", ["Лютик", "Ромашка"]),
    ]
    again = await (await brings(browser, "contacts", LIST)).looks()
    assert again.counts == {"same": 3}
    assert await people(browser, search="елкин")


@pytest.mark.both_stores
async def test_only_what_differs_is_changed(empty_desk: Desk):
    """By the phone under the same name, however it is spelled; an empty cell means nothing, or
    nothing is what it means."""
    browser = await admin(empty_desk)
    rose = await empty_desk.company("Ромашка")
    await empty_desk.company("Лютик")
    number = {"phone": "+79160000001", "phone_e164": "+79160000001"}
    anna = await empty_desk.knows("Анна Розова", rose, email="old@rose.example", **number)
    file = [HEAD, ["Розова Анна Петровна", "8-916-000-00-01", "", "Лютик"]]
    brought = await (await brings(browser, "contacts", file)).looks()
    (row,) = await brought.rows()
    assert row["changes"] == [
        {"field": "name", "before": "Анна Розова", "after": "Розова Анна Петровна"},
        {"field": "companies", "before": "Ромашка", "after": "Лютик"},
    ]
    await brought.looks(clear_empty=True)
    assert {each["field"] for each in (await brought.rows())[0]["changes"]} == {
        "name",
        "companies",
        "email",
    }
    await brought.runs()
    kept = (await browser.get(f"/api/contacts/{anna.id}")).json()
    assert (kept["name"], kept["email"], kept["phone"]) == (
        "Розова Анна Петровна",
        None,
        "+79160000001",
    )
    assert [each["name"] for each in kept["clients"]] == ["Лютик"]


WRONG: dict[str, tuple[list[str], set[tuple[str, str]]]] = {
    "another's phone": (["Яна Белова", "+79160000001", "", "Ромашка"], {("B", "phone_taken")}),
    "a shortened phone": (["Яна", "7,91612E+10", "", "Ромашка"], {("B", "phone_shortened")}),
    "no phone": (["Яна", "позвонить Ане", "", "Ромашка"], {("B", "phone_wrong")}),
    "no address": (["Яна", "", "яна(собака)почта", "Ромашка"], {("C", "email_wrong")}),
    "two of them": (["", "12", "", "Ромашка"], {("A", "name_empty"), ("B", "phone_wrong")}),
    "a long name": (["Я" * 201, "", "", "Ромашка"], {("A", "name_long")}),
    "no company": (["Яна Белова", "", "", ""], {("D", "company_missing")}),
    "a fault": (["Яна Белова", "#Н/Д", "", "Ромашка"], {("B", "cell_fault")}),
    "an archived company": (["Яна Белова", "", "", "Закрытая"], {("D", "company_archived")}),
    "who left": (["Ушёл Давно", "+79160000009", "", "Ромашка"], {("", "inactive")}),
}


@pytest.mark.parametrize(("row", "problems"), WRONG.values(), ids=WRONG)
async def test_what_is_wrong_is_said_by_cell(
    empty_desk: Desk, row: list[str], problems: set[tuple[str, str]]
):
    """And the rows beside it are not; all or nothing does nothing, only the good ones do."""
    browser = await admin(empty_desk)
    rose = await empty_desk.company("Ромашка")
    await empty_desk.company("Закрытая", active=False)
    await empty_desk.knows("Анна", rose, phone="1", phone_e164="+79160000001")
    gone = {"phone": "+79160000009", "phone_e164": "+79160000009"}
    await empty_desk.knows("Ушёл Давно", rose, active=False, **gone)
    good = ["Хорошая Строка", "", "", "Ромашка"]
    brought = await (await brings(browser, "contacts", [HEAD, row, good])).looks()
    assert {(each[1], each[2]) for each in await brought.problems()} == problems
    refused = await brought.runs()
    assert (refused.status_code, refused.json()["code"]) == (409, "import_has_errors")
    assert await empty_desk.count(Person, Person.name == "Хорошая Строка") == 0
    await brought.runs(only_good=True)
    assert await empty_desk.count(Person, Person.name == "Хорошая Строка") == 1
    assert brought.counts == {"new": 1, "wrong": 1}


async def test_a_row_twice(empty_desk: Desk):
    """The same again is nothing; another word of the same phone is a question, with the row."""
    browser = await admin(empty_desk)
    await empty_desk.company("Ромашка")
    anna = ["Анна", "+79160000001", "", "Ромашка"]
    rows = [HEAD, anna, anna, ["Анна", "89160000001", "a@b.example", "Ромашка"]]
    brought = await (await brings(browser, "contacts", rows)).looks()
    assert brought.counts == {"new": 1, "same": 1, "wrong": 1}
    assert await brought.problems() == {(4, "B", "row_repeats", "2")}


@pytest.mark.both_stores
async def test_undoing_takes_back_what_nobody_used(empty_desk: Desk):
    """What was changed, used or made into something else since stays, and says why."""
    browser = await admin(empty_desk)
    rose = await empty_desk.company("Ромашка")
    number = {"phone": "+79160000001", "phone_e164": "+79160000001"}
    anna = await empty_desk.knows("Анна Розова", rose, **number)
    rows = [
        HEAD,
        ["Анна Розова", "+79160000001", "anna@rose.example", "Ромашка"],
        ["Яна Белова", "+79160000002", "", "Лютик"],
        ["Пётр Ёлкин", "+79160000003", "", "Мак"],
        ["Олег Седов", "+79160000004", "", "Ромашка"],
    ]
    brought = await (await brings(browser, "contacts", rows)).looks(create_companies=True)
    await brought.runs()
    petr = await empty_desk.one(Person, Person.name == "Пётр Ёлкин")
    oleg = await empty_desk.one(Person, Person.name == "Олег Седов")
    await empty_desk.registers(petr, 77)
    await browser.patch(f"/api/contacts/{oleg.id}", json={"name": "Олег Седых"})
    assert brought.told["undo_until"]
    answer = await brought.undoes()
    assert answer.status_code == 200, answer.text
    assert (brought.told["state"], brought.counts["undone"], brought.counts["left"]) == (
        "undone",
        3,
        3,
    )
    left = {(row["title"], row["left"]) for row in await brought.rows(left=True)}
    assert left == {("Пётр Ёлкин", "used"), ("Мак", "used"), ("Олег Седов", "changed")}
    assert (await empty_desk.one(Person, Person.id == anna.id)).email is None
    assert await empty_desk.count(Person, Person.name == "Яна Белова") == 0
    assert await empty_desk.count(Client) == 2
    assert (await brought.undoes()).json()["code"] == "import_state"
    assert {"people_imported", "people_import_undone"} <= set(await empty_desk.audit())


@pytest.mark.both_stores
async def test_undoing_knows_a_given_channel_from_a_use(empty_desk: Desk):
    """Channels that the administrator chose for newcomers are no act of theirs; that a duplicate
    was merged into one of them is a use."""
    browser = await admin(empty_desk)
    choice = {"contact": [{"channel": "email", "mode": "always"}]}
    assert (await browser.put("/api/admin/newcomer-channels", json=choice)).is_success
    rows = [HEAD, ["Яна Белова", "+79160000002", "", "Лютик"], ["Пётр Ёлкин", "", "p@b.ru", "Мак"]]
    brought = await (await brings(browser, "contacts", rows)).looks(create_companies=True)
    await brought.runs()
    petr = await empty_desk.one(Person, Person.name == "Пётр Ёлкин")
    assert petr.channels
    poppy = await empty_desk.one(Client, Client.name == "Мак")
    twin = await empty_desk.knows("Пётр Ёлкин", poppy)
    asked = {"into_id": str(petr.id), "name": "Пётр Ёлкин"}
    merged = await browser.post(f"/api/people/{twin.id}/merge", json=asked)
    assert merged.status_code == 204, merged.text
    await brought.undoes()
    left = {(row["title"], row["left"]) for row in await brought.rows(left=True)}
    assert left == {("Пётр Ёлкин", "used"), ("Мак", "used")}
    assert await empty_desk.count(Person, Person.name == "Яна Белова") == 0


async def test_companies_have_a_list_of_their_own(empty_desk: Desk):
    """By name, however it is spelled; found by the export's id they get another one."""
    browser = await admin(empty_desk)
    rose = await empty_desk.company("Ромашка")
    rows = [
        ["ID в системе", "Название", "Контакты видят все заявки"],
        ["", "РОМАШКА", "нет"],
        ["", "Лютик", "да"],
        ["нет такого", "Мак", ""],
    ]
    brought = await (await brings(browser, "companies", xlsx_of(Лист=rows))).looks()
    assert brought.counts == {"new": 1, "changed": 1, "wrong": 1}
    assert await brought.problems() == {(4, "A", "id_unknown", "")}
    await brought.runs(only_good=True)
    kept = (await browser.get(f"/api/clients/{rose.id}")).json()
    assert (kept["name"], kept["contacts_see_all"]) == ("РОМАШКА", False)
    await brought.undoes()
    kept = (await browser.get(f"/api/clients/{rose.id}")).json()
    assert (kept["name"], kept["contacts_see_all"]) == ("Ромашка", True)
    assert await empty_desk.count(Client) == 1


async def test_columns_are_matched_by_hand_and_remembered(empty_desk: Desk):
    """A heading nobody knows is known the next time, and one that was left out stays out; names
    in several columns are one name."""
    browser = await admin(empty_desk)
    rows = [
        ["Фамилия", "Имя", "Кому звонить", "Компания"],
        ["Розова", "Анна", "89160000001", "Мак"],
    ]
    brought = await brings(browser, "contacts", rows)
    assert brought.fields == ["name", "name", None, "companies"]
    await brought.looks(fields=["name", "name", "phone", None])
    assert await brought.problems() == {(2, "", "company_missing", "")}
    again = await brings(browser, "contacts", rows)
    assert again.fields == ["name", "name", "phone", None]
    await again.looks(fields=["name", "name", "phone", "companies"], create_companies=True)
    await again.runs()
    assert await people(browser) == [("Розова Анна", "89160000001", ["Мак"])]


MATCHINGS = {
    "no name": ({"fields": ["phone", None, None, None]}, "needed"),
    "a phone twice": ({"fields": ["name", "phone", "phone", None]}, "twice"),
    "a column too many": ({"fields": ["name", None, None, None, "phone"]}, "unknown_column"),
    "a field of others": ({"fields": ["name", "role", None, None]}, "unknown_column"),
    "another sheet": ({"sheet": 4, "fields": ["name"]}, "unknown_sheet"),
}


@pytest.mark.parametrize(("asked", "why"), MATCHINGS.values(), ids=MATCHINGS)
async def test_a_matching_that_cannot_be_is_refused(
    empty_desk: Desk, asked: dict[str, Any], why: str
):
    brought = await brings(await admin(empty_desk), "contacts", LIST)
    answer = await brought.browser.put(f"{brought.path}/matching", json={"heading_row": 3} | asked)
    assert answer.json()["extra"]["why"] == why


async def test_another_sheet_and_another_heading_are_guessed_anew(empty_desk: Desk):
    """The sheet that says most is taken first; a heading of two floors is read as one."""
    browser = await admin(empty_desk)
    second = [["ФИО", "Контакты", ""], ["", "Телефон", "Почта"], ["Анна", "89160000001", "a@b.ru"]]
    book = xlsx_of(Заметки=[["раз", "два"], ["три", "четыре"]], Люди=second)
    brought = await brings(browser, "contacts", book)
    assert (brought.told["sheet"], brought.told["heading_row"]) == (1, 2)
    assert brought.fields == ["name", "phone", "email"]
    guessed = await browser.get(f"{brought.path}/guess", params={"sheet": 0, "heading_row": 1})
    assert [each["heading"] for each in guessed.json()["columns"]] == ["раз", "два"]


async def test_drafts_can_be_dropped_and_files_have_a_limit(empty_desk: Desk):
    """Whoever left one, to make a team that it names, finds it in the list; nobody else does."""
    browser = await admin(empty_desk)
    other = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    brought = await brings(browser, "contacts", LIST)
    [left] = (await browser.get("/api/imports")).json()["items"]
    assert (left["id"], left["state"]) == (brought.told["id"], "draft")
    assert (await other.get("/api/imports")).json()["items"] == []
    assert (await browser.delete(brought.path)).status_code == 204
    assert (await browser.get(brought.path)).status_code == 404
    large = await sends(browser, "contacts", b"a;b\n" * (6 * 1024 * 1024))
    assert (large.status_code, large.json()["code"]) == (413, "file_too_large")
