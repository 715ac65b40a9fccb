"""Promises at risk: told once a threshold, up the company, and only while they run (Q10)."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.notifications.reminders import sla
from api.people.models import Person
from shared.contracts.people import Role
from tests.desk import Desk

pytestmark = [pytest.mark.rule("Q10"), pytest.mark.both_stores]


async def ticks(desk: Desk) -> list[str]:
    return await desk.records(sla.run)


async def test_a_warning_a_breach_and_the_way_up(desk: Desk, clock: Any, no_pace: None) -> None:
    """The team while nobody has it, its lead, an hour later whoever works above the lead; each
    once, however often the clock ticks."""
    await desk.changes(Person, desk.ids["oleg"], role=Role.AGENT)
    await desk.links("boris", "vera", "oleg")
    await desk.opens_critical()
    await desk.pipeline()
    clock.shift(timedelta(minutes=11))
    assert await ticks(desk) == []
    clock.shift(timedelta(minutes=1))
    assert await ticks(desk) == ["sla_warned"]
    assert await ticks(desk) == []
    await desk.pipeline()
    await desk.actor("boris").sees("срок первого ответа клиенту — 23 ноября в 10:15")
    clock.shift(timedelta(minutes=3))
    assert await ticks(desk) == ["sla_breached", "sla_escalated"]
    await desk.pipeline()
    await desk.actor("vera").sees("требует внимания: срок первого ответа истёк")
    clock.shift(timedelta(hours=1))
    assert await ticks(desk) == ["sla_escalated"]
    await desk.pipeline()
    await desk.actor("oleg").sees("требует внимания")


async def test_a_pause_an_end_and_an_answer_stop_it(desk: Desk, clock: Any) -> None:
    """Nothing is told of a promise that does not run; after the pause the moved deadline is
    another one."""
    ticket = await desk.takes("boris", await desk.opens_critical())
    clock.shift(timedelta(hours=3, minutes=30))
    assert await ticks(desk) == ["sla_warned"]
    await desk.moves("boris", ticket, "waiting")
    clock.shift(timedelta(hours=1))
    assert await ticks(desk) == []
    await desk.says("anna", ticket, "Снова не печатает")
    assert await ticks(desk) == ["sla_warned"]
    await desk.moves("boris", ticket, "resolved")
    clock.shift(timedelta(hours=1))
    assert await ticks(desk) == []


async def test_nobody_is_woken_at_night(desk: Desk, clock: Any) -> None:
    """What broke in the last minute of the day is told in the morning."""
    await desk.opens_critical()
    clock.shift(timedelta(hours=9))
    assert await ticks(desk) == []
    clock.move_to(datetime(2026, 11, 24, 6, tzinfo=UTC))
    assert "sla_breached" in await ticks(desk)


async def test_two_schedulers_at_once_tell_it_once(desk: Desk, clock: Any) -> None:
    """The row decides."""
    await desk.opens_critical()
    clock.shift(timedelta(minutes=12))
    told = await asyncio.gather(*(sla.run(desk.held.database, desk.settings) for _ in range(3)))
    assert sum(told) == 1


async def test_a_warning_that_is_late_is_dropped(desk: Desk, clock: Any, no_pace: None) -> None:
    """Somebody answered between the tick and the sending."""
    await desk.links("boris")
    ticket = await desk.opens_critical()
    given = {"assignee_id": str(desk.ids["boris"])}
    await desk.does("gleb", f"/api/tickets/{ticket['id']}/assign", given)
    await desk.pipeline()
    clock.shift(timedelta(minutes=12))
    await ticks(desk)
    await desk.says("vera", ticket, "Смотрим")
    await desk.pipeline()
    desk.actor("boris").sees_no("первый ответ клиенту нужен")
    assert "outdated" in {each.reason for each in await desk.deliveries("boris")}
