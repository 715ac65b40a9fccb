"""Slow approvers: reminded after one working day, somebody further up asked after three (A7).

Nothing is ever approved by silence. The hours stand in the row and are taken out of it by the
update that acts on them, so a doubled tick does nothing twice (Q10).
"""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.absences import load, steps
from api.absences.balance import rules
from api.absences.deciding import approval, company
from api.absences.events import ApprovalEscalated, ApprovalSlow
from api.absences.models import Absence
from api.objects import quarantine, versioned
from api.people.calendar import schedules
from api.people.models import Person
from api.settings import Settings
from shared.contracts.absences import AbsenceStatus, AbsenceStep

AT_ONCE = 100
"""Requests of one tick; the next one takes the rest."""


async def press(session: AsyncSession, settings: Settings, at: datetime) -> int:
    """Remind and escalate what is due at `at`; returns how many requests that were."""
    due = (
        select(Absence)
        .where(
            or_(Absence.remind_at <= at, Absence.escalate_at <= at),
            Absence.status == AbsenceStatus.PENDING,
        )
        .options(*load.ROW)
        .order_by(Absence.id)
        .limit(AT_ONCE)
        .execution_options(populate_existing=True)
    )
    rows = list(await session.scalars(due))
    for row in rows:
        with quarantine.one("slow approver", absence_id=row.id):
            async with session.begin_nested():
                await _press(session, settings, row, at)
    return len(rows)


async def _press(session: AsyncSession, settings: Settings, row: Absence, at: datetime) -> None:
    if row.escalate_at is not None and row.escalate_at <= at:
        await _escalate(session, settings, row, at)
    elif await _done_with(session, row, remind_at=row.remind_at):
        await _remind(session, row)


async def _remind(session: AsyncSession, row: Absence) -> None:
    """Whoever was asked last."""
    slow = row.escalated_to_id or row.approver_id
    steps.note(session, row.id, None, AbsenceStep.REMINDED)
    event = ApprovalSlow(by=None, absence_id=row.id, approver_id=slow)
    outbox.record(session, event)


async def _escalate(session: AsyncSession, settings: Settings, row: Absence, at: datetime) -> None:
    """To the next one who was not asked yet; with nobody left, the approver is reminded."""
    facts = (await load.facts(session, [row]))[row.id]
    chosen = await rules.load(session)
    org = await company.around(session, [row.person_id], chosen.last_approver)
    further = (each for each in approval.candidates(row.person_id, org) if each not in facts.asked)
    to = next(further, None)
    if to is None:
        if await _done_with(session, row, escalate_at=row.escalate_at):
            await _remind(session, row)
        return
    times = await schedules.work_times(session, settings)
    person = await session.get_one(Person, to)
    patience = steps.patience(times.of(person), at)
    if await versioned.move(
        session,
        row,
        escalated_to_id=to,
        remind_at=patience["remind_at"],
        escalate_at=None,
    ):
        await steps.ask(session, row.id, to)
        steps.note(session, row.id, None, AbsenceStep.ESCALATED, person.name)
        event = ApprovalEscalated(
            by=None, absence_id=row.id, approver_id=to, before=row.approver_id
        )
        outbox.record(session, event)


async def _done_with(session: AsyncSession, row: Absence, **hour: datetime | None) -> bool:
    """Take the hour out of the row; False when another tick did. The reminder goes with the
    escalation that finds nobody."""
    column, value = next(iter(hour.items()))
    gone = await session.scalar(
        update(Absence)
        .where(
            Absence.id == row.id,
            getattr(Absence, column) == value,
            Absence.status == AbsenceStatus.PENDING,
        )
        .values({column: None, "remind_at": None})
        .returning(Absence.id)
        .execution_options(synchronize_session=False)
    )
    return gone is not None
