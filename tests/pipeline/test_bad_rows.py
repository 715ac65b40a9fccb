"""A row that cannot be read costs nobody else a message (U8)."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import text, update
from structlog.testing import capture_logs

from api.clock import now
from api.notifications import retention
from api.notifications.models import Delivery, Notice
from api.notifications.plan import planner
from api.outbox import OutboxEvent
from api.people.models import AwayPeriod, Person
from shared.contracts.absences import AbsenceKind
from shared.contracts.admin import DeliveryState
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.rule("U8"), pytest.mark.usefixtures("no_pace")]

STAFF = Lanes.TELEGRAM_STAFF
SECRET = "Тайна за семью печатями"


async def is_away_for_ever(desk: Desk) -> None:
    """Until the last day that a calendar has: there is no working day after it."""
    today = now().date()
    who, kind = desk.ids["boris"], AbsenceKind.VACATION
    row = AwayPeriod(person_id=who, kind=kind, since=today, until=date.max, counts=True)
    await desk.keep(row)


async def lives_nowhere(desk: Desk) -> None:
    """In a zone that this machine knows not."""
    await desk.changes(Person, desk.ids["boris"], timezone="Mars/Olympus")


async def rests_at_no_hours(desk: Desk) -> None:
    await desk.changes(Person, desk.ids["boris"], quiet_hours={"start": SECRET})


async def hears_for_no_reason(desk: Desk) -> None:
    """By a reason that this version knows not."""
    async with desk.held.database.begin() as session:
        mine = Notice.person_id == desk.ids["boris"]
        await session.execute(update(Notice).where(mine).values(why=SECRET))


@pytest.mark.parametrize(
    "spoiled", [is_away_for_ever, lives_nowhere, rests_at_no_hours, hears_for_no_reason]
)
async def test_the_rest_of_the_batch_is_sent(
    desk: Desk, spoiled: Callable[[Desk], Awaitable[None]]
) -> None:
    """The one that cannot be written waits with a reason; the log names it without its words."""
    await desk.links("boris", "darya", "vera")
    await desk.opens("anna", SECRET)
    await planner.plan(desk.held.database)
    await spoiled(desk)
    with capture_logs() as log:
        await desk.pipeline()
    for key in ("darya", "vera"):
        assert len(desk.actor(key).messages("Новая заявка")) == 1
    (bad,) = await desk.deliveries("boris", STAFF)
    assert (bad.state, bad.attempts) == (DeliveryState.PENDING, 1)
    assert bad.reason.startswith("internal error: ")
    (told,) = [each for each in log if each["event"] == "set aside" and each["id"] == str(bad.id)]
    assert (told["what"], told["at"] != "") == ("delivery", True)
    assert SECRET not in str(log)


async def test_an_event_that_cannot_be_read_waits_alone(desk: Desk) -> None:
    """What another version wrote waits for a version that can read it, and only that."""
    await desk.links("boris")
    await desk.opens("anna", "Принтер")
    await desk.opens("anna", "Сканер")
    await planner.plan(desk.held.database)
    first = (await desk.all(OutboxEvent))[0]
    await desk.changes(OutboxEvent, first.id, payload=f'{{"words": "{SECRET}"}}')
    with capture_logs() as log:
        await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 1
    waiting = await desk.deliveries(state=DeliveryState.PENDING)
    assert {(row.event_id, row.attempts) for row in waiting} == {(first.id, 1)}
    assert SECRET not in str(log)


async def test_an_event_that_cannot_be_planned_waits_alone(desk: Desk) -> None:
    """Those of the same batch are told; it is tried again later, and ever later."""
    await desk.links("boris")
    for words in ("Принтер", "Сканер", "Телефон"):
        await desk.opens("anna", words)
    odd = (await desk.all(OutboxEvent))[1]
    await desk.changes(OutboxEvent, odd.id, payload=f'{{"words": "{SECRET}"}}')
    with capture_logs() as log:
        await desk.pipeline()
        await desk.passes(seconds=31)
        await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 2
    row = await desk.one(OutboxEvent, OutboxEvent.id == odd.id)
    assert (row.planned_at, row.plan_attempts) == (None, 2)
    told = [each for each in log if each.get("what") == "event"]
    assert {each["id"] for each in told} == {str(odd.id)}
    assert SECRET not in str(log)


async def test_a_line_that_cannot_be_drawn_is_a_plain_line(desk: Desk) -> None:
    """In its place, with its hour; the others are as ever, and it can be read away."""
    made = [await desk.opens("anna", text) for text in ("Принтер", SECRET, "Сканер")]
    await desk.pipeline()
    events = [row for row in await desk.all(OutboxEvent) if row.kind == "ticket_opened"]
    await desk.changes(OutboxEvent, events[1].id, payload=f'{{"words": "{SECRET}"}}')
    with capture_logs() as log:
        lines: list[Any] = await desk.inbox("boris")
    assert [each["title"] for each in lines] == [
        f"🆕 Новая заявка №{made[2]['number']} — Ромашка",
        "Это уведомление показать не удалось",
        f"🆕 Новая заявка №{made[0]['number']} — Ромашка",
    ]
    plain = lines[1]
    assert (plain["body"], plain["can_wait"], plain["kind"]) == ("", False, "ticket_opened")
    assert [each["id"] for each in log if each["event"] == "set aside"] == [plain["id"]]
    assert SECRET not in str(log)
    await desk.does("boris", f"/api/notifications/{plain['id']}/read")
    assert (await desk.inbox("boris"))[1]["read_at"]


async def test_a_row_that_cannot_be_forgotten_keeps_no_other(desk: Desk) -> None:
    """The sweep passes it over, and ends."""
    await desk.opens("anna", SECRET)
    await desk.pipeline()
    odd = (await desk.all(Delivery))[0]
    refusal = (
        "CREATE TRIGGER refuse BEFORE DELETE ON deliveries "
        f"WHEN OLD.id = '{odd.id.hex}' BEGIN SELECT RAISE(ABORT, '{SECRET}'); END"
    )
    async with desk.database.begin() as session:
        await session.execute(text(refusal))
    with time_machine.travel(now() + timedelta(days=91)), capture_logs() as log:
        await retention.sweep(desk.database, 90)
    assert [row.id for row in await desk.all(Delivery)] == [odd.id]
    assert {each["id"] for each in log if each["event"] == "set aside"} == {str(odd.id)}
    assert SECRET not in str(log)
