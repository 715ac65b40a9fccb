"""A row that cannot be read costs nobody else a reminder (U8)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from api.notifications.periodic import Job
from api.notifications.reminders import sla, snoozes, tasks
from api.outbox import OutboxEvent
from api.people.models import Person
from api.tickets.life import closing
from api.tickets.models import Ticket
from shared.quarantine import ALARM, NOTE
from tests.desk import Desk
from tests.tasks.acts import gives

pytestmark = pytest.mark.rule("U8")

SECRET = "Тайна за семью печатями"
AT_FIVE = "2026-11-23T17:00:00+03:00"


@pytest.fixture
def people(people_sqlite: Path) -> Path:
    """What is computed is the same over both databases."""
    return people_sqlite


async def ticks(desk: Desk, hand: Job, bad: str) -> list[str]:
    """What it records; only the one is set aside, and by name."""
    with capture_logs() as log:
        recorded = await desk.records(hand)
    told = [each for each in log if each["event"] in (NOTE, ALARM)]
    assert {value for each in told for value in each.values()} & {bad}
    assert SECRET not in str(log)
    return recorded


async def test_a_due_date_of_who_lives_nowhere(desk: Desk, clock: Any) -> None:
    """The other assignee is reminded; the one whose clock is unknown is set aside, each time."""
    odd = await gives(desk, "vera", "boris", title=SECRET, due_at=AT_FIVE)
    fine = await gives(desk, "vera", "darya", due_at=AT_FIVE)
    await desk.changes(Person, desk.ids["boris"], timezone="Mars/Olympus")
    clock.shift(timedelta(hours=5))
    assert await ticks(desk, tasks.run, odd["id"]) == ["task_due_soon"]
    rows = await desk.all(OutboxEvent, OutboxEvent.kind == "task_due_soon")
    assert fine["id"] in rows[0].payload
    assert await ticks(desk, tasks.run, odd["id"]) == []


async def test_a_promise_that_ended_before_any_calendar(desk: Desk, clock: Any) -> None:
    """The other ticket's warning is told."""
    odd = await desk.opens_critical(text=SECRET)
    await desk.opens_critical()
    first = datetime.min.replace(tzinfo=UTC)
    moved = {"reaction_due_at": first, "reaction_warn_at": first}
    await desk.changes(Ticket, UUID(odd["id"]), **moved)
    clock.shift(timedelta(minutes=12))
    assert await ticks(desk, sla.run, odd["id"]) == ["sla_warned"]


async def test_a_ticket_that_cannot_be_closed(desk: Desk, clock: Any) -> None:
    """The other one, which nobody objected to either, closes."""
    made = [
        await desk.takes("boris", await desk.opens("anna", words)) for words in (SECRET, "Сканер")
    ]
    odd, fine = [await desk.moves("boris", each, "resolved") for each in made]
    async with desk.held.database.begin() as session:
        unknown = text("UPDATE tickets SET priority = 'sky' WHERE id = :id")
        await session.execute(unknown.bindparams(id=UUID(odd["id"]).hex))
    clock.shift(timedelta(days=30))
    assert await ticks(desk, closing.run, odd["id"]) == ["ticket_status_changed"]
    assert fine["id"] in (await desk.all(OutboxEvent))[-1].payload


async def test_what_was_put_off_and_cannot_be_read(desk: Desk, clock: Any) -> None:
    """The other thing comes back."""
    odd = await gives(desk, "vera", "boris", title=SECRET)
    fine = await gives(desk, "vera", "darya")
    for key, task in (("boris", odd), ("darya", fine)):
        asked = {"object_kind": "task", "object_id": task["id"]}
        await desk.does(key, "/api/notifications/snooze", asked)
    async with desk.held.database.begin() as session:
        unknown = text("UPDATE tasks SET priority = 'sky' WHERE id = :id")
        await session.execute(unknown.bindparams(id=UUID(odd["id"]).hex))
    clock.shift(timedelta(hours=1))
    assert await ticks(desk, snoozes.run, odd["id"]) == ["snooze_ended"]
    assert fine["id"] in (await desk.all(OutboxEvent))[-1].payload
