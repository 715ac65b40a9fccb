"""Documents of settings are saved whole, by several administrators: a save that names the version
it was made from writes over nobody's."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from api.db import Database
from api.errors import VersionConflict
from api.notifications.mail import letters
from api.objects import desk_settings
from api.tickets.life import terms
from shared.contracts.desk import DeskPolicy
from shared.contracts.people import Role
from tests.admin.test_desk_settings import CHANGES, SETTINGS
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("K1")]
EVENT = letters.kinds()[0]
TEMPLATE = f"/api/admin/templates/{EVENT}/ru"
YEAR = "/api/admin/work-calendar/2027"
CHANNEL = f"/api/admin/channels/{Lanes.PUSH}"
HIDDEN = {"enabled": True, "settings": {"hide_text": True}}
RESTORED: dict[str, tuple[str, dict[str, Any], str]] = {
    name: (path, change, f"{SETTINGS}/{name}") for name, (path, change) in CHANGES.items()
} | {
    "work_year": (YEAR, {"holidays": ["2027-07-15"]}, YEAR),
    "template": (TEMPLATE, {"body": "Есть новости: {{ news }}"}, TEMPLATE),
}
"""Where each is saved, a change of it, and where it is put back."""
DOCUMENTS: dict[str, tuple[str, dict[str, Any]]] = {
    name: (path, change) for name, (path, change, _) in RESTORED.items()
} | {"channel": (CHANNEL, HIDDEN)}
"""Those too that have no way back."""
documented = pytest.mark.parametrize("name", DOCUMENTS)


async def two(desk: Desk) -> list[httpx.AsyncClient]:
    """Administrators, each with a login of their own."""
    return [await desk.logged_in(await desk.hires(name, Role.ADMIN)) for name in ("Ольга", "Инна")]


async def version_of(client: httpx.AsyncClient, path: str) -> int:
    if path == TEMPLATE:
        every = (await client.get("/api/admin/templates")).json()
        return next(e["version"] for e in every if (e["event"], e["locale"]) == (EVENT, "ru"))
    return (await client.get(path)).json()["version"]


def statuses(answers: list[httpx.Response]) -> list[int]:
    return sorted(each.status_code for each in answers)


@documented
async def test_the_second_of_two_administrators_is_told(desk: Desk, name: str) -> None:
    """Who saw an older version changes nothing and hears of the present one; who names none writes
    over whatever stands there, as ever."""
    path, change = DOCUMENTS[name]
    olga, inna = await two(desk)
    assert await version_of(olga, path) == 0
    first = await olga.put(path, json=change | {"version": 0})
    assert (first.status_code, first.json()["version"]) == (200, 1), first.text
    second = await inna.put(path, json=change | {"version": 0})
    assert (second.status_code, second.json()["code"]) == (409, "version_conflict"), second.text
    assert second.json()["extra"] == {"version": 1}
    assert await version_of(inna, path) == 1
    assert (await inna.put(path, json=change)).json()["version"] == 2
    assert (await olga.put(path, json=change | {"version": 2})).json()["version"] == 3


@documented
async def test_of_two_who_save_at_once_one_is_told(desk: Desk, name: str) -> None:
    """Whether they are the first ever or save what was saved before."""
    path, change = DOCUMENTS[name]
    both = await two(desk)
    for seen in (0, 1):
        body = change | {"version": seen}
        answers = await asyncio.gather(*[each.put(path, json=body) for each in both])
        assert statuses(list(answers)) == [200, 409], [each.text for each in answers]
        assert await version_of(both[0], path) == seen + 1


@pytest.mark.parametrize("name", RESTORED)
async def test_the_way_back_writes_over_nobodys_change_either(desk: Desk, name: str) -> None:
    """And a save that was made before it is not taken for one of after it."""
    path, change, back = RESTORED[name]
    olga, inna = await two(desk)
    await olga.put(path, json=change)
    late = await inna.delete(back, params={"version": 0})
    assert (late.status_code, late.json()["code"]) == (409, "version_conflict"), late.text
    answers = await asyncio.gather(
        olga.put(path, json=change | {"version": 1}), inna.delete(back, params={"version": 1})
    )
    assert statuses(list(answers)) == [200, 409], [each.text for each in answers]
    assert (await inna.delete(back)).status_code == 200
    assert await version_of(olga, path) == 3
    stale = await olga.put(path, json=change | {"version": 1})
    assert stale.json()["extra"] == {"version": 3}
    assert (await olga.put(path, json=change | {"version": 3})).json()["version"] == 4


async def test_what_nobody_saved_is_put_back_without_a_trace(desk: Desk) -> None:
    """The default holds already."""
    olga, _ = await two(desk)
    assert (await olga.delete(f"{SETTINGS}/sla", params={"version": 0})).status_code == 200
    assert (await olga.delete(f"{SETTINGS}/sla", params={"version": 2})).status_code == 409
    assert await version_of(olga, "/api/admin/sla") == 0


async def test_a_save_waits_for_the_one_that_is_under_way(desk: Desk) -> None:
    """Both transactions are open at once: the second one decides by what the first has left."""
    database = desk.held.database
    await _saves(database, 0)
    begun = asyncio.Event()

    async def slow() -> None:
        async with database.begin() as session:
            policy = DeskPolicy(reopen_days=3, version=1)
            await desk_settings.keep(session, terms.NAME, policy)
            begun.set()
            await asyncio.sleep(0.3)

    async def quick() -> None:
        await begun.wait()
        await _saves(database, 1)

    done = await asyncio.gather(slow(), quick(), return_exceptions=True)
    assert done[0] is None and isinstance(done[1], VersionConflict), done
    assert done[1].extra == {"version": 2}


async def _saves(database: Database, seen: int) -> None:
    async with database.begin() as session:
        await desk_settings.keep(session, terms.NAME, DeskPolicy(version=seen))


async def test_a_version_is_no_word_of_the_document(desk: Desk) -> None:
    """It stands beside what is kept, so that what an administrator says is never told as changed
    for its sake."""
    olga, _ = await two(desk)
    await olga.put("/api/admin/task-reminders", json={"soon_minutes": 30, "version": 0})
    async with desk.held.database.reads() as session:
        kept = await session.scalar(text("SELECT CAST(value AS TEXT) FROM desk_settings"))
    assert "version" not in str(kept) and "soon_minutes" in str(kept)
