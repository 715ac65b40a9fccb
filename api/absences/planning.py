"""What a request would be: checked, counted, with its approver; nothing is written."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences import errors
from api.absences.balance import balance, days, rules
from api.absences.balance.days import Span
from api.absences.deciding import approval, company
from api.absences.models import Absence
from api.people.calendar import schedules
from api.people.models import Person
from api.people.staff import deputising
from api.settings import Settings
from shared.contracts.absences import AbsenceDraft, AbsenceKind, AbsenceRules, AbsenceStatus
from shared.contracts.vacations import VacationBalance

LIVE = (AbsenceStatus.PENDING, AbsenceStatus.APPROVED)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A request that could be sent."""

    working_days: float
    calendar_days: int
    charged: float
    balance: VacationBalance | None
    """As of the first day, for paid vacation."""
    approver_id: UUID | None
    deputy_id: UUID | None
    """Whom the request names, else the permanent one."""

    @property
    def balance_after(self) -> float | None:
        return round(self.balance.left - self.charged, 2) if self.balance else None


async def plan(
    session: AsyncSession, settings: Settings, person: Person, draft: AbsenceDraft, at: datetime
) -> Plan:
    """Raises DatesReversed, TooFar, TooLong, InThePast, NothingToTake, OverlapsOwn,
    UnknownDeputy, NotEnoughDays."""
    span = Span(
        start=draft.start, end=draft.end, start_half=draft.start_half, end_half=draft.end_half
    )
    days.check(draft.kind, span, at.astimezone(ZoneInfo(person.timezone)).date())
    deputy_id = await _deputy(session, person, draft.deputy_id)
    await _check_own(session, person.id, span)
    chosen = await rules.load(session)
    times = await schedules.work_times(session, settings)
    work = times.of(person)
    working = days.working(span, work)
    charged = days.charged(draft.kind, span, work, chosen.vacation_days)
    if not working and draft.kind in days.ON_WORKING_DAYS_ONLY:
        raise errors.NothingToTake
    org = await company.around(session, [person.id], chosen.last_approver)
    return Plan(
        working_days=working,
        calendar_days=(draft.end - draft.start).days + 1,
        charged=charged,
        balance=await _balance(session, person, chosen, draft, charged),
        approver_id=approval.approver_of(person.id, org),
        deputy_id=deputy_id,
    )


async def _balance(
    session: AsyncSession, person: Person, chosen: AbsenceRules, draft: AbsenceDraft, charged: float
) -> VacationBalance | None:
    if draft.kind is not AbsenceKind.VACATION:
        return None
    found = await balance.of(session, person, chosen, draft.start)
    if chosen.refuse_in_advance and charged > found.left - found.pending:
        raise errors.NotEnoughDays(left=f"{found.left - found.pending:g}", wanted=f"{charged:g}")
    return found


async def _deputy(session: AsyncSession, person: Person, named: UUID | None) -> UUID | None:
    """A permanent deputy who has left is none."""
    if named is not None:
        return await deputising.require(session, named, person.id)
    return person.deputy_id if await deputising.is_here(session, person.deputy_id) else None


async def _check_own(session: AsyncSession, person_id: UUID, span: Span) -> None:
    rows = await session.scalars(
        select(Absence)
        .where(
            Absence.person_id == person_id,
            Absence.status.in_(LIVE),
            Absence.end >= span.start,
            Absence.start <= span.end,
        )
        .order_by(Absence.start)
    )
    for row in rows:
        if days.overlap(row.span, span):
            raise errors.OverlapsOwn(
                kind=row.kind,
                status=row.status,
                start=row.start.isoformat(),
                end=row.end.isoformat(),
            )
