"""The promised times of a ticket, counted in working hours: pure functions of plain data.

The clock runs while the desk has the ball. It stands still while the client is waited for and
after the end; when the work goes on, both deadlines move by the working time that passed.
"""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from api.objects.targets import Targets
from api.people.calendar.workdays import WorkTime
from shared.contracts.desk import DeskPolicy
from shared.contracts.priority import Priority
from shared.contracts.sla import SlaClock, SlaGoal, SlaPolicy, SlaTarget, TicketSla
from shared.contracts.tickets import TicketStatus, TicketTimes

SHIPPED: Targets = {
    Priority.CRITICAL: SlaTarget(reaction_minutes=15, solution_minutes=4 * 60),
    Priority.HIGH: SlaTarget(reaction_minutes=60, solution_minutes=9 * 60),
    Priority.NORMAL: SlaTarget(reaction_minutes=4 * 60, solution_minutes=3 * 9 * 60),
    Priority.LOW: SlaTarget(reaction_minutes=9 * 60, solution_minutes=10 * 9 * 60),
}
"""What is promised until the administrator says otherwise; nine hours are a working day."""

PAUSED = frozenset(
    {TicketStatus.WAITING, TicketStatus.RESOLVED, TicketStatus.CLOSED, TicketStatus.CANCELLED}
)
"""Where the clock stands still."""
SOLVED = frozenset({TicketStatus.RESOLVED, TicketStatus.CLOSED})


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the desk promises, when it works, and how tickets end."""

    policy: SlaPolicy
    work: WorkTime
    terms: DeskPolicy = field(default_factory=DeskPolicy)

    def target(self, moment: "Moment") -> SlaTarget:
        """The company's own, else what all are promised."""
        which = moment.priority
        return moment.own.get(which) or self.policy.targets.get(which) or SHIPPED[which]


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Where a ticket stands; the fields are the columns of its row."""

    reaction_due_at: datetime | None = None
    reaction_warn_at: datetime | None = None
    reacted_at: datetime | None = None
    solution_due_at: datetime | None = None
    solution_warn_at: datetime | None = None
    solved_at: datetime | None = None
    paused_at: datetime | None = None
    paused_minutes: int = 0
    """Working minutes for which the clock has stood still so far."""

    def deadline(self, goal: SlaGoal) -> tuple[datetime | None, datetime | None]:
        """When the goal becomes a risk, and when it is broken."""
        if goal is SlaGoal.REACTION:
            return self.reaction_warn_at, self.reaction_due_at
        return self.solution_warn_at, self.solution_due_at

    def runs_to(self, goal: SlaGoal, deadline: datetime) -> bool:
        """Whether the goal is still to be reached, by this very deadline."""
        done = self.reacted_at if goal is SlaGoal.REACTION else self.solved_at
        return done is None and self.paused_at is None and self.deadline(goal)[1] == deadline

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in CLOCK_FIELDS}


CLOCK_FIELDS = tuple(each.name for each in fields(Clock))


def clock_of(row: Any) -> Clock:
    """Of a ticket's row, or of its columns."""
    return Clock(**{name: getattr(row, name) for name in CLOCK_FIELDS})


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What becomes of the ticket, and when."""

    at: datetime
    opened_at: datetime
    priority: Priority
    status: TicketStatus
    own: Targets
    """What the ticket's company is promised by itself."""
    reacts: bool = False
    """The desk took it, moved it or said a public word."""


def after(clock: Clock, moment: Moment, plan: Plan) -> Clock:
    """The clock once the ticket is as the moment says."""
    clock = _stop(clock, moment) if moment.status in PAUSED else _go(clock, moment, plan)
    solved = moment.status in SOLVED
    clock = replace(clock, solved_at=(clock.solved_at or moment.at) if solved else None)
    if moment.reacts or solved:
        clock = replace(clock, reacted_at=clock.reacted_at or moment.at)
    return _aim(clock, moment, plan)


def _stop(clock: Clock, moment: Moment) -> Clock:
    return replace(clock, paused_at=clock.paused_at or moment.at)


def _go(clock: Clock, moment: Moment, plan: Plan) -> Clock:
    if clock.paused_at is None:
        return clock
    stood = plan.work.working_minutes(clock.paused_at, moment.at)
    return replace(clock, paused_at=None, paused_minutes=clock.paused_minutes + stood)


def _aim(clock: Clock, moment: Moment, plan: Plan) -> Clock:
    """Both deadlines from the opening on; what is done keeps the deadline it had."""
    target = plan.target(moment)
    if clock.reacted_at is None or clock.reaction_due_at is None:
        due, warn = _deadline(target.reaction_minutes, clock, moment, plan)
        clock = replace(clock, reaction_due_at=due, reaction_warn_at=warn)
    if clock.solved_at is None or clock.solution_due_at is None:
        due, warn = _deadline(target.solution_minutes, clock, moment, plan)
        clock = replace(clock, solution_due_at=due, solution_warn_at=warn)
    return clock


def _deadline(minutes: int, clock: Clock, moment: Moment, plan: Plan) -> tuple[datetime, datetime]:
    add, since = plan.work.add_working_minutes, moment.opened_at
    warn = minutes - minutes * plan.policy.warn_percent // 100
    return add(since, minutes + clock.paused_minutes), add(since, warn + clock.paused_minutes)


def taken(clock: Clock, opened_at: datetime, work: WorkTime) -> TicketTimes:
    """How long the first answer and the end took, in working minutes without the pauses."""
    first = work.working_minutes(opened_at, clock.reacted_at) if clock.reacted_at else None
    if clock.solved_at is None:
        return TicketTimes(first_answer_minutes=first, solution_minutes=None)
    # What was solved while the client was waited for ended when the waiting began.
    ended = min(clock.solved_at, clock.paused_at or clock.solved_at)
    worked = work.working_minutes(opened_at, ended) - clock.paused_minutes
    return TicketTimes(first_answer_minutes=first, solution_minutes=max(worked, 0))


def shown(clock: Clock, now: datetime, status: TicketStatus) -> TicketSla | None:
    """As the wire tells it; None for a ticket that no deadline was ever set for, and for a
    cancelled one, to which nothing is owed."""
    if status is TicketStatus.CANCELLED:
        return None
    if clock.reaction_due_at is None or clock.solution_due_at is None:
        return None
    present = clock.paused_at or now
    return TicketSla(
        reaction=_goal(clock.reaction_due_at, clock.reacted_at, present),
        solution=_goal(clock.solution_due_at, clock.solved_at, present),
        paused=clock.paused_at is not None,
    )


def _goal(due_at: datetime, done_at: datetime | None, present: datetime) -> SlaClock:
    return SlaClock(due_at=due_at, done_at=done_at, breached=(done_at or present) > due_at)
