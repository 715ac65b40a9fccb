"""What stays of an import, and for how long."""

from datetime import timedelta
from uuid import UUID

import pytest

from api.clock import now
from api.people.imports import records
from api.people.imports.models import ImportedRow, ImportTable, PeopleImport
from tests.desk import Desk
from tests.people.imports.brought import brings
from tests.people.imports.test_contacts import LIST, admin

DAY = timedelta(days=1, minutes=1)


async def sweeps(desk: Desk) -> None:
    async with desk.database.begin() as session:
        await records.sweep(session)


@pytest.mark.both_stores
async def test_drafts_go_after_a_day_and_rows_after_a_quarter(empty_desk: Desk):
    """The record of who imported what stays; the file goes with the act."""
    browser = await admin(empty_desk)
    old = await (await brings(browser, "contacts", LIST)).looks()
    fresh = await (await brings(browser, "contacts", LIST)).looks(create_companies=True)
    await empty_desk.changes(PeopleImport, UUID(old.told["id"]), created_at=now() - DAY)
    await sweeps(empty_desk)
    assert await empty_desk.count(PeopleImport) == 1
    await fresh.runs()
    assert await empty_desk.count(ImportTable) == 0
    assert await empty_desk.count(ImportedRow) == 5
    await empty_desk.changes(
        PeopleImport, UUID(fresh.told["id"]), done_at=now() - timedelta(days=91)
    )
    await sweeps(empty_desk)
    assert await empty_desk.count(ImportedRow) == 0
    assert [each["file_name"] for each in (await browser.get("/api/imports")).json()["items"]]


async def test_after_a_day_nothing_is_undone(empty_desk: Desk):
    """And the page is told so."""
    browser = await admin(empty_desk)
    brought = await (await brings(browser, "contacts", LIST)).looks(create_companies=True)
    await brought.runs()
    await empty_desk.changes(PeopleImport, UUID(brought.told["id"]), done_at=now() - DAY)
    assert (await browser.get(brought.path)).json()["undo_until"] is None
    refused = await brought.undoes()
    assert (refused.status_code, refused.json()["code"]) == (409, "import_too_old")
