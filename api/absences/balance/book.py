"""The balances of everybody, and what was corrected by hand, for administrators."""

from collections import defaultdict
from collections.abc import Collection
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.balance import balance, rules
from api.absences.balance.balance import Books
from api.absences.models import Absence, BalanceCorrection, VacationAccount
from api.clock import now
from api.http.paging import Found, Slice, slice_of
from api.people import views
from api.people.models import Person
from api.people.search import BY_NAME, matching
from shared.contracts.absences import AbsenceKind, AbsenceStatus
from shared.contracts.people import PersonKind
from shared.contracts.vacations import BalanceEntry, PersonBalance

MOST: Final = 200
"""Corrections of one person that are told, the newest of them."""


async def page(session: AsyncSession, search: str, part: Slice) -> Found[PersonBalance]:
    """Of active employees by name, as of each one's today; the statements do not grow with them."""
    found = select(Person).where(Person.kind == PersonKind.EMPLOYEE, Person.active)
    if search.strip():
        found = found.where(matching(search))
    people = await slice_of(session, found, BY_NAME, part)
    books = await _books(session, [each.id for each in people.rows])
    common, at = await rules.load(session), now()
    balances = [
        PersonBalance(
            id=each.id,
            person=views.ref(each),
            balance=balance.reckoned(
                each, common, books[each.id], at.astimezone(ZoneInfo(each.timezone)).date()
            ),
        )
        for each in people.rows
    ]
    return people.of(balances)


async def corrections(session: AsyncSession, person_id: UUID) -> list[BalanceEntry]:
    """The newest first."""
    rows = await session.execute(
        select(BalanceCorrection, Person)
        .join(Person, Person.id == BalanceCorrection.actor_id)
        .where(BalanceCorrection.person_id == person_id)
        .order_by(BalanceCorrection.id.desc())
        .limit(MOST)
    )
    return [
        BalanceEntry(
            id=row.id, at=row.created_at, by=views.ref(by), days=row.days, reason=row.reason
        )
        for row, by in rows
    ]


async def _books(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Books]:
    accounts = await session.scalars(
        select(VacationAccount).where(VacationAccount.person_id.in_(ids))
    )
    terms = {each.person_id: each for each in accounts}
    corrected = await session.execute(
        select(BalanceCorrection.person_id, func.sum(BalanceCorrection.days))
        .where(BalanceCorrection.person_id.in_(ids))
        .group_by(BalanceCorrection.person_id)
    )
    by_hand = {person_id: float(days) for person_id, days in corrected}
    absences = await session.execute(
        select(Absence.person_id, Absence.status, func.sum(Absence.charged))
        .where(Absence.person_id.in_(ids), Absence.kind == AbsenceKind.VACATION)
        .group_by(Absence.person_id, Absence.status)
    )
    charged: dict[UUID, dict[AbsenceStatus, float]] = defaultdict(dict)
    for person_id, status, days in absences:
        charged[person_id][status] = float(days)
    return {
        each: Books(
            days_per_year=terms[each].days_per_year if each in terms else None,
            accrues_from=terms[each].accrues_from if each in terms else None,
            corrected=by_hand.get(each, 0.0),
            charged=charged[each],
        )
        for each in ids
    }
