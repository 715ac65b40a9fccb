"""What the desk promises: the administrator's targets, kept as a document, and the work hours."""

from dataclasses import replace
from datetime import datetime
from typing import cast
from uuid import UUID

import msgspec
from sqlalchemy import Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.clock import now
from api.engine.memory import Memory
from api.errors import Invalid
from api.objects import audit, desk_settings, targets
from api.objects.desk_settings import Documents
from api.people.calendar import schedules, work_calendar
from api.people.calendar.workdays import Calendar, WorkTime
from api.principal import Principal
from api.settings import Settings
from api.tickets.life import terms
from api.tickets.models import Ticket
from api.tickets.sla import sla
from api.tickets.sla.sla import SHIPPED, Clock, Moment, Plan
from shared.contracts.desk import DeskPolicy
from shared.contracts.desk_settings import SlaExample, SlaPreview
from shared.contracts.priority import Priority
from shared.contracts.sla import SlaPolicy
from shared.contracts.tickets import OPEN_STATUSES, TicketStatus

SLA = "sla"
TABLE = cast("Table", Ticket.__table__)
_TIMES = frozenset(sla.CLOCK_FIELDS)


async def policy(session: AsyncSession) -> SlaPolicy:
    """What is promised now, every priority named."""
    kept = await desk_settings.load(session, SLA, SlaPolicy)
    return whole(kept)


async def plan(session: AsyncSession, settings: Settings) -> Plan:
    """The promises with the working hours they are counted in, made anew only when one of them is
    another."""
    memory: Memory = session.info["memory"]
    documents = await desk_settings.documents(session)
    calendar = await work_calendar.load(session)
    return memory.made_of(_plan, documents, calendar, settings)


def _plan(documents: Documents, calendar: Calendar, settings: Settings) -> Plan:
    hours = schedules.company_of(documents, settings)
    return Plan(
        policy=whole(desk_settings.read(documents, SLA, SlaPolicy)),
        work=WorkTime(calendar, schedules.company_week(hours)),
        terms=desk_settings.read(documents, terms.NAME, DeskPolicy),
    )


async def change(
    session: AsyncSession, actor: Principal, asked: SlaPolicy, settings: Settings
) -> None:
    """Promise this from now on; the deadlines of open tickets move with it. Raises Invalid."""
    _check(asked)
    changes = audit.turned(await policy(session), whole(asked))
    await desk_settings.keep(session, SLA, whole(asked), actor.person_id)
    audit.record(session, actor.person_id, "sla_changed", "desk_settings", changes=changes)
    await aim_anew(session, settings)


async def aim_anew(
    session: AsyncSession, settings: Settings, client_id: UUID | None = None
) -> None:
    """Open tickets, of one company or all, follow the targets, hours and days, which were just
    changed or put back."""
    await _aim_open(session, await plan(session, settings), now(), client_id)


async def preview(
    session: AsyncSession, settings: Settings, asked: SlaPolicy, at: datetime
) -> SlaPreview:
    """What the promises would mean for tickets that are opened at that moment. Raises Invalid."""
    _check(asked)
    promised = replace(await plan(session, settings), policy=whole(asked))
    return SlaPreview(
        opened_at=at,
        timezone=str(promised.work.week.zone),
        works_now=promised.work.is_working_at(at),
        examples=[_example(each, promised, at) for each in SHIPPED],
    )


def _example(priority: Priority, promised: Plan, at: datetime) -> SlaExample:
    opened = Moment(
        at=at, opened_at=at, priority=priority, status=TicketStatus.NEW, own=targets.NONE
    )
    clock = sla.after(Clock(), opened, promised)
    due = {name: getattr(clock, name) for name in SlaExample.__struct_fields__ if name in _TIMES}
    return SlaExample(priority=priority, **due)


async def _aim_open(
    session: AsyncSession, promised: Plan, at: datetime, client_id: UUID | None
) -> None:
    """Count the deadlines of open tickets anew."""
    found = select(Ticket).where(Ticket.status.in_(OPEN_STATUSES))
    if client_id is not None:
        found = found.where(Ticket.client_id == client_id)
    with_client = found.options(joinedload(Ticket.client, innerjoin=True))
    # As they are at this moment, and so until the end: who takes one meanwhile has reacted.
    held = with_client.order_by(Ticket.id).with_for_update(key_share=True, of=Ticket)
    rows = list(await session.scalars(held.execution_options(populate_existing=True)))
    values = [
        {"row": row.id} | sla.after(row.clock, _as_it_is(row, at), promised).columns()
        for row in rows
    ]
    if values:
        connection = await session.connection()
        await connection.execute(update(TABLE).where(TABLE.c.id == bindparam("row")), values)


def _as_it_is(row: Ticket, at: datetime) -> Moment:
    return Moment(
        at=at,
        opened_at=row.created_at,
        priority=row.priority,
        status=row.status,
        own=row.own_targets,
    )


def whole(asked: SlaPolicy) -> SlaPolicy:
    """Every priority named."""
    return msgspec.structs.replace(asked, targets={**SHIPPED, **asked.targets})


def _check(asked: SlaPolicy) -> None:
    targets.check(asked.targets)
    if not 0 <= asked.warn_percent < 100:
        raise Invalid("warn_percent: from 0 to 99", field="warn_percent")
    if not 0 <= asked.lead_after_minutes <= asked.manager_after_minutes <= targets.LONGEST:
        raise Invalid("manager_after_minutes: not before the lead", field="manager_after_minutes")
