"""Paid vacation: how many days a person has earned, spent and asked for."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import UNSET
from sqlalchemy import BindParameter, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.balance.rules import check_rate
from api.absences.errors import EmptyReason
from api.absences.models import Absence, BalanceCorrection, VacationAccount
from api.db import insert_for, new_id
from api.errors import Invalid
from api.objects import audit
from api.people.models import Person
from api.principal import Principal
from shared.contracts.absences import AbsenceKind, AbsenceRules, AbsenceStatus
from shared.contracts.vacations import BalanceChange, VacationBalance

MONTHS = 12
HALF_MONTH = 15
"""Days; by the rules on vacations of 1930, still in force, a half of a month counts as whole."""
MOST_CORRECTED = 1000


def accrued(since: date, on: date, days_per_year: float) -> float:
    """Days earned from `since` until `on`: a twelfth of the year's for every month worked."""
    return round(months(since, on) * days_per_year / MONTHS, 2)


def months(since: date, on: date) -> int:
    """Months between two days; the rest counts as one from its half on, else not at all."""
    if on < since:
        return 0
    whole = (on.year - since.year) * MONTHS + on.month - since.month
    if _months_later(since, whole) > on:
        whole -= 1
    return whole + ((on - _months_later(since, whole)).days >= HALF_MONTH)


def _months_later(day: date, count: int) -> date:
    year, month = divmod(day.year * MONTHS + day.month - 1 + count, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, kw_only=True)
class Books:
    """What is written of a person's paid vacation. Without a rate and a first day of the own they
    are by the rules."""

    days_per_year: float | None
    accrues_from: date | None
    corrected: float
    charged: Mapping[AbsenceStatus, float]
    """Days of the person's vacations by where these stand."""


async def of(
    session: AsyncSession, person: Person, rules: AbsenceRules, on: date
) -> VacationBalance:
    """As of `on`; whatever is approved is spent, also for days to come."""
    return reckoned(person, rules, await _books(session, person.id), on)


def reckoned(person: Person, rules: AbsenceRules, books: Books, on: date) -> VacationBalance:
    """The same of books that were read: pure."""
    rate = rules.days_per_year if books.days_per_year is None else books.days_per_year
    since = books.accrues_from or joined(person)
    earned, used = accrued(since, on, rate), books.charged.get(AbsenceStatus.APPROVED, 0.0)
    return VacationBalance(
        on=on,
        accrued=earned,
        corrected=books.corrected,
        used=used,
        pending=books.charged.get(AbsenceStatus.PENDING, 0.0),
        left=round(earned + books.corrected - used, 2),
        days_per_year=rate,
        accrues_from=since,
    )


def joined(person: Person) -> date:
    """The day the person came into the books: accrual begins then unless somebody says when."""
    return person.created_at.astimezone(ZoneInfo(person.timezone)).date()


async def change(
    session: AsyncSession, actor: Principal, person_id: UUID, asked: BalanceChange
) -> None:
    """Raises Invalid, EmptyReason."""
    wanted: dict[str, object] = {}
    if asked.days_per_year is not UNSET:
        check_rate(asked.days_per_year or 0)
        wanted["days_per_year"] = asked.days_per_year
    if asked.accrues_from is not UNSET:
        wanted["accrues_from"] = asked.accrues_from
    if wanted:
        insert = insert_for(session, VacationAccount)
        values = insert.values(id=new_id(), person_id=person_id, **wanted)
        await session.execute(
            values.on_conflict_do_update(index_elements=["person_id"], set_=wanted)
        )
        told = {name: str(value) for name, value in wanted.items()}
        audit.record(
            session, actor.person_id, "vacation_account_changed", "employee", person_id, **told
        )
    if asked.correction:
        _correct(session, actor, person_id, asked)
    await session.flush()


def _correct(
    session: AsyncSession, actor: Principal, person_id: UUID, asked: BalanceChange
) -> None:
    reason = " ".join(asked.reason.split())[:500]
    if not reason:
        raise EmptyReason
    if abs(asked.correction) > MOST_CORRECTED:
        raise Invalid("correction: too many days", field="correction")
    session.add(
        BalanceCorrection(
            person_id=person_id, days=asked.correction, reason=reason, actor_id=actor.person_id
        )
    )
    audit.record(
        session,
        actor.person_id,
        "vacation_balance_corrected",
        "employee",
        person_id,
        days=asked.correction,
        reason=reason,
    )


async def _books(session: AsyncSession, person_id: UUID) -> Books:
    account = await session.scalar(
        select(VacationAccount).where(VacationAccount.person_id == person_id)
    )
    return Books(
        days_per_year=account.days_per_year if account else None,
        accrues_from=account.accrues_from if account else None,
        corrected=await session.scalar(corrected(person_id)) or 0.0,
        charged={status: float(days) for status, days in await session.execute(charged(person_id))},
    )


def corrected(person_id: UUID | BindParameter[UUID]) -> Select[float]:
    """All days added by hand, less those taken; one row, NULL where there are none."""
    mine = BalanceCorrection.person_id == person_id
    return select(func.sum(BalanceCorrection.days).label("days")).where(mine)


def charged(person_id: UUID | BindParameter[UUID]) -> Select[AbsenceStatus, float]:
    """Days of the person's paid vacations by their status."""
    return (
        select(Absence.status, func.sum(Absence.charged).label("days"))
        .where(Absence.person_id == person_id, Absence.kind == AbsenceKind.VACATION)
        .group_by(Absence.status)
    )
