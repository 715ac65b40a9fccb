"""What is in somebody's hands."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.absences import load as absences
from api.absences.models import Absence
from api.clock import now
from api.departures.heirs import People
from api.people.calendar.presence import AROUND_THE_WORLD
from api.people.models import Person, Team, TeamMember
from api.people.staff.leaving import Leaving
from api.tasks.models import Task
from api.tickets.models import Ticket
from shared.contracts.absences import AbsenceStatus
from shared.contracts.people import PersonKind, Role
from shared.contracts.tasks import OPEN_TASKS
from shared.contracts.tickets import OPEN_STATUSES

LIVE = (AbsenceStatus.PENDING, AbsenceStatus.APPROVED)


def tickets(leaving: Leaving) -> Select[Ticket]:
    """Open ones that the person works on, the oldest first."""
    mine = [Ticket.assignee_id == leaving.person_id, Ticket.status.in_(OPEN_STATUSES)]
    if leaving.of_teams is not None:
        mine.append(Ticket.team_id.in_(leaving.of_teams))
    beside = joinedload(Ticket.team), joinedload(Ticket.client, innerjoin=True)
    return select(Ticket).where(*mine).options(*beside).order_by(Ticket.number)


async def held(session: AsyncSession) -> dict[tuple[UUID, UUID | None], int]:
    """How many open tickets each person works on, team by team."""
    rows = await session.execute(_HELD)
    return {(row.assignee_id, row.team_id): row.total for row in rows}


_HELD: Final = (
    select(Ticket.assignee_id, Ticket.team_id, func.count().label("total"))
    .where(Ticket.assignee_id.is_not(None), Ticket.status.in_(OPEN_STATUSES))
    .group_by(Ticket.assignee_id, Ticket.team_id)
)


def tasks(person_id: UUID) -> Select[Task]:
    """Open ones that the person does."""
    return _tasks(Task.assignee_id == person_id)


def given(person_id: UUID) -> Select[Task]:
    """Open ones that others do for the person."""
    return _tasks(Task.author_id == person_id, Task.assignee_id != person_id)


def _tasks(*whose: ColumnElement[bool]) -> Select[Task]:
    return select(Task).where(*whose, Task.status.in_(OPEN_TASKS)).order_by(Task.number)


def approvals(person_id: UUID) -> Select[Absence]:
    """Requests that the person is asked to decide now."""
    waiting = select(Absence).where(absences.waits_for(person_id)).options(*absences.ROW)
    return waiting.order_by(Absence.id)


def stands_in(person_id: UUID) -> Select[Absence]:
    """Absences that are not over, for which the person is the deputy."""
    around = now().date() - AROUND_THE_WORLD
    mine = (Absence.deputy_id == person_id, Absence.status.in_(LIVE), Absence.end >= around)
    return select(Absence).where(*mine).options(*absences.ROW).order_by(Absence.id)


def deputised(person_id: UUID) -> Select[Person]:
    """Active people whose permanent deputy the person is."""
    whose = select(Person).where(Person.deputy_id == person_id, Person.active)
    return whose.order_by(Person.name, Person.id)


def leads(person_id: UUID) -> Select[Team]:
    """Teams that the person leads."""
    return select(Team).where(Team.lead_id == person_id).order_by(Team.name, Team.id)


def subordinates(person_id: UUID) -> Select[Person]:
    """Active people directly below."""
    below = select(Person).where(Person.manager_id == person_id, Person.active)
    return below.order_by(Person.name, Person.id)


def teams(person_id: UUID) -> Select[Team]:
    """Teams that the person is a member of."""
    mine = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    return select(Team).where(Team.id.in_(mine)).order_by(Team.name, Team.id)


async def people(session: AsyncSession) -> People:
    """Everybody who may be an heir."""
    rows: Sequence[Person] = (
        await session.scalars(
            select(Person).where(Person.kind == PersonKind.EMPLOYEE).order_by(Person.id)
        )
    ).all()
    active = [each for each in rows if each.active]
    return People(
        managers={each.id: each.manager_id for each in rows},
        active=frozenset(each.id for each in active),
        keepers=tuple(each.id for each in active if each.role is Role.ADMIN),
    )
