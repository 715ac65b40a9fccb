"""A morning at the desk: whose digest goes, by which channel, and only once."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from api.notifications.channels.telegram import adapter as telegram
from api.notifications.digests import tick
from api.notifications.digests.models import DayState, DigestDay
from api.notifications.models import Delivery, MessageRef
from api.notifications.plan import planner
from api.people.models import Person
from shared.contracts.admin import DeliveryState
from shared.contracts.telegram import MessageRole
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = pytest.mark.both_stores

EIGHT = datetime(2026, 11, 23, 5, tzinfo=UTC)
"""Monday, eight in Moscow: an hour before everybody's digest."""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(EIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "BETWEEN_PARTS", 0.0)


async def morning(desk: Desk) -> int:
    """The clock of digests ticks once, and the pipeline brings what it made."""
    sent = await tick.run(desk.held.database, desk.settings)
    await desk.pipeline()
    return sent


async def days(desk: Desk, key: str) -> list[DayState]:
    rows = await desk.all(DigestDay, DigestDay.person_id == desk.ids[key])
    return [row.state for row in rows]


async def digest_of(desk: Desk, key: str) -> Any:
    return (await (await desk.calls(key)).get("/api/digest")).json()


@pytest.mark.rule("G1", "G2", "G3", "G7")
async def test_a_morning(desk: Desk, clock: Any, no_pace: None) -> None:
    """At nine who has news hears once, with a button that opens the card; who has none is silent,
    and a second tick tells nobody."""
    await desk.links("boris", "gleb")
    ticket = await desk.opens("anna", text="Не печатает принтер")
    await desk.pipeline()
    boris, gleb = desk.actor("boris"), desk.actor("gleb")
    assert await morning(desk) == 0
    clock.shift(timedelta(hours=1))
    assert await morning(desk) > 0
    message = await boris.sees("Сводка на 23 ноября, понедельник")
    assert f"№{ticket['number']} Не печатает принтер" in message.text
    assert boris.buttons(message)[0] == f"Заявка №{ticket['number']} · Не печатает принтер"
    gleb.sees_no("Сводка")
    assert await days(desk, "boris") == [DayState.TOLD]
    assert await days(desk, "gleb") == [DayState.EMPTY]
    assert await morning(desk) == 0
    assert len(boris.messages("Сводка")) == 1


@pytest.mark.rule("G4", "G6")
async def test_what_is_late_is_told_to_the_doer_and_to_the_manager(
    desk: Desk, clock: Any, no_pace: None
) -> None:
    """Each in the own part; the button opens the task."""
    await desk.links("boris", "vera")
    draft = {
        "title": "Сверить акты",
        "assignee_id": str(desk.ids["boris"]),
        "due_at": (EIGHT + timedelta(minutes=30)).isoformat(),
    }
    task = await desk.does("vera", "/api/tasks", draft)
    await desk.pipeline()
    clock.shift(timedelta(hours=1))
    await morning(desk)
    boris, vera = desk.actor("boris"), desk.actor("vera")
    told = await boris.sees("Просрочено: 1")
    assert boris.buttons(told)[0] == f"Задача №{task['number']} · Сверить акты"
    await vera.sees("Ваши сотрудники: 1 открытая задача, просрочено 1")
    await vera.sees("Борис Петров: 1 задача")


@pytest.mark.rule("C2")
async def test_the_message_remembers_its_things(desk: Desk, clock: Any, no_pace: None) -> None:
    """As a list: a reply asks which, and a change of one of them does not redraw it."""
    await desk.links("boris")
    tickets = [await desk.opens("anna", text=text) for text in ("Принтер", "Сканер")]
    await desk.pipeline()
    clock.shift(timedelta(hours=1))
    await morning(desk)
    refs = await desk.all(MessageRef, MessageRef.role == MessageRole.LIST)
    assert {str(ref.object_id) for ref in refs} == {each["id"] for each in tickets}


@pytest.mark.rule("G5", "G3")
async def test_what_was_settled_meanwhile_is_not_told(
    desk: Desk, clock: Any, no_pace: None
) -> None:
    """The hour had come, but before the sending the ticket was closed: nothing is left to say."""
    await desk.links("boris")
    ticket = await desk.opens("anna")
    await desk.pipeline()
    clock.shift(timedelta(hours=1))
    await tick.run(desk.held.database, desk.settings)
    await desk.moves("boris", ticket, "cancelled")
    await desk.pipeline()
    desk.actor("boris").sees_no("Сводка")
    assert "outdated" in {each.reason for each in await desk.deliveries("boris")}


