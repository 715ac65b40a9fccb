"""What happens to absences, as facts."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from api.outbox import About, Event, Turn
from shared.contracts.absences import AbsenceStatus
from shared.contracts.telegram import ObjectKind


class AbsenceEvent(Event, frozen=True):
    """Every event of an absence names it."""

    absence_id: UUID

    @property
    def about(self) -> About:
        return About(ObjectKind.ABSENCE, self.absence_id)


class DecisionAsked(AbsenceEvent, frozen=True):
    """What only somebody who may still decide wants to hear."""

    approver_id: UUID


class AbsenceRequested(DecisionAsked, frozen=True, tag="absence_requested"):
    kind: ClassVar[str] = "absence_requested"


class AbsenceApproved(AbsenceEvent, frozen=True, tag="absence_approved"):
    kind: ClassVar[str] = "absence_approved"

    @property
    def turns(self) -> tuple[Turn, ...]:
        return (Turn("status", AbsenceStatus.PENDING, AbsenceStatus.APPROVED),)


class AbsenceRejected(AbsenceEvent, frozen=True, tag="absence_rejected"):
    kind: ClassVar[str] = "absence_rejected"
    reason: str


class AbsenceCancelled(AbsenceEvent, frozen=True, tag="absence_cancelled"):
    kind: ClassVar[str] = "absence_cancelled"
    before: AbsenceStatus
    reason: str = ""
    returned: float = 0
    """Days of paid vacation that went back to the balance (A8)."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        return (Turn("status", self.before, AbsenceStatus.CANCELLED),)


class AbsenceHandedOver(DecisionAsked, frozen=True, tag="absence_handed_over"):
    """The request waits for somebody else now (A6)."""

    kind: ClassVar[str] = "absence_handed_over"
    before: UUID


class ApprovalSlow(DecisionAsked, frozen=True, tag="approval_slow"):
    """The approver has had the request for a working day (A7)."""

    kind: ClassVar[str] = "approval_slow"


class ApprovalEscalated(DecisionAsked, frozen=True, tag="approval_escalated"):
    """Nobody decided in three working days: somebody further up may decide too (A7)."""

    kind: ClassVar[str] = "approval_escalated"
    before: UUID


class DeputyEvent(Event, frozen=True):
    """Told to a deputy about the days of another person, who stands in `by`. It names no object:
    a deputy learns the days and never the kind."""

    deputy_id: UUID
    start: date
    end: date
    start_half: bool
    end_half: bool


class DeputyNamed(DeputyEvent, frozen=True, tag="deputy_named"):
    """The absence was approved."""

    kind: ClassVar[str] = "deputy_named"


class DeputyReleased(DeputyEvent, frozen=True, tag="deputy_released"):
    """The approved absence was cancelled."""

    kind: ClassVar[str] = "deputy_released"
