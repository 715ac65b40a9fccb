"""What was put off comes back once, if it is still to be done and still the person's to see."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.notifications.reminders import snoozes
from api.notifications.reminders.snoozes import moment_of
from api.people.calendar.workdays import Week
from api.people.models import Person
from shared.contracts.notifications import SnoozeTerm
from shared.contracts.people import Role
from tests.desk import Desk
from tests.lanes import Lanes
from tests.tasks.acts import does, gives

pytestmark = [pytest.mark.rule("N3"), pytest.mark.both_stores]

SNOOZE = "/api/notifications/snooze"
BACK = ["snooze_ended"]


async def ticks(desk: Desk) -> list[str]:
    return await desk.records(snoozes.run)


async def puts_off(desk: Desk, key: str, kind: str, what: Any, **wish: Any) -> Any:
    return await desk.does(key, SNOOZE, {"object_kind": kind, "object_id": what["id"]} | wish)


@pytest.mark.parametrize(
    ("term", "at", "until"),
    [
        ("hour", "2026-11-23T10:30:00+03:00", "2026-11-23T11:30:00+03:00"),
        ("tomorrow", "2026-11-23T10:30:00+03:00", "2026-11-24T09:00:00+03:00"),
        ("tomorrow", "2026-11-23T23:59:00+00:00", "2026-11-25T09:00:00+03:00"),
        ("monday", "2026-11-23T08:00:00+03:00", "2026-11-30T09:00:00+03:00"),
        ("monday", "2026-11-29T23:00:00+03:00", "2026-11-30T09:00:00+03:00"),
    ],
)
def test_until_when_by_the_persons_own_clock(term: str, at: str, until: str) -> None:
    """A day begins with the working hours; Monday is never today."""
    week = Week(zone=ZoneInfo("Europe/Moscow"))
    moment = moment_of(SnoozeTerm(term), datetime.fromisoformat(at), week)
    assert moment == datetime.fromisoformat(until)


async def test_it_comes_back_once(desk: Desk, clock: Any, no_pace: None) -> None:
    """In the chat with its buttons and in the inbox, with the reason."""
    await desk.links("boris")
    task = await gives(desk, "vera", "boris")
    until = (await puts_off(desk, "boris", "task", task))["until"]
    assert datetime.fromisoformat(until) == datetime(2026, 11, 23, 8, tzinfo=UTC)
    clock.shift(timedelta(minutes=59))
    assert await ticks(desk) == []
    clock.shift(timedelta(minutes=1))
    assert await ticks(desk) == BACK
    assert await ticks(desk) == []
    await desk.pipeline()
    told = await desk.actor("boris").sees("Вы просили напомнить")
    assert "Задача №1 · Сверить склад" in told.text and "Вы отложили это" in told.text
    assert (await desk.inbox("boris"))[0]["kind"] == "snooze_ended"


async def test_a_second_time_moves_it(desk: Desk, clock: Any) -> None:
    """And it can be taken back; both are the person's own."""
    task = await gives(desk, "vera", "boris")
    await puts_off(desk, "boris", "task", task)
    await puts_off(desk, "boris", "task", task, term="tomorrow")
    await puts_off(desk, "vera", "task", task)
    await desk.does("vera", f"{SNOOZE}/{task['id']}", method="DELETE")
    clock.shift(timedelta(hours=2))
    assert await ticks(desk) == []
    clock.move_to(datetime(2026, 11, 24, 6, tzinfo=UTC))
    assert await ticks(desk) == BACK


async def test_what_is_ended_does_not_come_back(desk: Desk, clock: Any, no_pace: None) -> None:
    """Neither when its time comes, nor when it ends before the sending; an ended one cannot be
    put off."""
    await desk.links("boris")
    done, late = await gives(desk, "vera", "boris"), await gives(desk, "vera", "boris")
    for task in (done, late):
        await puts_off(desk, "boris", "task", task)
    await desk.pipeline()
    await does(desk, "boris", done, "complete")
    clock.shift(timedelta(hours=1))
    assert await ticks(desk) == BACK
    await does(desk, "boris", late, "complete")
    await desk.pipeline()
    desk.actor("boris").sees_no("Вы просили напомнить")
    again = {"object_kind": "task", "object_id": done["id"]}
    answer = await (await desk.calls("boris")).post(SNOOZE, json=again)
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing_to_put_off")


