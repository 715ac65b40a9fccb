"""Requests follow the tree: whoever should decide now takes them over (A6)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.absences import load, steps
from api.absences.balance import rules
from api.absences.deciding import approval, company
from api.absences.deciding.approval import Company
from api.absences.events import AbsenceCancelled, AbsenceHandedOver
from api.absences.models import Absence
from api.clock import now
from api.objects import quarantine, versioned
from api.people.calendar import schedules
from api.people.calendar.schedules import WorkTimes
from api.people.models import Person
from api.settings import Settings
from shared.contracts.absences import AbsenceStatus, AbsenceStep


async def reassess(session: AsyncSession, settings: Settings) -> int:
    """Ask anew who decides about every pending request; the requests of those who left end.
    Returns how many moved."""
    pending = select(Absence).where(Absence.status == AbsenceStatus.PENDING).options(*load.ROW)
    rows = list(await session.scalars(pending.execution_options(populate_existing=True)))
    if not rows:
        return 0
    chosen = await rules.load(session)
    org = await company.around(session, {row.person_id for row in rows}, chosen.last_approver)
    times = await schedules.work_times(session, settings)
    moved = 0
    for row in rows:
        with quarantine.one("request for an absence", absence_id=row.id):
            moved += await _reassess(session, row, org, times)
    return moved


async def _reassess(session: AsyncSession, row: Absence, org: Company, times: WorkTimes) -> bool:
    wanted = approval.approver_of(row.person_id, org)
    if row.person.active and wanted in (None, row.approver_id):
        return await _ask_another(session, row)
    async with session.begin_nested():
        if wanted is None or not row.person.active:
            return await _end(session, row)
        return await _hand_over(session, row, await session.get_one(Person, wanted), times)


async def _ask_another(session: AsyncSession, row: Absence) -> bool:
    """Whoever was asked further up has left: the next one there is asked at once (A7)."""
    if row.escalated_to is None or row.escalated_to.active:
        return False
    async with session.begin_nested():
        return await versioned.move(session, row, escalated_to_id=None, escalate_at=now())


async def _hand_over(session: AsyncSession, row: Absence, to: Person, times: WorkTimes) -> bool:
    at, before = now(), row.approver_id
    taken = await versioned.move(
        session,
        row,
        approver_id=to.id,
        escalated_to_id=_still_asked(row, to),
        asked_at=at,
        **steps.patience(times.of(to), at),
    )
    if taken:
        await steps.ask(session, row.id, to.id)
        steps.note(session, row.id, None, AbsenceStep.HANDED_OVER, to.name)
        event = AbsenceHandedOver(by=None, absence_id=row.id, approver_id=to.id, before=before)
        outbox.record(session, event)
    return taken


def _still_asked(row: Absence, to: Person) -> UUID | None:
    asked = row.escalated_to
    return asked.id if asked and asked.active and asked.id != to.id else None


async def _end(session: AsyncSession, row: Absence) -> bool:
    """Whoever left asks for nothing any more (R8)."""
    ended = await versioned.move(
        session,
        row,
        status=AbsenceStatus.CANCELLED,
        decided_at=now(),
        remind_at=None,
        escalate_at=None,
    )
    if ended:
        steps.note(session, row.id, None, AbsenceStep.CANCELLED)
        event = AbsenceCancelled(by=None, absence_id=row.id, before=AbsenceStatus.PENDING)
        outbox.record(session, event)
    return ended
