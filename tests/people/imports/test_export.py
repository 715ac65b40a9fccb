"""Lists in files: what is exported, edited and brought again changes what was edited alone."""

import csv
import io
from typing import Any

import pytest
from httpx import AsyncClient, Response
from python_calamine import CalamineWorkbook

from shared.contracts.people import Role
from tests.desk import Desk
from tests.people.imports.brought import Rows, brings, xlsx_of
from tests.people.imports.test_contacts import admin
from tests.people.imports.test_employees import FIRM, with_teams

EVIL = "=cmd|' /C calc'!A0"


async def asks(browser: AsyncClient, kind: str, **more: Any) -> Response:
    answer = await browser.post("/api/exports", json={"kind": kind} | more)
    assert answer.status_code == 200, answer.text
    return answer


def of_csv(answer: Response) -> Rows:
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def of_xlsx(answer: Response) -> Rows:
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return book.get_sheet_by_index(0).to_python()


@pytest.mark.both_stores
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["employees", "contacts", "companies"])
async def test_there_and_back_changes_what_was_edited(empty_desk: Desk, kind: str, form: str):
    """Formulas, namesakes, semicolons in names and phones with an extension included."""
    browser = await with_teams(empty_desk)
    await (await (await brings(browser, "employees", FIRM)).looks()).runs()
    odd = await empty_desk.company("Рога; копыта, ООО")
    await empty_desk.knows(EVIL, odd, phone="+7 495 123-45-67 доб. 12", phone_e164=None)
    await empty_desk.knows("Анна", odd, phone="+79160000001", phone_e164="+79160000001")
    answer = await asks(browser, kind, file_format=form)
    same = await (await brings(browser, kind, answer.content)).looks()
    assert same.counts == {"same": len((of_csv if form == "csv" else of_xlsx)(answer)) - 1}
    rows = of_csv(answer) if form == "csv" else of_xlsx(answer)
    name = rows[0].index("Компания" if kind == "companies" else "ФИО")
    rows[1][name] = "Переименован"
    edited = await (await brings(browser, kind, xlsx_of(Лист=[list(row) for row in rows]))).looks()
    assert edited.told["counts"]["same"] == len(rows) - 2
    (changed,) = await edited.rows(outcome="changed")
    assert [each["field"] for each in changed["changes"]] == ["name"]


async def test_nothing_in_a_file_calculates(empty_desk: Desk):
    """An apostrophe in text, a text cell in a book."""
    browser = await admin(empty_desk)
    await empty_desk.knows(EVIL, await empty_desk.company("@Ромашка"), phone="+7 916 000-00-01")
    (_, row) = of_csv(await asks(browser, "contacts", file_format="csv"))
    assert row[1:3] == ["'" + EVIL, "'@Ромашка"]
    assert row[4] == "'+7 916 000-00-01"
    (_, row) = of_xlsx(await asks(browser, "contacts"))
    assert row[1] == EVIL


async def test_the_filter_of_the_list_holds(empty_desk: Desk):
    browser = await admin(empty_desk)
    rose, mac = await empty_desk.company("Ромашка"), await empty_desk.company("Мак")
    await empty_desk.knows("Анна", rose)
    await empty_desk.knows("Яна", mac)
    await empty_desk.knows("Ушла", mac, active=False)
    for asked, names in (
        ({}, ["Анна", "Ушла", "Яна"]),
        ({"search": "ян"}, ["Яна"]),
        ({"active": True}, ["Анна", "Яна"]),
        ({"client_id": str(mac.id)}, ["Ушла", "Яна"]),
    ):
        rows = of_csv(await asks(browser, "contacts", file_format="csv", **asked))
        assert [row[1] for row in rows[1:]] == names


async def test_it_is_for_administrators_and_on_record(empty_desk: Desk):
    """And so is bringing a file; others are refused before they send anything."""
    browser = await admin(empty_desk)
    answer = await asks(browser, "employees")
    assert "attachment" in answer.headers["content-disposition"]
    assert "people_exported" in await empty_desk.audit()
    agent = await empty_desk.logged_in(await empty_desk.hires("Борис", Role.AGENT))
    for refused in (
        await agent.post("/api/exports", json={"kind": "contacts"}),
        await agent.post("/api/imports?kind=contacts", files={"file": ("a.csv", b"a;b\n1;2")}),
        await agent.get("/api/imports"),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
