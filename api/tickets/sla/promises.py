"""What the desk promises: the administrator's targets, kept as a document, and the work hours."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.errors import Invalid
from api.objects import audit, desk_settings
from api.people.calendar import schedules, work_calendar
from api.people.calendar.workdays import WorkTime
from api.principal import Principal
from api.settings import Settings
from api.tickets.life import terms
from api.tickets.models import Ticket
from api.tickets.sla import sla
from api.tickets.sla.sla import SHIPPED, Moment, Plan
from shared.contracts.sla import SlaPolicy, SlaTarget
from shared.contracts.tickets import OPEN_STATUSES

SLA = "sla"
TABLE = cast("Table", Ticket.__table__)
LONGEST = 100_000
"""Working minutes: more than half a year."""


async def policy(session: AsyncSession) -> SlaPolicy:
    """What is promised now, every priority named."""
    kept = await desk_settings.load(session, SLA, SlaPolicy)
    return _whole(kept)


async def plan(session: AsyncSession, settings: Settings) -> Plan:
    """The promises with the working hours they are counted in."""
    kept = await policy(session)
    hours = await schedules.company(session, settings)
    calendar = await work_calendar.load(session)
    work = WorkTime(calendar, schedules.company_week(hours))
    return Plan(policy=kept, work=work, terms=await terms.load(session))


async def change(
    session: AsyncSession, actor: Principal, asked: SlaPolicy, settings: Settings
) -> None:
    """Promise this from now on; the deadlines of open tickets move with it. Raises Invalid."""
    _check(asked)
    await desk_settings.keep(session, SLA, _whole(asked))
    audit.record(session, actor.person_id, "sla_changed", "desk_settings")
    await aim_open(session, await plan(session, settings), now())


async def aim_open(session: AsyncSession, promised: Plan, at: datetime) -> None:
    """Count the deadlines of all open tickets anew."""
    rows = list(await session.scalars(select(Ticket).where(Ticket.status.in_(OPEN_STATUSES))))
    values = [
        {"row": row.id} | sla.after(row.clock, _as_it_is(row, at), promised).columns()
        for row in rows
    ]
    if values:
        connection = await session.connection()
        await connection.execute(update(TABLE).where(TABLE.c.id == bindparam("row")), values)


def _as_it_is(row: Ticket, at: datetime) -> Moment:
    return Moment(at=at, opened_at=row.created_at, priority=row.priority, status=row.status)


def _whole(asked: SlaPolicy) -> SlaPolicy:
    return SlaPolicy(
        targets={**SHIPPED, **asked.targets},
        warn_percent=asked.warn_percent,
        lead_after_minutes=asked.lead_after_minutes,
        manager_after_minutes=asked.manager_after_minutes,
    )


def _check(asked: SlaPolicy) -> None:
    if not all(_possible(target) for target in asked.targets.values()):
        raise Invalid(
            "targets: from 1 minute to a year, the reaction no later than the solution",
            field="targets",
        )
    if not 0 <= asked.warn_percent < 100:
        raise Invalid("warn_percent: from 0 to 99", field="warn_percent")
    if not 0 <= asked.lead_after_minutes <= asked.manager_after_minutes <= LONGEST:
        raise Invalid("manager_after_minutes: not before the lead", field="manager_after_minutes")


def _possible(target: SlaTarget) -> bool:
    return 0 < target.reaction_minutes <= target.solution_minutes <= LONGEST
