"""What goes with every step of a request: history, who was asked, when patience ends."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.models import AbsenceAsked, AbsenceChange
from api.db import insert_for, new_id
from api.people.calendar.workdays import WorkTime, instant
from shared.contracts.absences import AbsenceStep

REMINDED_AFTER = 1
"""Working days of the approver until the reminder (A7)."""
ESCALATED_AFTER = 3
"""Working days until somebody further up is asked too (A7)."""


def note(
    session: AsyncSession, absence_id: UUID, by: UUID | None, what: AbsenceStep, detail: str = ""
) -> None:
    session.add(AbsenceChange(absence_id=absence_id, actor_id=by, what=what, detail=detail))


async def ask(session: AsyncSession, absence_id: UUID, person_id: UUID) -> None:
    """The person is among those who were asked to decide."""
    await session.execute(
        insert_for(session, AbsenceAsked)
        .values(id=new_id(), absence_id=absence_id, person_id=person_id)
        .on_conflict_do_nothing()
    )


def patience(work: WorkTime, asked_at: datetime) -> dict[str, datetime]:
    """When an approver who got the request at `asked_at` is slow, by the approver's own hours."""
    return {
        "remind_at": _working_days_later(work, asked_at, REMINDED_AFTER),
        "escalate_at": _working_days_later(work, asked_at, ESCALATED_AFTER),
    }


def _working_days_later(work: WorkTime, start: datetime, count: int) -> datetime:
    """The same hour so many working days later; from outside the hours, their next beginning."""
    begins = work.add_working_minutes(start, 0).astimezone(work.week.zone)
    day = begins.date()
    for _ in range(count):
        day = work.next_working_day(day)
    return instant(day, begins.time(), work.week.zone)
