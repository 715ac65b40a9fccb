"""What is done to absences: ask the policy, change the row, record the event."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.absences import errors, load, planning, policy, steps
from api.absences.balance import days, rules
from api.absences.events import (
    AbsenceApproved,
    AbsenceCancelled,
    AbsenceRejected,
    AbsenceRequested,
    DeputyEvent,
    DeputyNamed,
    DeputyReleased,
)
from api.absences.models import Absence
from api.absences.planning import Plan
from api.absences.policy import AbsenceFacts
from api.clock import now
from api.db import new_id
from api.errors import NotAllowed, VersionConflict
from api.objects import audit, versioned
from api.objects.words import clean
from api.people.calendar import presence, schedules
from api.people.calendar.presence import Period
from api.people.models import Person
from api.principal import Principal
from api.settings import Settings
from shared.contracts.absences import (
    AbsenceCancel,
    AbsenceDraft,
    AbsenceStatus,
    AbsenceStep,
    Decision,
    Rejection,
)
from shared.i18n import dates, translator

WORDS = 2000
"""Characters of a comment or a reason that are kept."""


async def preview(
    session: AsyncSession, settings: Settings, actor: Principal, draft: AbsenceDraft
) -> Plan:
    """What the request would be; raises as `planning.plan`."""
    person = await session.get_one(Person, actor.person_id)
    return await planning.plan(session, settings, person, draft, now())


async def request(
    session: AsyncSession, settings: Settings, actor: Principal, draft: AbsenceDraft
) -> UUID:
    """Ask for it. Returns its id; raises as `planning.plan`, and NoApprover."""
    # The own row is the turnstile: two requests at once cannot both miss the other.
    turn = select(Person).where(Person.id == actor.person_id).with_for_update(key_share=True)
    person = (await session.scalars(turn)).one()
    at = now()
    plan = await planning.plan(session, settings, person, draft, at)
    if plan.approver_id is None:
        raise errors.NoApprover("an administrator must give the employee a manager")
    approver = await session.get_one(Person, plan.approver_id)
    times = await schedules.work_times(session, settings)
    row = Absence(
        id=new_id(),
        person_id=person.id,
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        start_half=draft.start_half,
        end_half=draft.end_half,
        working_days=plan.working_days,
        charged=plan.charged,
        status=AbsenceStatus.PENDING,
        approver_id=approver.id,
        deputy_id=plan.deputy_id,
        comment=clean(draft.comment)[:WORDS],
        asked_at=at,
        **steps.patience(times.of(approver), at),
    )
    session.add(row)
    await session.flush()
    await steps.ask(session, row.id, approver.id)
    steps.note(session, row.id, actor.person_id, AbsenceStep.REQUESTED)
    event = AbsenceRequested(by=actor.person_id, absence_id=row.id, approver_id=approver.id)
    outbox.record(session, event)
    await session.flush()
    return row.id


async def approve(
    session: AsyncSession, actor: Principal, row: Absence, known: AbsenceFacts, decision: Decision
) -> None:
    """Raises AlreadyDecided, NotAllowed, VersionConflict."""
    at = now()
    _check_may_decide(actor, row, known, decision.version, at)
    await _settle(session, actor, row, AbsenceStatus.APPROVED, at)
    steps.note(session, row.id, actor.person_id, AbsenceStep.APPROVED)
    chosen = await rules.load(session)
    if whole := days.whole_days(row.span):
        period = Period(since=whole[0], until=whole[1], kind=row.kind, deputy_id=row.deputy_id)
        counts = rules.makes_absent(row.kind, chosen)
        await presence.begin(session, row.id, row.person_id, period, counts=counts)
    event = AbsenceApproved(by=actor.person_id, absence_id=row.id)
    outbox.record(session, event)
    _tell_deputy(session, row, DeputyNamed)


async def reject(
    session: AsyncSession, actor: Principal, row: Absence, known: AbsenceFacts, order: Rejection
) -> None:
    """Raises AlreadyDecided, NotAllowed, VersionConflict, EmptyReason."""
    at = now()
    _check_may_decide(actor, row, known, order.version, at)
    reason = clean(order.reason)[:WORDS]
    if not reason:
        raise errors.EmptyReason
    await _settle(session, actor, row, AbsenceStatus.REJECTED, at, reason=reason)
    steps.note(session, row.id, actor.person_id, AbsenceStep.REJECTED, reason)
    event = AbsenceRejected(by=actor.person_id, absence_id=row.id, reason=reason)
    outbox.record(session, event)


async def cancel(
    session: AsyncSession, actor: Principal, row: Absence, known: AbsenceFacts, order: AbsenceCancel
) -> None:
    """Take it back; the days of an approved paid vacation return (A8).

    Raises AlreadyDecided, AlreadyBegun, NotAllowed, VersionConflict, EmptyReason.
    """
    own, before, reason = actor.person_id == row.person_id, row.status, clean(order.reason)[:WORDS]
    if before not in planning.LIVE:
        raise _decided(actor, row)
    if not policy.may_cancel(actor, known):
        begun = own and before is AbsenceStatus.APPROVED
        raise errors.AlreadyBegun if begun else NotAllowed
    _check_version(row, order.version)
    if not own and not reason:
        raise errors.EmptyReason
    await _settle(session, actor, row, AbsenceStatus.CANCELLED, now(), reason=reason)
    await presence.forget(session, row.id)
    steps.note(session, row.id, actor.person_id, AbsenceStep.CANCELLED, reason)
    if not own:
        audit.record(
            session, actor.person_id, "absence_cancelled", "absence", row.id, reason=reason
        )
    event = AbsenceCancelled(
        by=actor.person_id,
        absence_id=row.id,
        before=before,
        reason=reason,
        returned=row.charged if before is AbsenceStatus.APPROVED else 0,
    )
    outbox.record(session, event)
    if before is AbsenceStatus.APPROVED:
        _tell_deputy(session, row, DeputyReleased)


def _tell_deputy(session: AsyncSession, row: Absence, told: type[DeputyEvent]) -> None:
    if row.deputy_id is None:
        return
    event = told(
        by=row.person_id,
        deputy_id=row.deputy_id,
        start=row.start,
        end=row.end,
        start_half=row.start_half,
        end_half=row.end_half,
    )
    outbox.record(session, event)


def _check_may_decide(
    actor: Principal, row: Absence, known: AbsenceFacts, seen: int | None, at: datetime
) -> None:
    if row.status is not AbsenceStatus.PENDING:
        raise _decided(actor, row, at)
    if not policy.may_decide(actor, known):
        raise NotAllowed
    _check_version(row, seen)


def _check_version(row: Absence, seen: int | None) -> None:
    """An older card cannot decide (A4)."""
    if seen is not None and seen != row.version:
        raise VersionConflict(version=row.version, status=row.status)


async def _settle(
    session: AsyncSession,
    actor: Principal,
    row: Absence,
    status: AbsenceStatus,
    at: datetime,
    reason: str = "",
) -> None:
    """The final step, for whoever is first."""
    done = await versioned.move(
        session,
        row,
        status=status,
        reason=reason,
        decided_by_id=actor.person_id,
        decided_at=at,
        remind_at=None,
        escalate_at=None,
    )
    if not done:
        raise await _lost_race(session, actor, row.id)


async def _lost_race(session: AsyncSession, actor: Principal, absence_id: UUID) -> Exception:
    fresh, _ = await load.visible(session, actor, absence_id)
    if fresh.status is AbsenceStatus.PENDING:
        return VersionConflict(version=fresh.version, status=fresh.status)
    return _decided(actor, fresh)


def _decided(actor: Principal, row: Absence, at: datetime | None = None) -> errors.AlreadyDecided:
    """Who decided, what and when, in the caller's language and zone (A3)."""
    assert row.decided_at is not None, "what is not pending was decided"
    said = translator(actor.locale)
    return errors.AlreadyDecided(
        status=row.status,
        by=row.decided_by.name if row.decided_by else "",
        at=row.decided_at.isoformat(),
        when=dates.moment(row.decided_at, actor.timezone, said, at or now()),
        version=row.version,
    )
