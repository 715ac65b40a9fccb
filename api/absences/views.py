"""Rows to contracts: what the caller may read of an absence."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from api.absences import calendar, models, policy
from api.absences.balance import balance
from api.absences.balance.balance import Books
from api.absences.hanging import Hanging
from api.absences.planning import Plan
from api.absences.policy import AbsenceFacts
from api.people.models import Person
from api.people.views import ref
from api.principal import Principal
from shared.contracts.absences import (
    Absence,
    AbsenceDraft,
    AbsenceEntry,
    AbsenceKind,
    AbsencePreview,
    AbsenceRow,
    AbsenceRules,
    AbsenceStep,
)


def row(absence: models.Absence) -> AbsenceRow:
    """A line of a list; needs people loaded."""
    return AbsenceRow(
        id=absence.id,
        person=ref(absence.person),
        kind=absence.kind,
        start=absence.start,
        end=absence.end,
        start_half=absence.start_half,
        end_half=absence.end_half,
        working_days=absence.working_days,
        charged=absence.charged,
        status=absence.status,
        approver=ref(absence.approver),
        deputy=ref(absence.deputy) if absence.deputy else None,
        created_at=absence.created_at,
        version=absence.version,
    )


def whole(
    who: Principal,
    absence: models.Absence,
    known: AbsenceFacts,
    found: Hanging,
    chosen: AbsenceRules,
) -> Absence:
    """The request with everything on it that its card shows."""
    head = row(absence)
    return Absence(
        **{name: getattr(head, name) for name in AbsenceRow.__struct_fields__},
        comment=absence.comment,
        reason=absence.reason,
        decided_by=ref(absence.decided_by) if absence.decided_by else None,
        decided_at=absence.decided_at,
        overlaps=found.overlaps,
        balance=_left(absence, found.books, chosen),
        history=found.history,
        allowed=policy.allowed(who, known),
        waits=policy.waits(absence.status),
        returned=_returned(absence, found.history),
        snoozed_until=found.snoozed_until,
    )


async def preview(
    session: AsyncSession, who: Principal, draft: AbsenceDraft, plan: Plan
) -> AbsencePreview:
    approver = await session.get(Person, plan.approver_id) if plan.approver_id else None
    deputy = await session.get(Person, plan.deputy_id) if plan.deputy_id else None
    return AbsencePreview(
        working_days=plan.working_days,
        calendar_days=plan.calendar_days,
        charged=plan.charged,
        balance=plan.balance.left if plan.balance else None,
        balance_after=plan.balance_after,
        overlaps=await calendar.overlaps(session, who, who.person_id, draft.start, draft.end),
        approver=ref(approver) if approver else None,
        deputy=ref(deputy) if deputy else None,
    )


def _returned(absence: models.Absence, history: Iterable[AbsenceEntry]) -> float:
    """Days that an approval had taken (A8)."""
    steps = {each.what for each in history}
    return absence.charged if steps >= {AbsenceStep.APPROVED, AbsenceStep.CANCELLED} else 0


def _left(absence: models.Absence, books: Books, chosen: AbsenceRules) -> float | None:
    if absence.kind is not AbsenceKind.VACATION:
        return None
    return balance.reckoned(absence.person, chosen, books, absence.start).left
