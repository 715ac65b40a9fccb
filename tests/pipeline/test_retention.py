"""What is forgotten, and what is not."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.clock import now
from api.db import first_id_of
from api.notifications import retention, terms
from api.notifications.digests.models import DayState, DigestDay
from api.notifications.models import Delivery, DeliveryTry, MessageRef, Notice
from api.notifications.reminders.models import Reminder
from api.objects.audit import AuditEntry
from api.outbox import OutboxEvent
from api.people.models import AwayPeriod
from shared.contracts.absences import AbsenceKind
from shared.contracts.admin import DeliveryState
from shared.contracts.people import PersonKind
from shared.contracts.telegram import BotScope, MessageRole, ObjectKind
from tests.desk import Desk, until
from tests.lanes import Lanes

pytestmark = [pytest.mark.rule("Q9"), pytest.mark.both_stores]

DAYS = 90
GONE = UUID(int=7)
"""Nothing has this id."""


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


def ref(desk: Desk, object_id: UUID, days_ago: int, salt: int) -> MessageRef:
    return MessageRef(
        id=made(days_ago, salt),
        scope=BotScope.STAFF,
        chat_id=1,
        message_id=salt,
        person_id=desk.ids["boris"],
        role=MessageRole.CARD,
        object_kind=ObjectKind.TICKET,
        object_id=object_id,
    )


async def test_messages_are_known_while_their_ticket_is_open(desk: Desk) -> None:
    """And a year longer; then a reply to one finds nothing, and its row goes."""
    ticket = await desk.opens("anna")
    await desk.keep(ref(desk, UUID(ticket["id"]), terms.MESSAGES + 1, 1))
    await desk.keep(ref(desk, GONE, terms.MESSAGES + 1, 2))
    await desk.keep(ref(desk, GONE, terms.MESSAGES - 1, 3))
    await retention.tidy(desk.held.database, terms.terms(audit_days=90))
    assert {each.message_id for each in await desk.all(MessageRef)} == {1, 3}


async def test_a_reminder_of_an_open_ticket_is_kept(desk: Desk) -> None:
    """Else a deadline long past would be told a second time."""
    ticket = await desk.opens("anna")
    for salt, about in ((1, UUID(ticket["id"])), (2, GONE)):
        told: dict[str, Any] = {"kind": "reaction", "threshold": "lead", "deadline": now()}
        old = made(terms.REMINDERS + 1, salt)
        await desk.keep(Reminder(id=old, object_id=about, **told))
    await retention.tidy(desk.held.database, terms.terms(audit_days=90))
    assert [str(each.object_id) for each in await desk.all(Reminder)] == [ticket["id"]]


async def test_an_absence_to_come_is_kept_however_early_it_was_asked_for(desk: Desk) -> None:
    """One that is over is no news to whoever gives out work."""
    today = now().date()
    for salt, over in ((1, today), (2, today - timedelta(days=terms.AWAY + 2))):
        await desk.keep(
            AwayPeriod(
                id=made(terms.AWAY + 100, salt),
                person_id=desk.ids["boris"],
                kind=AbsenceKind.VACATION,
                since=over,
                until=over,
                counts=True,
            )
        )
    assert await retention.tidy(desk.held.database, terms.terms(audit_days=90)) == 1
    assert [each.until for each in await desk.all(AwayPeriod)] == [today]


async def test_the_audit_is_kept_as_long_as_the_setting_says(desk: Desk) -> None:
    """And so are settled days of digests and people's own messages by their terms."""
    for salt, days in ((1, 100), (2, 50)):
        await desk.keep(AuditEntry(id=made(days, salt), action="login"))
    await desk.keep(
        DigestDay(
            id=made(terms.DIGESTS + 1, 1),
            kind=PersonKind.EMPLOYEE,
            on=now().date() - timedelta(days=terms.DIGESTS + 1),
            at=time(9),
            state=DayState.TOLD,
            person_id=desk.ids["boris"],
        )
    )
    assert await retention.tidy(desk.held.database, terms.terms(audit_days=90)) == 2
    assert await desk.count(DigestDay) == 0
    assert await desk.count(AuditEntry, AuditEntry.id == made(100, 1)) == 0


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


async def test_the_sweep_follows_the_administrators_terms(desk: Desk) -> None:
    """Shorter than what ships, for deliveries and the audit log alike."""
    await told(desk, 20)
    await desk.keep(AuditEntry(id=made(100, 9), action="login", created_at=now()))
    terms_of_ours = {"deliveries_days": 10, "audit_days": 90}
    await desk.does("gleb", "/api/admin/retention", terms_of_ours, method="PUT")
    await desk.held.pipeline.sweep()
    assert await desk.count(Delivery) == 0
    assert "login" not in await desk.audit()
