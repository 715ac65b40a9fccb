"""What the room of absences refuses, by name."""

from api.errors import Refusal


class DatesReversed(Refusal):
    """The end lies before the start, or both at the same midday."""

    code = "dates_reversed"


class TooLong(Refusal):
    """Longer than `limit` days."""

    code = "absence_too_long"


class TooFar(Refusal):
    """Begins later than any plan reaches; `latest` is the last day that can be asked for."""

    code = "absence_too_far"


class InThePast(Refusal):
    """Begins before `earliest`: today, or for a sick leave some days ago."""

    code = "absence_in_the_past"


class NothingToTake(Refusal):
    """These days are free anyway."""

    code = "absence_no_working_days"


class OverlapsOwn(Refusal):
    """The person has asked for some of these days already; `start`, `end`, `kind` and `status`
    are those of the other absence."""

    status = 409
    code = "overlaps_own"


class NoApprover(Refusal):
    """Nobody can decide: an administrator must give the person a manager (A1)."""

    status = 409
    code = "no_approver"


class NotEnoughDays(Refusal):
    """More days of paid vacation than are left, and the setting allows none in advance."""

    code = "not_enough_days"


class EmptyReason(Refusal):
    """The reason reaches a person: it must say something (A2)."""

    code = "empty_reason"


class AlreadyDecided(Refusal):
    """Somebody was first (A3): `status` says what they decided, `by` and `when` who and when in
    the caller's words, `at` the instant."""

    status = 409
    code = "already_decided"


class AlreadyBegun(Refusal):
    """Approved and running: only an administrator takes it back."""

    status = 409
    code = "absence_begun"
