"""What was set aside is counted, and the administrator hears of what repeats (U8)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from api.admin import faults
from api.admin.faults import Fault
from api.clock import now
from shared import quarantine
from shared.quarantine import Noted
from tests.desk import Desk

pytestmark = pytest.mark.rule("U8")

DIGEST = Noted(what="digest", thing="person 1", error="OverflowError", at="compose.py:43 local")


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """What other tests of this process set aside is not told here."""
    quarantine.drain()
    yield
    quarantine.drain()


async def kept(desk: Desk, *noted: Noted) -> None:
    async with desk.database.begin() as session:
        await faults.keep(session, noted)


async def alarms(desk: Desk) -> list[Any]:
    """What the administrator reads of it."""
    await faults.run(desk.database, desk.settings)
    await desk.pipeline()
    return [each for each in await desk.inbox("gleb") if each["kind"] == "fault_repeats"]


@pytest.mark.both_stores
async def test_each_thing_is_one_row_that_counts(desk: Desk) -> None:
    """Whichever process tells of it; the last error is kept, and the metrics add them up."""
    await kept(desk, DIGEST, Noted("digest", "person 2", "KeyError", "", times=4))
    await kept(desk, Noted("digest", "person 1", "ValueError", "", times=2))
    rows = {row.thing: (row.times, row.error) for row in await desk.all(Fault)}
    assert rows == {"person 1": (3, "ValueError"), "person 2": (4, "KeyError")}
    assert 'vestovoy_faults{what="digest"} 7.0' in (await desk.browser().get("/metrics")).text


async def test_what_repeats_is_told_to_the_administrators_once(desk: Desk) -> None:
    """Once is an accident. Afterwards six hours pass, whatever else fails meanwhile."""
    await kept(desk, DIGEST)
    assert await alarms(desk) == []
    await kept(desk, DIGEST, DIGEST, Noted("digest", "person 2", "KeyError", "", times=2))
    (alarm,) = await alarms(desk)
    assert alarm["title"].startswith("⚠️ 2 записи обработать не удаётся")
    assert "digest person 2: KeyError (2)" in alarm["body"]
    await kept(desk, Noted("event", "3", "KeyError", "", times=9))
    assert len(await alarms(desk)) == 1
    assert await desk.inbox("boris") == []
    for row in await desk.all(Fault, Fault.alarmed_at.is_not(None)):
        await desk.changes(Fault, row.id, alarmed_at=now() - timedelta(hours=7))
    assert len(await alarms(desk)) == 2


async def test_many_different_things_of_a_kind_repeat_too(desk: Desk) -> None:
    """Each update of a bot comes once: three that cannot be read are no accident."""
    await kept(desk, *(Noted("update", str(number), "ValueError", "") for number in range(3)))
    assert len(await alarms(desk)) == 1


async def test_a_process_tells_what_it_set_aside(desk: Desk) -> None:
    """All of it, once; and nothing of what the thing held."""
    for _ in range(2):
        quarantine.note("digest", ValueError("Тайна"), person_id="5")
    await faults.keep_own(desk.database)
    await faults.keep_own(desk.database)
    (row,) = await desk.all(Fault)
    assert (row.what, row.thing, row.error, row.times) == ("digest", "5", "ValueError", 2)
    assert "test_faults.py" not in row.at and "Тайна" not in row.thing + row.at


async def test_what_fails_no_more_is_forgotten(desk: Desk) -> None:
    """Within a week; should it come again, it is told anew."""
    await kept(desk, DIGEST)
    (row,) = await desk.all(Fault)
    await desk.changes(Fault, row.id, last_at=now() - timedelta(days=8))
    await desk.held.pipeline.sweep()
    assert await desk.count(Fault) == 0


async def test_a_bot_reports_within_bounds(desk: Desk) -> None:
    """A person cannot, and what is too long is refused."""
    report = {"what": "update", "thing": "7", "error": "KeyError", "at": "", "times": 1}
    bot = desk.bot("staff")
    answer = await bot.post("/api/bots/faults", json={"faults": [report]})
    assert (answer.status_code, await desk.count(Fault)) == (204, 1)
    endless = report | {"thing": "7" * 201}
    assert (await bot.post("/api/bots/faults", json={"faults": [endless]})).status_code == 422
    gleb = await desk.calls("gleb")
    assert (await gleb.post("/api/bots/faults", json={"faults": [report]})).status_code == 401
