"""Work that is found in the hands of somebody who cannot do it: taken there in the very moment of
a departure, left there by an older version, or changed past the API."""

from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.departures import service
from api.objects import quarantine
from api.people.models import Person
from api.people.staff.leaving import Leaving
from api.settings import Settings
from api.tasks.models import IS_OPEN as OPEN_TASK
from api.tasks.models import Task
from api.tickets.models import IS_OPEN as OPEN_TICKET
from api.tickets.models import Ticket
from shared.contracts.people import Role

AT_ONCE = 20
"""People of one tick; the next one takes the rest."""


async def run(database: Database, settings: Settings) -> int:
    """Returns how much found other hands."""
    async with database.reads() as session:
        leavers = await _leavers(session)
    moved = 0
    for leaving in leavers:
        with quarantine.one("work of somebody who left", person_id=leaving.person_id):
            async with database.begin() as session:
                moved += await service.leave(session, settings, leaving)
    return moved


async def _leavers(session: AsyncSession) -> list[Leaving]:
    tickets = select(Ticket.assignee_id).where(OPEN_TICKET)
    tasks = select(Task.assignee_id).where(OPEN_TASK)
    idle = or_(~Person.active, Person.role == Role.EMPLOYEE)
    rows = await session.execute(
        select(Person.id, Person.active)
        .where(or_(_holds(tickets, idle), _holds(tasks, ~Person.active)))
        .order_by(Person.id)
        .limit(AT_ONCE)
    )
    return [Leaving(person_id=row.id, by=None, tickets_alone=row.active) for row in rows]


def _holds(whose: Select[Any], who: ColumnElement[bool]) -> ColumnElement[bool]:
    return who & Person.id.in_(whose)
