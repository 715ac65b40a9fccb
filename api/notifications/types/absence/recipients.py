"""Who hears of what happens to absences, one function an event."""

from api.absences.events import (
    AbsenceApproved,
    AbsenceCancelled,
    AbsenceEvent,
    AbsenceHandedOver,
    AbsenceRejected,
    AbsenceRequested,
    ApprovalEscalated,
    ApprovalSlow,
    DeputyEvent,
)
from api.notifications.types.absence.facts import AbsenceNow
from api.notifications.types.event_context import EventContext
from api.notifications.types.recipient import Candidates, Why
from shared.contracts.absences import AbsenceStatus


def asked(
    event: AbsenceRequested | AbsenceHandedOver | ApprovalSlow, _: EventContext
) -> Candidates:
    """Who is to decide; the employee hears after the decision only (A5)."""
    yield event.approver_id, Why.APPROVER


def escalated(event: ApprovalEscalated, _: EventContext) -> Candidates:
    """Who may decide now too, and who was slow (A7)."""
    yield event.approver_id, Why.APPROVER
    yield event.before, Why.APPROVER


def decided(event: AbsenceApproved | AbsenceRejected, now: EventContext) -> Candidates:
    """The employee."""
    if absence := _absence(event, now):
        yield absence.person_id, Why.REQUESTER


def cancelled(event: AbsenceCancelled, now: EventContext) -> Candidates:
    """Before the decision nobody: the cards of who was asked show it. After it the managers who
    counted on it, and the employee if somebody else took it back (A8)."""
    absence = _absence(event, now)
    if absence is None or event.before is not AbsenceStatus.APPROVED:
        return
    yield absence.person_id, Why.REQUESTER
    yield absence.manager_id, Why.MANAGER
    yield absence.approver_id, Why.APPROVER
    yield absence.escalated_to_id, Why.APPROVER


def deputy(event: DeputyEvent, _: EventContext) -> Candidates:
    """Who stands in."""
    yield event.deputy_id, Why.DEPUTY


def _absence(event: AbsenceEvent, now: EventContext) -> AbsenceNow | None:
    absence = now.subject_of(event)
    return absence if isinstance(absence, AbsenceNow) else None
