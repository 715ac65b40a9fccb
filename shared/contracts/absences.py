"""Absences and their approval on the wire."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask, Document
from shared.contracts.limits import Days, Number, Text
from shared.contracts.people import PersonRef, Role


class AbsenceKind(StrEnum):
    """Why somebody is away."""

    VACATION = "vacation"
    """Paid; the only kind that takes days from the balance."""
    SICK = "sick"
    DAY_OFF = "day_off"
    UNPAID = "unpaid"
    TRIP = "trip"
    REMOTE = "remote"
    """Works elsewhere: counted and shown, but does not make the person absent (A9)."""


class AbsenceStatus(StrEnum):
    """Where a request for an absence stands."""

    PENDING = "pending"
    """Waits for the decision."""
    APPROVED = "approved"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    """Taken back by its person or an administrator."""


class AbsenceScope(StrEnum):
    """Whose absences a list shows."""

    MINE = "mine"
    """The caller's own."""
    TO_APPROVE = "to_approve"
    """Waiting for the caller's decision now, also as a deputy (A1)."""
    TEAM = "team"
    """Of everybody below the caller."""


class AbsenceAction(StrEnum):
    """What the caller may do with a request now."""

    APPROVE = "approve"
    REJECT = "reject"
    CANCEL = "cancel"
    SNOOZE = "snooze"
    """Be asked to decide again later."""


class AbsenceStep(StrEnum):
    """What happened to a request."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed_over"
    REMINDED = "reminded"
    ESCALATED = "escalated"


class VacationDays(StrEnum):
    """How days of paid vacation are counted."""

    CALENDAR = "calendar"
    """Every day but public holidays (Labour Code, articles 119 and 120)."""
    WORKING = "working"


class AbsenceDraft(Ask, frozen=True):
    """A request. `start` and `end` are whole local days, both included; `start_half` begins it at
    midday of the first day, `end_half` ends it at midday of the last (A10)."""

    kind: AbsenceKind
    start: date
    end: date
    start_half: bool = False
    end_half: bool = False
    deputy_id: UUID | None = None
    """Another active employee who stands in meanwhile; null: the permanent deputy, if there is
    one."""
    comment: Text = ""
    """Plain text for the approver; may be empty."""


class Overlap(Answer, frozen=True):
    """Somebody of the same team who is away in these days too (A2)."""

    person: PersonRef
    kind: AbsenceKind | None
    """Null where the reader may know only that the person is away."""
    start: date
    end: date
    status: AbsenceStatus


class AbsencePreview(Answer, frozen=True):
    """What the request would be, before it is sent (A10): nothing is written."""

    working_days: float
    calendar_days: int
    """All days from the first to the last."""
    charged: float
    """Days that an approval takes from the balance of paid vacation; 0 for other kinds."""
    balance: float | None
    """Days of paid vacation left on the first day, without this request; null for other kinds."""
    balance_after: float | None
    """What an approval would leave; below zero it is a vacation in advance, which is refused
    `not_enough_days` only by the rules; null for other kinds."""
    overlaps: list[Overlap]
    approver: PersonRef | None
    """Who will decide; null when nobody can, and then sending is refused `no_approver`."""
    deputy: PersonRef | None
    """Who would stand in: whom the draft names, else the permanent deputy; null: nobody."""


class AbsenceRow(Answer, frozen=True):
    """An absence in a list."""

    id: UUID
    person: PersonRef
    kind: AbsenceKind
    start: date
    end: date
    start_half: bool
    end_half: bool
    working_days: float
    charged: float
    """Days that it takes from the balance of paid vacation."""
    status: AbsenceStatus
    approver: PersonRef | None
    deputy: PersonRef | None
    created_at: datetime
    version: int


class AbsenceEntry(Answer, frozen=True):
    """One line of the history; without an actor it was the system."""

    at: datetime
    """When it happened."""
    actor: PersonRef | None
    what: AbsenceStep
    """What happened."""
    detail: str = ""
    """A reason, or the name of the new approver; may be empty."""


class Absence(AbsenceRow, frozen=True):
    """The whole request as its owner or approver sees it; `balance` is for paid vacation."""

    comment: str
    """What the person wrote to the approver; may be empty."""
    reason: str
    """Why it was rejected or cancelled; may be empty."""
    decided_by: PersonRef | None
    """Who approved or rejected it; null: nobody yet."""
    decided_at: datetime | None
    """When it was decided; null: not yet."""
    overlaps: list[Overlap]
    balance: float | None
    """Days of paid vacation left on the first day; this request counts once it is approved. Null
    for other kinds."""
    history: list[AbsenceEntry]
    allowed: list[AbsenceAction]
    waits: bool
    """Whether the decision is still to be made."""
    snoozed_until: datetime | None = None
    """The caller put the decision off and is told again then; null: not put off."""
    returned: float = 0
    """Days that went back to the balance of paid vacation when it was cancelled."""


class Decision(Ask, frozen=True):
    """`version` is the one on the card: an older card cannot decide (A4)."""

    version: Number | None = None
    """The version on the card that was decided by; null: whichever is the newest."""


class Rejection(Ask, frozen=True):
    """`reason` must not be empty: it reaches the employee (A2)."""

    reason: Text
    """Plain text that reaches the employee; must not be empty."""
    version: Number | None = None
    """The version on the card that was decided by; null: whichever is the newest."""


class AbsenceCancel(Ask, frozen=True):
    """Taking a request or an approved absence back."""

    reason: Text = ""
    """Plain text; must not be empty where the absence is somebody else's."""
    version: Number | None = None
    """The version that the caller saw; null: whichever is the newest."""


class AbsenceRules(Document, frozen=True):
    """What the administrator decides about absences for everybody."""

    days_per_year: Days = 28
    """How many days of paid vacation a full year earns (28 by the Labour Code, article 115)."""
    vacation_days: VacationDays = VacationDays.CALENDAR
    """How days of paid vacation are counted."""
    refuse_in_advance: bool = False
    """Whether a vacation longer than the balance is refused; else it is only shown."""
    last_approver: Role = Role.ADMIN
    """Whose role decides for those who have nobody above (A1)."""
    trip_is_away: bool = False
    """Whether a business trip makes a person absent (A9)."""
    silent_while_away: bool = True
    """Whether push and messengers wait for the end of an absence (A9)."""


class CalendarEntry(Answer, frozen=True):
    """One absence in the team's calendar; a colleague sees that a person is away, and the kind only
    where the policy allows."""

    person: PersonRef
    kind: AbsenceKind | None
    """Null where the reader may know only that the person is away."""
    start: date
    end: date
    start_half: bool
    end_half: bool
    status: AbsenceStatus
    now: bool
    """Whether it is approved and covers today, where the person lives."""
