"""Who may do what with an absence: pure, and the same for page, API, bot and notice (X1)."""

from dataclasses import dataclass, field
from uuid import UUID

from api.principal import Principal
from shared.contracts.absences import AbsenceAction, AbsenceStatus


@dataclass(frozen=True, kw_only=True)
class AbsenceFacts:
    """What the policy needs to know of an absence, as plain data."""

    person_id: UUID
    status: AbsenceStatus
    begun: bool
    """Whether the first day has come where the person lives."""
    approver_id: UUID
    escalated_to_id: UUID | None
    asked: frozenset[UUID] = field(default_factory=frozenset[UUID])
    """Everybody who was ever asked to decide."""
    above: frozenset[UUID] = field(default_factory=frozenset[UUID])
    """Managers of the person at any height."""


def may_see(who: Principal, absence: AbsenceFacts) -> bool:
    """The person, whoever was asked to decide, managers above, administrators. Colleagues see
    only that somebody is away (`calendar.py`)."""
    if not who.is_employee:
        return False
    known = {absence.person_id, *absence.asked, *absence.above}
    return who.is_admin or who.person_id in known


def waits(status: AbsenceStatus) -> bool:
    """Whether the decision is still to be made."""
    return status is AbsenceStatus.PENDING


def may_decide(who: Principal, absence: AbsenceFacts) -> bool:
    """Who is asked now; never oneself, whatever the tree says (A1)."""
    asked_now = (absence.approver_id, absence.escalated_to_id)
    asked = who.person_id in asked_now and who.person_id != absence.person_id
    return asked and waits(absence.status)


def may_cancel(who: Principal, absence: AbsenceFacts) -> bool:
    """The person before the decision and then until it begins (A8); an administrator takes back
    an approved one at any time."""
    own = who.person_id == absence.person_id
    match absence.status:
        case AbsenceStatus.PENDING:
            return own
        case AbsenceStatus.APPROVED:
            return who.is_admin or (own and not absence.begun)
        case _:
            return False


def allowed(who: Principal, absence: AbsenceFacts) -> list[AbsenceAction]:
    """Everything the caller may do now, in the order in which it is shown."""
    decides = may_decide(who, absence)
    may = {
        AbsenceAction.APPROVE: decides,
        AbsenceAction.REJECT: decides,
        AbsenceAction.CANCEL: may_cancel(who, absence),
        AbsenceAction.SNOOZE: decides,
    }
    return [action for action in AbsenceAction if may[action]]