@pytest.mark.rule("X1")
async def test_who_lost_the_right_hears_nothing(desk: Desk, clock: Any, no_pace: None) -> None:
    """The policy is asked when it comes back; a foreign object cannot be put off at all."""
    ticket = await desk.opens("anna")
    await puts_off(desk, "boris", "ticket", ticket)
    stranger = await (await desk.calls("oleg")).post(
        SNOOZE, json={"object_kind": "ticket", "object_id": ticket["id"]}
    )
    assert stranger.status_code == 404
    await desk.changes(Person, desk.ids["boris"], role=Role.EMPLOYEE)
    clock.shift(timedelta(hours=1))
    assert await ticks(desk) == BACK
    await desk.pipeline()
    assert not any(each["kind"] == "snooze_ended" for each in await desk.inbox("boris"))


async def test_a_muted_object_comes_back_too(desk: Desk, clock: Any, no_pace: None) -> None:
    """It was asked for."""
    await desk.links("boris")
    task = await gives(desk, "vera", "boris")
    await does(desk, "boris", task, "mute")
    await puts_off(desk, "boris", "task", task)
    clock.shift(timedelta(hours=1))
    await ticks(desk)
    await desk.pipeline()
    await desk.actor("boris").sees("Вы просили напомнить")


async def test_a_line_of_the_inbox_is_put_off(desk: Desk, clock: Any) -> None:
    """It counts as read, and says when it comes back; another's line is not there."""
    await gives(desk, "vera", "boris")
    await desk.pipeline()
    line = (await desk.inbox("boris"))[0]
    assert line["can_wait"] and line["snoozed_until"] is None
    path = f"/api/notifications/{line['id']}/snooze"
    until = (await desk.does("boris", path, {"term": "monday"}))["until"]
    line = (await desk.inbox("boris"))[0]
    assert line["read_at"] and line["snoozed_until"] == until
    assert (await (await desk.calls("vera")).post(path, json={})).status_code == 404


async def test_a_moment_of_ones_own_lies_ahead(desk: Desk, clock: Any) -> None:
    """With its zone, and not years away."""
    task = await gives(desk, "vera", "boris")
    client = await desk.calls("boris")
    asked = {"object_kind": "task", "object_id": task["id"]}
    for until in ("2026-11-23T09:00:00+03:00", "2030-01-01T00:00:00Z", "2026-11-24T09:00:00"):
        assert (await client.post(SNOOZE, json=asked | {"until": until})).status_code == 422
    good = "2026-12-01T06:30:00Z"
    assert (await client.post(SNOOZE, json=asked | {"until": good})).json()["until"] == good


async def test_two_schedulers_at_once_tell_it_once(desk: Desk, clock: Any) -> None:
    """One of them takes the row away."""
    await puts_off(desk, "boris", "task", await gives(desk, "vera", "boris"))
    clock.shift(timedelta(hours=1))
    told = await asyncio.gather(*(snoozes.run(desk.held.database, desk.settings) for _ in range(3)))
    assert sum(told) == 1


async def test_quiet_hours_hold_it_back(desk: Desk, clock: Any, no_pace: None) -> None:
    """Nobody is woken by what was put off."""
    await desk.links("boris")
    quiet = {"weekdays": list(range(7)), "start": "10:30:00", "end": "12:00:00"}
    await desk.prefers("boris", ("telegram", "always"), quiet=quiet)
    task = await gives(desk, "vera", "boris")
    await desk.pipeline()
    await puts_off(desk, "boris", "task", task)
    clock.shift(timedelta(hours=1))
    await ticks(desk)
    await desk.pipeline()
    [_] = await desk.deliveries("boris", Lanes.TELEGRAM_STAFF, reason="quiet")
    clock.shift(timedelta(hours=1))
    await desk.pipeline()
    await desk.actor("boris").sees("Вы просили напомнить")
