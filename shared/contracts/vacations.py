"""The balance of paid vacation on the wire."""

from datetime import date, datetime
from uuid import UUID

from msgspec import UNSET, UnsetType

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Days, Text
from shared.contracts.people import PersonRef


class VacationBalance(Answer, frozen=True):
    """Paid vacation as of `on`, in calendar days as the Labour Code counts them, or in working
    days, by the administrator's setting."""

    on: date
    """The day that the numbers are of."""
    accrued: float
    """Earned until that day."""
    corrected: float
    """What administrators added or took away by hand."""
    used: float
    """Approved, also for days to come."""
    pending: float
    """Asked for and not decided yet."""
    left: float
    """What can still be asked for: accrued and corrected, less used and pending."""
    days_per_year: float
    """How many days a full year earns."""
    accrues_from: date
    """The first day that earns any."""


class BalanceChange(Ask, frozen=True):
    """What an administrator sets for one employee; null stands for the common rule."""

    days_per_year: Days | UnsetType | None = UNSET
    """How many days a full year earns; null: as everybody."""
    accrues_from: date | UnsetType | None = UNSET
    """The first day that earns any; null: by the common rule."""
    correction: Days = 0
    """Days to add, or below zero to take away; needs a reason."""
    reason: Text = ""
    """Why days were added or taken away; not empty where there are some."""


class PersonBalance(Answer, frozen=True):
    """The balance of one employee in the list of all."""

    id: UUID
    """The employee's."""
    person: PersonRef
    balance: VacationBalance
    """As of the employee's own today."""


class BalanceEntry(Answer, frozen=True):
    """Days that were added to a balance, or taken from it, by hand."""

    id: UUID
    at: datetime
    """When it was done."""
    by: PersonRef
    """Who did it."""
    days: float
    """Below zero: taken away."""
    reason: str
    """Why."""
