"""Rows to contracts: what the caller may read of an absence."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from api.absences import calendar, load, models, policy
from api.absences.balance import balance, rules
from api.absences.planning import Plan
from api.absences.policy import AbsenceFacts
from api.activity import snoozes
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


async def whole(
    session: AsyncSession, who: Principal, absence: models.Absence, known: AbsenceFacts
) -> Absence:
    """The request with everything on it that its card shows."""
    head = row(absence)
    history = await load.history_of(session, absence.id)
    return Absence(
        **{name: getattr(head, name) for name in AbsenceRow.__struct_fields__},
        comment=absence.comment,
        reason=absence.reason,
        decided_by=ref(absence.decided_by) if absence.decided_by else None,
        decided_at=absence.decided_at,
        overlaps=await calendar.overlaps(
            session, who, absence.person_id, absence.start, absence.end
        ),
        balance=await _balance(session, absence),
        history=[entry(each) for each in history],
        allowed=policy.allowed(who, known),
        waits=policy.waits(absence.status),
        returned=_returned(absence, history),
        snoozed_until=await snoozes.until(session, who, absence.id),
    )


async def preview(
    session: AsyncSession, who: Principal, draft: AbsenceDraft, plan: Plan
) -> AbsencePreview:
    approver = await session.get(Person, plan.approver_id) if plan.approver_id else None
    return AbsencePreview(
        working_days=plan.working_days,
        calendar_days=plan.calendar_days,
        charged=plan.charged,
        balance=plan.balance.left if plan.balance else None,
        balance_after=plan.balance_after,
        overlaps=await calendar.overlaps(session, who, who.person_id, draft.start, draft.end),
        approver=ref(approver) if approver else None,
    )


def _returned(absence: models.Absence, history: Iterable[models.AbsenceChange]) -> float:
    """Days that an approval had taken (A8)."""
    steps = {each.what for each in history}
    return absence.charged if steps >= {AbsenceStep.APPROVED, AbsenceStep.CANCELLED} else 0


def entry(change: models.AbsenceChange) -> AbsenceEntry:
    return AbsenceEntry(
        at=change.created_at,
        actor=ref(change.actor) if change.actor else None,
        what=change.what,
        detail=change.detail,
    )


async def _balance(session: AsyncSession, absence: models.Absence) -> float | None:
    if absence.kind is not AbsenceKind.VACATION:
        return None
    chosen = await rules.load(session)
    found = await balance.of(session, absence.person, chosen, absence.start)
    return found.left