@pytest.mark.rule("Q4")
async def test_a_blocked_bot_sends_it_to_the_next_channel(
    desk: Desk, clock: Any, no_pace: None
) -> None:
    """Only there: a digest goes by one channel."""
    await desk.links("boris")
    await desk.prefers("boris", ("telegram", "always"), ("email", "always"), ("push", "off"))
    await desk.opens("anna")
    await desk.pipeline()
    await desk.actor("boris").blocks_bot()
    clock.shift(timedelta(hours=1))
    await morning(desk)
    letter = desk.world.mail.letter_to("boris@vestovoy.example", "Сводка на 23 ноября")
    assert "🆕 Новое: 1" in letter.text


@pytest.mark.rule("G2")
async def test_two_schedulers_at_once_tell_it_once(desk: Desk, clock: Any) -> None:
    """The row of the day decides."""
    await desk.opens("anna")
    await desk.pipeline()
    clock.shift(timedelta(hours=1))
    told = await asyncio.gather(*(tick.run(desk.held.database, desk.settings) for _ in range(3)))
    rows = await desk.all(DigestDay, DigestDay.state == DayState.TOLD)
    assert sum(told) == len(rows) > 0


@pytest.mark.rule("G2")
async def test_after_a_long_night_it_is_logged_as_skipped(desk: Desk, clock: Any) -> None:
    """At two in the afternoon nobody is told of the morning."""
    await desk.opens("anna")
    clock.shift(timedelta(hours=6))
    assert await morning(desk) == 0
    assert await days(desk, "boris") == [DayState.LATE]


@pytest.mark.rule("G1", "G2")
async def test_an_hour_moved_to_later_comes_the_same_day(
    desk: Desk, clock: Any, no_pace: None
) -> None:
    """What was skipped as late, or had nothing to say, bars no other hour; what was told does."""
    await desk.links("boris")
    await desk.opens("anna")
    await desk.pipeline()
    boris, web = desk.actor("boris"), await desk.calls("boris")
    clock.shift(timedelta(hours=6))
    await morning(desk)
    boris.sees_no("Сводка")
    for at in ("15:00:00", "16:00:00"):
        (await web.put("/api/me/schedule", json={"digest_at": at})).raise_for_status()
        clock.shift(timedelta(hours=1))
        await morning(desk)
    assert len(boris.messages("Сводка")) == 1
    assert await days(desk, "boris") == [DayState.TOLD]


@pytest.mark.rule("G3")
async def test_the_first_working_day_covers_the_weekend(
    desk: Desk, clock: Any, no_pace: None
) -> None:
    """Saturday is free and says so; on Monday Saturday's ticket is new."""
    clock.move_to(datetime(2026, 11, 20, 6, 1, tzinfo=UTC))
    await desk.links("boris")
    await morning(desk)
    clock.shift(timedelta(days=1))
    ticket = await desk.opens("anna", text="Субботний потоп")
    await desk.pipeline()
    await morning(desk)
    assert await days(desk, "boris") == [DayState.EMPTY, DayState.FREE]
    clock.shift(timedelta(days=2))
    await morning(desk)
    told = await desk.actor("boris").sees("Сводка на 23 ноября")
    assert f"№{ticket['number']} Субботний потоп" in told.text


@pytest.mark.rule("G8")
async def test_now_is_the_same_and_costs_nothing(desk: Desk, clock: Any) -> None:
    """The day is not used up; a contact may ask too and reads the own tickets."""
    ticket = await desk.opens("anna")
    for key, part in (("boris", "new"), ("anna", "open")):
        digest = await digest_of(desk, key)
        assert [each["part"] for each in digest["sections"]] == [part]
        assert digest["sections"][0]["lines"][0]["number"] == ticket["number"]
    assert await desk.count(DigestDay) == 0


async def test_a_contact_hears_only_if_wanted(desk: Desk, clock: Any, no_pace: None) -> None:
    """Off by default."""
    await desk.links("anna", "pavel")
    await desk.opens("anna")
    await desk.changes(Person, desk.ids["anna"], digest=True)
    clock.shift(timedelta(hours=1))
    await morning(desk)
    assert await days(desk, "anna") == [DayState.TOLD]
    assert await days(desk, "pavel") == []
    await desk.actor("anna").sees("Ваши открытые заявки: 1")


async def test_a_digest_waits_behind_notices(desk: Desk, clock: Any) -> None:
    """On its lane it has the last rank (Q7), and one channel only."""
    await desk.links("boris")
    await desk.opens("anna")
    await desk.pipeline()
    clock.shift(timedelta(hours=1))
    await tick.run(desk.held.database, desk.settings)
    await planner.plan(desk.held.database)
    waiting = await desk.all(
        Delivery,
        Delivery.state == DeliveryState.PENDING,
        Delivery.person_id == desk.ids["boris"],
    )
    assert [(each.lane, each.rank) for each in waiting] == [(Lanes.TELEGRAM_STAFF, 2)]
