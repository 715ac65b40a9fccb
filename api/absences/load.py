"""Finding absences: one by the caller's right, many by scope; the policy's facts in bulk."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from api.absences import policy
from api.absences.deciding import company
from api.absences.models import Absence, AbsenceAsked, AbsenceChange
from api.absences.policy import AbsenceFacts
from api.clock import now
from api.errors import NotFound
from api.http.paging import slice_of
from api.people.staff import tree
from api.principal import Principal
from shared.contracts.absences import AbsenceScope, AbsenceStatus

ROW: tuple[ORMOption, ...] = (
    joinedload(Absence.person),
    joinedload(Absence.approver),
    joinedload(Absence.escalated_to),
    joinedload(Absence.deputy),
    joinedload(Absence.decided_by),
)


async def visible(
    session: AsyncSession, who: Principal, absence_id: UUID
) -> tuple[Absence, AbsenceFacts]:
    """The absence, fresh; NotFound for a foreign one as for none."""
    row = await session.scalar(
        select(Absence)
        .where(Absence.id == absence_id)
        .options(*ROW)
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    known = (await facts(session, [row]))[row.id]
    if not policy.may_see(who, known):
        raise NotFound
    return row, known


async def facts(session: AsyncSession, rows: Collection[Absence]) -> dict[UUID, AbsenceFacts]:
    """What the policy asks of each; needs `person` loaded."""
    asked = await _asked(session, {row.id for row in rows})
    above = await company.lines_above(session, {row.person_id for row in rows})
    at = now()
    return {
        row.id: AbsenceFacts(
            person_id=row.person_id,
            status=row.status,
            begun=begun(row, at),
            approver_id=row.approver_id,
            escalated_to_id=row.escalated_to_id,
            asked=frozenset(asked.get(row.id, ())),
            above=above[row.person_id],
        )
        for row in rows
    }


def begun(row: Absence, at: datetime) -> bool:
    """Whether the first day has come where the person lives."""
    return row.start <= at.astimezone(ZoneInfo(row.person.timezone)).date()


async def page(
    session: AsyncSession,
    who: Principal,
    scope: AbsenceScope,
    statuses: Sequence[AbsenceStatus],
    limit: int,
    offset: int,
) -> tuple[Sequence[Absence], int]:
    """A page of the scope, and the count of all in it."""
    found = select(Absence).where(_within(who, scope)).options(*ROW)
    if statuses:
        found = found.where(Absence.status.in_(statuses))
    return await slice_of(session, _ordered(found, scope), limit, offset)


def _within(who: Principal, scope: AbsenceScope) -> ColumnElement[bool]:
    match scope:
        case AbsenceScope.MINE:
            return Absence.person_id == who.person_id
        case AbsenceScope.TO_APPROVE:
            return waits_for(who.person_id)
        case AbsenceScope.TEAM:
            below = select(tree.below(who.person_id).c.id)
            return and_(Absence.person_id.in_(below), Absence.person_id != who.person_id)


def waits_for(person_id: UUID) -> ColumnElement[bool]:
    """`policy.may_decide` as a condition."""
    asked_now = or_(Absence.approver_id == person_id, Absence.escalated_to_id == person_id)
    waits = Absence.status == AbsenceStatus.PENDING
    return and_(waits, asked_now, Absence.person_id != person_id)


def _ordered(found: Select[Absence], scope: AbsenceScope) -> Select[Absence]:
    """What waits, the longest waiting first; else the latest days first."""
    if scope is AbsenceScope.TO_APPROVE:
        return found.order_by(Absence.asked_at, Absence.id)
    return found.order_by(Absence.start.desc(), Absence.id.desc())


async def history_of(session: AsyncSession, absence_id: UUID) -> list[AbsenceChange]:
    """Every step, the oldest first."""
    rows = await session.scalars(
        select(AbsenceChange)
        .where(AbsenceChange.absence_id == absence_id)
        .options(joinedload(AbsenceChange.actor))
        .order_by(AbsenceChange.id)
    )
    return list(rows)


async def _asked(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    rows = await session.execute(
        select(AbsenceAsked.absence_id, AbsenceAsked.person_id).where(
            AbsenceAsked.absence_id.in_(ids)
        )
    )
    for absence_id, person_id in rows:
        found.setdefault(absence_id, []).append(person_id)
    return found
