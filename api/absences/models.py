"""Rows of absences, their history, and the accounts of paid vacation."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.absences.balance.days import Span
from api.db import Base, Dated, enum_of
from api.objects.versioned import Versioned
from api.people.models import Person
from shared.contracts.absences import AbsenceKind, AbsenceStatus, AbsenceStep


class Absence(Versioned):
    """A request and what became of it. Days are local to the person, both included."""

    __tablename__ = "absences"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[AbsenceKind] = mapped_column(enum_of(AbsenceKind))
    start: Mapped[date] = mapped_column()
    end: Mapped[date] = mapped_column()
    start_half: Mapped[bool] = mapped_column()
    end_half: Mapped[bool] = mapped_column()
    working_days: Mapped[float] = mapped_column()
    charged: Mapped[float] = mapped_column()
    """Days of the balance, counted by the rules of the day it was asked for."""
    status: Mapped[AbsenceStatus] = mapped_column(enum_of(AbsenceStatus))
    approver_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    escalated_to_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"), index=True)
    deputy_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    comment: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column()
    asked_at: Mapped[datetime] = mapped_column()
    """When the present approver got it."""
    remind_at: Mapped[datetime | None] = mapped_column()
    escalate_at: Mapped[datetime | None] = mapped_column()

    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="raise")
    approver: Mapped[Person] = relationship(foreign_keys=[approver_id], lazy="raise")
    escalated_to: Mapped[Person | None] = relationship(foreign_keys=[escalated_to_id], lazy="raise")
    deputy: Mapped[Person | None] = relationship(foreign_keys=[deputy_id], lazy="raise")
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id], lazy="raise")

    __table_args__ = (
        Index("ix_absences_person_id_end", "person_id", "end"),
        Index("ix_absences_end_start", "end", "start"),
        Index(
            "ix_absences_pending",
            "id",
            sqlite_where=text("status = 'pending'"),
            postgresql_where=text("status = 'pending'"),
        ),
        *(
            Index(
                f"ix_absences_{column}",
                column,
                sqlite_where=text(f"{column} IS NOT NULL"),
                postgresql_where=text(f"{column} IS NOT NULL"),
            )
            for column in ("remind_at", "escalate_at")
        ),
    )

    @property
    def span(self) -> Span:
        return Span(
            start=self.start, end=self.end, start_half=self.start_half, end_half=self.end_half
        )


class AbsenceAsked(Base):
    """Somebody who was asked to decide, now or earlier: their messages show the request."""

    __tablename__ = "absence_asked"
    __table_args__ = (UniqueConstraint("absence_id", "person_id"),)

    absence_id: Mapped[UUID] = mapped_column(ForeignKey("absences.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)


class AbsenceChange(Dated):
    """One line of a request's history."""

    __tablename__ = "absence_changes"

    absence_id: Mapped[UUID] = mapped_column(
        ForeignKey("absences.id", ondelete="CASCADE"), index=True
    )
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    what: Mapped[AbsenceStep] = mapped_column(enum_of(AbsenceStep))
    detail: Mapped[str] = mapped_column(Text, default="")

    actor: Mapped[Person | None] = relationship(lazy="raise")


class VacationAccount(Base):
    """How an employee's paid vacation accrues, where it differs from the common rule."""

    __tablename__ = "vacation_accounts"

    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), unique=True
    )
    days_per_year: Mapped[float | None] = mapped_column()
    accrues_from: Mapped[date | None] = mapped_column()


class BalanceCorrection(Dated):
    """Days added to a balance, or taken from it, by hand."""

    __tablename__ = "balance_corrections"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    days: Mapped[float] = mapped_column()
    reason: Mapped[str] = mapped_column(String(500))
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
