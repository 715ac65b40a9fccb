"""The promised times as arithmetic: the company works 9–18, Monday to Friday."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from api.objects.targets import NONE
from api.people.calendar.workdays import Calendar, Week, WorkTime
from api.tickets.sla import sla
from api.tickets.sla.sla import Clock, Moment, Plan
from shared.contracts.priority import Priority
from shared.contracts.sla import SlaPolicy, SlaTarget
from shared.contracts.tickets import TicketStatus

S = TicketStatus
PLAN = Plan(
    policy=SlaPolicy(
        targets={Priority.HIGH: SlaTarget(reaction_minutes=60, solution_minutes=540)},
        warn_percent=25,
    ),
    work=WorkTime(Calendar(), Week(zone=ZoneInfo("UTC"))),
)
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


def at(hours: float, *, opened: datetime = MONDAY, **more: object) -> Moment:
    fields = {"priority": Priority.HIGH, "status": S.NEW, "own": NONE} | more
    moment = opened + timedelta(hours=hours)
    return Moment(at=moment, opened_at=opened, **fields)  # type: ignore[arg-type]


def opened(priority: Priority = Priority.HIGH) -> Clock:
    return sla.after(Clock(), at(0, priority=priority), PLAN)


def hours_of(value: datetime | None) -> float:
    assert value
    return (value - MONDAY) / timedelta(hours=1)


def test_both_deadlines_are_counted_in_working_hours() -> None:
    """An hour on the same day; nine hours end on the next day; warnings a quarter earlier."""
    clock = opened()
    assert hours_of(clock.reaction_due_at) == 1
    assert hours_of(clock.reaction_warn_at) == 0.75
    assert hours_of(clock.solution_due_at) == 24
    assert hours_of(clock.solution_warn_at) == 6.75


def test_a_ticket_of_friday_night_is_due_on_monday() -> None:
    """The weekend takes no time."""
    friday = datetime(2026, 11, 20, 19, tzinfo=UTC)
    clock = sla.after(Clock(), at(0, opened=friday), PLAN)
    assert clock.reaction_due_at == datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_a_priority_without_a_target_has_the_shipped_one() -> None:
    """Critical: a quarter of an hour."""
    clock = opened(priority=Priority.CRITICAL)
    assert hours_of(clock.reaction_due_at) == 0.25


def test_the_first_act_of_the_desk_is_its_reaction() -> None:
    """A later one changes nothing, nor does its deadline move any more."""
    clock = sla.after(opened(), at(0.5, status=S.IN_PROGRESS, reacts=True), PLAN)
    assert hours_of(clock.reacted_at) == 0.5
    later = sla.after(clock, at(2, status=S.IN_PROGRESS, reacts=True, priority=Priority.LOW), PLAN)
    assert later.reacted_at == clock.reacted_at
    assert later.reaction_due_at == clock.reaction_due_at


@pytest.mark.rule("Q10")
def test_a_pause_moves_the_deadline_by_the_working_time_it_took() -> None:
    """From eleven to four of the next day: seven hours of each, none of the night."""
    waiting = sla.after(opened(), at(1, status=S.WAITING, reacts=True), PLAN)
    assert waiting.paused_at == MONDAY + timedelta(hours=1)
    assert waiting.solution_due_at == opened().solution_due_at
    again = sla.after(waiting, at(30, status=S.IN_PROGRESS), PLAN)
    assert again.paused_at is None
    assert again.paused_minutes == 14 * 60
    assert hours_of(again.solution_due_at) == 2 * 24 + 5


def test_a_solved_ticket_that_comes_back_goes_on_where_it_stood() -> None:
    """What it lay solved is a pause; it is unsolved again."""
    solved = sla.after(opened(), at(2, status=S.RESOLVED, reacts=True), PLAN)
    assert hours_of(solved.solved_at) == 2
    closed = sla.after(solved, at(3, status=S.CLOSED), PLAN)
    assert closed.solved_at == solved.solved_at
    back = sla.after(closed, at(4, status=S.IN_PROGRESS), PLAN)
    assert back.solved_at is None
    assert hours_of(back.solution_due_at) == 26


def test_a_new_priority_counts_from_the_opening() -> None:
    """Critical within four hours of it."""
    raised = sla.after(opened(), at(2, priority=Priority.CRITICAL), PLAN)
    assert hours_of(raised.reaction_due_at) == 0.25
    assert hours_of(raised.solution_due_at) == 4


def test_what_is_late_says_so() -> None:
    """While it runs, after it was done late; not while it is paused in time."""
    now = MONDAY + timedelta(hours=30)
    running = sla.shown(opened(), now, TicketStatus.NEW)
    assert running and running.reaction.breached and running.solution.breached
    waiting = sla.after(opened(), at(0.5, status=S.WAITING), PLAN)
    paused = sla.shown(waiting, now, TicketStatus.WAITING)
    assert paused and paused.paused and not paused.solution.breached
    late = sla.after(opened(), at(2, status=S.RESOLVED), PLAN)
    shown = sla.shown(late, now, TicketStatus.RESOLVED)
    assert shown and shown.reaction.breached and not shown.solution.breached


def test_a_ticket_from_before_the_promises_shows_none() -> None:
    """Until it changes."""
    assert sla.shown(Clock(), MONDAY, TicketStatus.NEW) is None
