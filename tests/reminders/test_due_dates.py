"""Due dates of tasks: told to who does the task, once a threshold, while it runs (Q10, D7)."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from api.notifications.plan import planner
from api.notifications.reminders import tasks
from api.notifications.reminders.tasks import Step, step
from api.people.calendar.workdays import Calendar, Week, WorkTime
from api.people.models import Person
from tests.desk import Desk
from tests.lanes import Lanes
from tests.tasks.acts import delegates, does, gives, posts

pytestmark = [pytest.mark.rule("Q10"), pytest.mark.both_stores]

AT_FIVE = "2026-11-23T17:00:00+03:00"
WORK = WorkTime(Calendar(), Week(zone=ZoneInfo("Europe/Moscow")))
SOON, OVERDUE = "task_due_soon", "task_overdue"


async def ticks(desk: Desk) -> list[str]:
    return await desk.records(tasks.run)


@pytest.mark.parametrize(
    ("due", "at", "reached"),
    [
        ("23T17:00", "23T14:59", None),
        ("23T17:00", "23T15:00", Step.SOON),
        ("23T17:00", "23T17:00", Step.OVERDUE),
        ("23T17:00", "23T18:30", None),
        ("23T17:00", "24T09:00", Step.OVERDUE),
        ("24T10:00", "23T16:59", None),
        ("24T10:00", "23T17:00", Step.SOON),
        ("28T12:00", "27T16:01", Step.SOON),
    ],
    ids=lambda each: str(each or "nothing"),
)
def test_two_working_hours_before_and_once_it_passed(
    due: str, at: str, reached: Step | None
) -> None:
    """A morning's date is near the evening before, a Saturday's on Friday; nobody is woken."""
    due_at, moment = (datetime.fromisoformat(f"2026-11-{each}+03:00") for each in (due, at))
    assert step(due_at, WORK, 120, moment) is reached


async def test_the_assignee_hears_twice_and_nobody_else(
    desk: Desk, clock: Any, no_pace: None
) -> None:
    """Soon and overdue, each once, however often the clock ticks."""
    await desk.links("boris", "vera")
    await gives(desk, "vera", "boris", due_at=AT_FIVE)
    clock.shift(timedelta(hours=4, minutes=59))
    assert await ticks(desk) == []
    clock.shift(timedelta(minutes=1))
    assert await ticks(desk) == [SOON]
    assert await ticks(desk) == []
    await desk.pipeline()
    await desk.actor("boris").sees("Напоминание: срок задачи №1 — 23 ноября в 17:00")
    clock.shift(timedelta(hours=2))
    assert await ticks(desk) == [OVERDUE]
    assert await ticks(desk) == []
    await desk.pipeline()
    await desk.actor("boris").sees("Задача №1 просрочена: срок был 23 ноября в 17:00")
    desk.actor("vera").sees_no("срок")


async def test_a_date_that_moves_arms_it_again(desk: Desk, clock: Any) -> None:
    """The new value has reminders of its own."""
    task = await gives(desk, "vera", "boris", due_at=AT_FIVE)
    clock.shift(timedelta(hours=5))
    assert await ticks(desk) == [SOON]
    moved = {"version": task["version"], "due_at": "2026-11-24T17:00:00+03:00"}
    assert (await posts(desk, "vera", task, "", moved, method="PATCH")).is_success
    assert await ticks(desk) == []
    clock.shift(timedelta(days=1))
    assert await ticks(desk) == [SOON]


async def test_who_has_just_read_the_date_is_not_told_it_is_near(desk: Desk, clock: Any) -> None:
    """Neither by a new task for the next hour, nor by a date that was moved so near."""
    near, later = "2026-11-23T11:00:00+03:00", "2026-11-25T11:00:00+03:00"
    await gives(desk, "vera", "boris", due_at=near)
    task = await gives(desk, "vera", "boris", due_at=later)
    moved = {"version": task["version"], "due_at": near}
    assert (await posts(desk, "vera", task, "", moved, method="PATCH")).is_success
    assert await ticks(desk) == []
    clock.shift(timedelta(hours=1))
    assert await ticks(desk) == [OVERDUE, OVERDUE]


async def test_what_is_done_or_cancelled_or_has_no_date_is_let_be(desk: Desk, clock: Any) -> None:
    """And a task that is opened again runs again."""
    await gives(desk, "vera", "boris")
    done = await gives(desk, "vera", "boris", due_at=AT_FIVE)
    dropped = await gives(desk, "vera", "boris", due_at=AT_FIVE)
    await does(desk, "boris", done, "complete")
    await does(desk, "vera", dropped, "cancel")
    clock.shift(timedelta(hours=7, minutes=30))
    assert await ticks(desk) == []
    await does(desk, "boris", done, "reopen")
    assert await ticks(desk) == [OVERDUE]


async def test_the_assignees_own_week_counts(desk: Desk, clock: Any) -> None:
    """Who lives seven hours east hears in the own morning."""
    await desk.changes(Person, desk.ids["boris"], timezone="Asia/Vladivostok")
    await gives(desk, "vera", "boris", due_at="2026-11-23T23:00:00+03:00")
    clock.shift(timedelta(hours=13, minutes=30))
    assert await ticks(desk) == []
    clock.move_to(datetime(2026, 11, 23, 23, tzinfo=UTC))
    assert await ticks(desk) == [OVERDUE]


async def test_two_schedulers_at_once_tell_it_once(desk: Desk, clock: Any) -> None:
    """The row decides."""
    await gives(desk, "vera", "boris", due_at=AT_FIVE)
    clock.shift(timedelta(hours=5))
    told = await asyncio.gather(*(tasks.run(desk.held.database, desk.settings) for _ in range(3)))
    assert sum(told) == 1


@pytest.mark.rule("D7")
async def test_a_reminder_that_is_late_is_dropped(desk: Desk, clock: Any, no_pace: None) -> None:
    """Between the tick and the sending one task was done, another handed on, a third moved."""
    await desk.links("vera")
    done, handed, moved = [
        await gives(desk, "gleb", "vera", title, due_at=AT_FIVE) for title in ("А", "Б", "В")
    ]
    await desk.pipeline()
    clock.shift(timedelta(hours=5))
    await tasks.run(desk.held.database, desk.settings)
    await planner.plan(desk.held.database)
    await does(desk, "vera", done, "complete")
    assert (await delegates(desk, "vera", handed, "boris")).is_success
    later = {"version": moved["version"], "due_at": "2026-11-25T17:00:00+03:00"}
    assert (await posts(desk, "gleb", moved, "", later, method="PATCH")).is_success
    await desk.pipeline()
    desk.actor("vera").sees_no("Напоминание")
    dropped = await desk.deliveries("vera", Lanes.TELEGRAM_STAFF, reason="outdated")
    assert len(dropped) == 3


async def test_the_administrator_chooses_how_soon(desk: Desk, clock: Any) -> None:
    """An hour before, or not before at all; nonsense is refused."""
    path = "/api/admin/task-reminders"
    admin = await desk.calls("gleb")
    assert (await admin.get(path)).json() == {"soon_minutes": 120, "version": 0}
    assert (await admin.put(path, json={"soon_minutes": -1})).status_code == 422
    await desk.does("gleb", path, {"soon_minutes": 60}, method="PUT")
    await gives(desk, "vera", "boris", due_at=AT_FIVE)
    clock.shift(timedelta(hours=5))
    assert await ticks(desk) == []
    await desk.does("gleb", path, {"soon_minutes": 0}, method="PUT")
    clock.shift(timedelta(hours=1, minutes=59))
    assert await ticks(desk) == []
    clock.shift(timedelta(minutes=1))
    assert await ticks(desk) == [OVERDUE]
