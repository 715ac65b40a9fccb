"""Promises at risk and broken: the assignee, then the lead, then who is above (Q10)."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import QueryableAttribute, joinedload

from api.clock import now
from api.db import Database
from api.notifications.reminders import reminder_log
from api.notifications.reminders.reminder_log import Due
from api.objects import quarantine
from api.outbox import Event
from api.people.models import Person
from api.settings import Settings
from api.tickets.events import SlaBreached, SlaEscalated, SlaWarned
from api.tickets.models import Ticket
from api.tickets.sla import promises
from api.tickets.sla.sla import Plan
from shared.contracts.people import Role
from shared.contracts.sla import SlaGoal

HIGHEST = 10
"""Steps up the tree of managers, which may hold a circle."""


Moment = QueryableAttribute[datetime | None]

COLUMNS: Final[dict[SlaGoal, tuple[Moment, Moment, Moment, Moment]]] = {
    SlaGoal.REACTION: (
        Ticket.reacted_at,
        Ticket.reaction_warn_at,
        Ticket.reaction_due_at,
        Ticket.reaction_escalated_due_at,
    ),
    SlaGoal.SOLUTION: (
        Ticket.solved_at,
        Ticket.solution_warn_at,
        Ticket.solution_due_at,
        Ticket.solution_escalated_due_at,
    ),
}
"""Where a ticket keeps a promise: when it was kept, its risk, its deadline, and the deadline of
which everybody was told."""


class Step(StrEnum):
    WARNED = "warned"
    BREACHED = "breached"
    LEAD = "lead"
    MANAGER = "manager"
    """The last one: what was escalated so far is looked at no more."""


def steps(warn_at: datetime, due_at: datetime, plan: Plan, at: datetime) -> list[Step]:
    """What the moment asks for, in its order: nothing outside the working hours; a warning only
    while it still warns. Pure."""
    if not plan.work.is_working_at(at) or at < warn_at:
        return []
    if at < due_at:
        return [Step.WARNED]
    policy, add = plan.policy, plan.work.add_working_minutes
    further = {Step.LEAD: policy.lead_after_minutes, Step.MANAGER: policy.manager_after_minutes}
    reached = [step for step, wait in further.items() if at >= add(due_at, wait)]
    return [Step.BREACHED, *reached]


async def run(database: Database, settings: Settings) -> int:
    """Record what is due; returns how many events that were."""
    at = now()
    async with database.reads() as session:
        plan = await promises.plan(session, settings)
        if not plan.work.is_working_at(at):
            return 0
        due: list[Due] = []
        for goal in SlaGoal:
            for ticket in await _running(session, goal, at):
                with quarantine.one("promise", ticket_id=ticket.id, goal=goal):
                    due += await _due(session, ticket, goal, plan, at)
        known = await reminder_log.told(session, {each.object_id for each in due})
    recorded = await reminder_log.record(database, [e for e in due if e.key not in known])
    for goal in SlaGoal:
        if ended := [e.object_id for e in due if (e.kind, e.threshold) == (goal, Step.MANAGER)]:
            await _end(database, goal, ended)
    return recorded


async def _end(database: Database, goal: SlaGoal, ids: Sequence[UUID]) -> None:
    """What was told to the last step is looked at no more: else each turn would read every
    promise that was ever broken. A deadline that moves is another one."""
    _, _, due_at, escalated = COLUMNS[goal]
    told = reminder_log.is_told(Ticket.id, goal.value, Step.MANAGER.value, due_at)
    async with database.begin() as session:
        await session.execute(
            update(Ticket)
            .where(Ticket.id.in_(ids), told)
            .values({escalated: due_at})
            .execution_options(synchronize_session=False)
        )


async def _running(session: AsyncSession, goal: SlaGoal, at: datetime) -> Sequence[Ticket]:
    """Tickets whose promise is at risk or broken, and that were not escalated to the end."""
    done, warn_at, due_at, escalated = COLUMNS[goal]
    rows = await session.scalars(
        select(Ticket)
        .where(
            done.is_(None),
            Ticket.paused_at.is_(None),
            escalated.is_distinct_from(due_at),
            warn_at <= at,
        )
        .options(joinedload(Ticket.team))
    )
    return rows.all()


async def _due(
    session: AsyncSession, ticket: Ticket, goal: SlaGoal, plan: Plan, at: datetime
) -> list[Due]:
    warn_at, due_at = ticket.clock.deadline(goal)
    if warn_at is None or due_at is None:
        return []
    return [
        Due(
            object_id=ticket.id,
            kind=goal.value,
            threshold=step.value,
            deadline=due_at,
            event=await _event(session, ticket, goal, due_at, step),
        )
        for step in steps(warn_at, due_at, plan, at)
    ]


async def _event(
    session: AsyncSession, ticket: Ticket, goal: SlaGoal, due_at: datetime, step: Step
) -> Event | None:
    about: dict[str, Any] = {"by": None, "ticket_id": ticket.id, "goal": goal, "deadline": due_at}
    lead = ticket.team.lead_id if ticket.team else None
    match step:
        case Step.WARNED:
            return SlaWarned(**about)
        case Step.BREACHED:
            return SlaBreached(**about)
        case Step.LEAD:
            return SlaEscalated(**about, to=lead) if lead else None
        case Step.MANAGER:
            above = await _who_works_above(session, lead or ticket.assignee_id)
            return SlaEscalated(**about, to=above) if above else None


async def _who_works_above(session: AsyncSession, person_id: UUID | None) -> UUID | None:
    """The nearest manager who may see tickets: nobody is told of what the policy hides (X1)."""
    for _ in range(HIGHEST):
        if person_id is None:
            return None
        person_id = await session.scalar(select(Person.manager_id).where(Person.id == person_id))
        manager = await session.get(Person, person_id) if person_id else None
        if manager and manager.active and manager.role in (Role.AGENT, Role.ADMIN):
            return manager.id
    return None
