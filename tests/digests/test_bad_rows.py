"""A row that cannot be read stops nobody else's morning (U8)."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import text
from structlog.testing import capture_logs

from api.notifications.digests import tick
from api.notifications.digests.models import DayState, DigestDay
from api.notifications.plan import planner
from api.people.models import Person
from tests.desk import Desk
from tests.tasks.acts import gives

pytestmark = [pytest.mark.rule("U8"), pytest.mark.usefixtures("clock", "no_pace")]

NINE = datetime(2026, 11, 23, 6, tzinfo=UTC)
"""Monday, nine in Moscow."""
SECRET = "Тайна за семью печатями"


@pytest.fixture
def people(people_sqlite: Path) -> Path:
    """Reading and composing are the same over both databases."""
    return people_sqlite


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NINE, tick=False) as traveller:
        yield traveller


async def state_of(desk: Desk, key: str) -> DayState | None:
    rows = await desk.all(DigestDay, DigestDay.person_id == desk.ids[key])
    return rows[0].state if rows else None


async def has_an_odd_task(desk: Desk) -> None:
    """With a due date that nobody can read."""
    task = await gives(desk, "oleg", "boris", title=SECRET)
    async with desk.held.database.begin() as session:
        odd = text("UPDATE tasks SET due_at = 'soon' WHERE id = :id").bindparams(
            id=UUID(task["id"]).hex
        )
        await session.execute(odd)


async def lives_nowhere(desk: Desk) -> None:
    await desk.changes(Person, desk.ids["boris"], timezone="Mars/Olympus")


async def works_at_no_hours(desk: Desk) -> None:
    await desk.changes(Person, desk.ids["boris"], week={"start": SECRET})


@pytest.mark.parametrize(
    ("spoiled", "becomes"),
    [
        (has_an_odd_task, DayState.FAILED),
        (lives_nowhere, None),
        (works_at_no_hours, None),
    ],
)
async def test_the_others_get_their_digests(
    desk: Desk, spoiled: Callable[[Desk], Awaitable[None]], becomes: DayState | None
) -> None:
    """The one is named in the log, without words; a day that cannot be composed is settled, so
    that the next look is the next day's."""
    await desk.links("boris", "darya")
    await gives(desk, "oleg", "darya", title="Сверить акты")
    await desk.pipeline()
    await spoiled(desk)
    with capture_logs() as log:
        assert await tick.run(desk.held.database, desk.settings) > 0
        await desk.pipeline()
        assert await tick.run(desk.held.database, desk.settings) == 0
    await desk.actor("darya").sees("Сводка на 23 ноября")
    assert (await state_of(desk, "darya"), await state_of(desk, "boris")) == (
        DayState.TOLD,
        becomes,
    )
    aside = [each for each in log if each["event"].startswith("set aside")]
    named = {each.get("id") or each.get("person_id") or each.get("zone") for each in aside}
    assert named & {str(desk.ids["boris"]), "Mars/Olympus"}
    assert SECRET not in str(aside)


async def test_a_digest_that_cannot_be_composed_at_sending_fails_alone(desk: Desk) -> None:
    """The hour came, then the row was spoiled: the other's message of the same batch is sent."""
    await desk.links("boris", "darya")
    for key in ("boris", "darya"):
        await gives(desk, "oleg", key, title="Сверить акты")
    await desk.pipeline()
    await tick.run(desk.held.database, desk.settings)
    await planner.plan(desk.held.database)
    await has_an_odd_task(desk)
    await desk.pipeline()
    await desk.actor("darya").sees("Сводка на 23 ноября")
    bad = [row for row in await desk.deliveries("boris") if "internal error" in row.reason]
    assert [row.attempts for row in bad] == [1]
