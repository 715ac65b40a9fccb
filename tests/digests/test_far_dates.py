"""Rows with dates of no calendar, older than the bounds at the door, are drawn like others."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from api.notifications.channels.telegram import adapter as telegram
from api.notifications.digests import tick
from api.notifications.models import Delivery
from api.people.models import Person
from api.tasks.models import Task
from shared.contracts.admin import DeliveryState
from tests.desk import Desk
from tests.tasks.acts import gives, sees

pytestmark = pytest.mark.rule("U8")

EIGHT = datetime(2026, 11, 23, 5, tzinfo=UTC)
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(EIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "BETWEEN_PARTS", 0.0)


async def far_tasks(desk: Desk, key: str) -> list[Any]:
    """Two tasks of the person, due at the two ends of the calendar."""
    made: list[Any] = []
    for due in (FIRST, LAST):
        task = await gives(desk, "vera", key, title=f"Срок {due.year}")
        await desk.changes(Task, UUID(task["id"]), due_at=due)
        made.append(task)
    return made


async def test_a_far_date_stops_no_morning(desk: Desk, clock: Any, no_pace: None) -> None:
    """West and east of Greenwich: the digest goes out, the inbox and the lists are shown, nothing
    of the batch stays behind."""
    await desk.links("boris", "darya", "vera")
    await desk.changes(Person, desk.ids["darya"], timezone="America/New_York")
    made = [task for key in ("boris", "darya") for task in await far_tasks(desk, key)]
    await desk.pipeline()
    for key, hour in (("boris", 1), ("vera", 0), ("darya", 8)):
        clock.shift(timedelta(hours=hour))
        assert await tick.run(desk.held.database, desk.settings) >= 0
        await desk.pipeline()
        told = await desk.actor(key).sees("Сводка на 23 ноября")
        assert key == "vera" or ("Срок 1" in told.text and "Срок 9999" in told.text)
        web = await desk.calls(key)
        assert (await web.get("/api/digest")).status_code == 200
        listed = await web.get("/api/tasks", params={"overdue": True})
        assert listed.status_code == 200, listed.text
        assert "сводка" in str(await desk.inbox(key)).lower()
    for task in made:
        assert (await sees(desk, "vera", task))["due_at"]
    assert await desk.count(Delivery, Delivery.state == DeliveryState.PENDING) == 0
