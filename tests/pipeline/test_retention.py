"""What is forgotten, and what is not."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.clock import now
from api.db import first_id_of
from api.notifications import retention
from api.notifications.models import Delivery, DeliveryTry, MessageRef, Notice
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState
from tests.desk import Desk, until
from tests.lanes import Lanes

pytestmark = [pytest.mark.rule("Q9"), pytest.mark.both_stores]

DAYS = 90


def made(days_ago: int, salt: int) -> UUID:
    """The id of a row that was made then."""
    return UUID(int=first_id_of(now() - timedelta(days=days_ago)).int + salt)


async def told(desk: Desk, days_ago: int, state: DeliveryState = DeliveryState.SENT) -> OutboxEvent:
    """An event of that day with its notice, one delivery and one try."""
    event = OutboxEvent(id=made(days_ago, 1), kind="address_died", payload="{}", planned_at=now())
    whose: dict[str, Any] = {"event_id": event.id, "person_id": desk.ids["boris"]}
    notice = Notice(id=made(days_ago, 2), why="yourself", **whose)
    delivery = Delivery(
        id=made(days_ago, 3),
        notice_id=notice.id,
        lane=Lanes.EMAIL,
        address={},
        address_key="x",
        state=state,
        expires_at=now(),
        **whose,
    )
    for row in (event, notice, delivery, DeliveryTry(delivery_id=delivery.id, outcome="sent")):
        await desk.keep(row)
    return event


async def test_what_is_old_is_forgotten_whole(desk: Desk) -> None:
    """Delivery, tries, inbox line and event; what is younger stays."""
    await told(desk, DAYS + 1)
    young = await told(desk, DAYS - 1)
    assert await retention.sweep(desk.held.database, DAYS) == 3
    assert [each.id for each in await desk.all(OutboxEvent)] == [young.id]
    for table in (Notice, Delivery, DeliveryTry):
        assert await desk.count(table) == 1


async def test_what_is_still_to_be_sent_is_kept_with_all_it_needs(desk: Desk) -> None:
    """However old: a lane may have been without settings for a season."""
    await told(desk, DAYS + 1, DeliveryState.PENDING)
    assert await retention.sweep(desk.held.database, DAYS) == 0


async def test_many_go_in_small_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sweep holds the writer for a step at a time."""
    monkeypatch.setattr(retention, "STEP", 2)
    for days in range(5):
        await told(desk, DAYS + 1 + days)
    assert await retention.sweep(desk.held.database, DAYS) == 15
    assert await desk.count(OutboxEvent) == 0


@pytest.mark.rule("C1")
@pytest.mark.usefixtures("no_pace")
async def test_a_notice_whose_event_is_forgotten_becomes_the_objects_card(desk: Desk) -> None:
    """The message lives as long as the ticket and must not keep a dead button."""
    await desk.links("vera")
    ticket = await desk.opens("anna", "Не печатает принтер")
    await desk.pipeline()
    notice = await desk.actor("vera").sees("Новая заявка")
    ref = await desk.one(MessageRef)
    await desk.changes(MessageRef, ref.id, event_id=made(DAYS, 9))
    await desk.takes("boris", ticket)
    await desk.pipeline()
    await desk.actor("vera").sees_edited(notice, "Исполнитель: Борис Петров")
    assert notice.text.splitlines()[0] == "№1 · Не печатает принтер"


@pytest.mark.rule("Q3")
async def test_a_lane_with_something_due_is_woken_with_the_planner(desk: Desk) -> None:
    """Sent again, or mended: nothing was planned, and nobody waits for the tick."""
    await desk.opens("anna")
    await desk.pipeline()
    pipeline = desk.held.pipeline
    pipeline.register()
    (row, *_) = await desk.deliveries("boris", Lanes.EMAIL)
    seen = len(desk.world.mail.letters)
    await desk.changes(Delivery, row.id, state=DeliveryState.PENDING, due_at=now(), settled_at=None)
    await pipeline.plan()
    await until(lambda: len(desk.world.mail.letters) == seen + 1)
    pipeline.stopping.set()
