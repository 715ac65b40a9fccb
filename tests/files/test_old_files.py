"""Files of tickets that ended long ago go when the administrator says so."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.clock import now
from api.files.models import StoredFile
from api.files.storage import ContentGone
from api.tickets.life import old_files
from api.tickets.models import Ticket
from tests.desk import Desk
from tests.files.test_files import upload

pytestmark = [pytest.mark.rule("Q9"), pytest.mark.both_stores]


async def with_file(desk: Desk, days_ago: int, *, ended: bool = True) -> Any:
    """A ticket with a file that was touched last so many days ago."""
    anna = await desk.calls("anna")
    kept = (await upload(anna, "счёт.pdf", b"%PDF-1.7 x")).json()
    ticket = await desk.opens(file_ids=[kept["id"]])
    status = {"status": "cancelled"} if ended else {}
    async with desk.database.begin() as session:
        await session.execute(
            update(Ticket)
            .where(Ticket.number == ticket["number"])
            .values(updated_at=now() - timedelta(days=days_ago), **status)
        )
    return kept["id"]


async def sweep(desk: Desk, days: int) -> int:
    return await old_files.sweep(desk.held.database, desk.held.storage, desk.settings, days)


async def test_the_content_goes_and_the_name_stays(desk: Desk) -> None:
    """Whoever opens the old ticket reads that there was a file, and why it is not there."""
    old = await with_file(desk, 100)
    young, open_one = await with_file(desk, 10), await with_file(desk, 100, ended=False)
    rows = {str(each.id): each for each in await desk.all(StoredFile)}
    key = rows[old].storage_key
    assert await sweep(desk, 60) == 1
    boris = await desk.calls("boris")
    assert (await boris.get(f"/api/files/{old}")).status_code == 404
    for each in (young, open_one):
        assert (await boris.get(f"/api/files/{each}")).status_code == 200
    with pytest.raises(ContentGone):
        await desk.held.storage.get(key)
    after = {str(each.id): each for each in await desk.all(StoredFile)}[old]
    assert (after.name, after.state, after.storage_key) == ("счёт.pdf", "missing", "")
    assert "не хранятся" in after.reason
    assert await sweep(desk, 60) == 0


async def test_zero_keeps_them_for_good(desk: Desk) -> None:
    """As it is until somebody chooses."""
    await with_file(desk, 5000)
    assert await sweep(desk, 0) == 0


async def test_many_go_in_small_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer is held for a step at a time."""
    monkeypatch.setattr(old_files, "STEP", 2)
    for _ in range(5):
        await with_file(desk, 100)
    assert await sweep(desk, 60) == 5
