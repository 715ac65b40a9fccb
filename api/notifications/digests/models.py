"""Which digest of which day was settled, and how."""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Dated, enum_of
from shared.contracts.people import PersonKind


class DayState(StrEnum):
    TOLD = "told"
    EMPTY = "empty"
    """There was nothing to say (G3)."""
    FREE = "free"
    """A day off or an absence: the next working day covers it (G3)."""
    LATE = "late"
    """Everything was down for too long (G2)."""
    FAILED = "failed"
    """It could not be composed (U8)."""


class DigestDay(Dated):
    """One a person, kind and local date, whatever restarts (G2)."""

    __tablename__ = "digest_days"
    __table_args__ = (UniqueConstraint("person_id", "kind", "on"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[PersonKind] = mapped_column(enum_of(PersonKind))
    """A contact's digest is of another kind than an employee's."""
    on: Mapped[date] = mapped_column()
    at: Mapped[time] = mapped_column()
    """The local hour that was settled: one that the person moves comes again, unless told."""
    state: Mapped[DayState] = mapped_column(enum_of(DayState))
