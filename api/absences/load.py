"""Finding absences: one by the caller's right, many by scope; the policy's facts in bulk."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from api.absences import hanging, policy
from api.absences.deciding import company
from api.absences.hanging import Hanging, Kin
from api.absences.models import Absence, AbsenceAsked
from api.absences.policy import AbsenceFacts
from api.clock import now
from api.errors import NotFound
from api.http.paging import Found, Slice, slice_of
from api.objects.cursors import Order
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
LONGEST_WAITING: Final = Order("absences asked", Absence.asked_at, Absence.id)
LATEST_DAYS: Final = Order("absences start", Absence.start, Absence.id, down=True)


async def visible(
    session: AsyncSession, who: Principal, absence_id: UUID
) -> tuple[Absence, AbsenceFacts]:
    """The absence, fresh; NotFound for a foreign one as for none."""
    row = await _fresh(session, absence_id)
    return row, _seen(who, row, await hanging.kin(session, row))


async def whole(
    session: AsyncSession, who: Principal, absence_id: UUID
) -> tuple[Absence, AbsenceFacts, Hanging]:
    """As `visible`, with all that hangs on it."""
    row = await _fresh(session, absence_id)
    found = await hanging.read(session, who, row)
    return row, _seen(who, row, found.kin), found


async def _fresh(session: AsyncSession, absence_id: UUID) -> Absence:
    row = await session.scalar(
        select(Absence)
        .where(Absence.id == absence_id)
        .options(*ROW)
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return row


def _seen(who: Principal, row: Absence, kin: Kin) -> AbsenceFacts:
    known = _facts(row, kin, now())
    if not policy.may_see(who, known):
        raise NotFound
    return known


async def facts(session: AsyncSession, rows: Collection[Absence]) -> dict[UUID, AbsenceFacts]:
    """What the policy asks of each; needs `person` loaded."""
    asked = await _asked(session, {row.id for row in rows})
    above = await company.lines_above(session, {row.person_id for row in rows})
    at = now()
    return {
        row.id: _facts(row, Kin(frozenset(asked.get(row.id, ())), above[row.person_id]), at)
        for row in rows
    }


def _facts(row: Absence, kin: Kin, at: datetime) -> AbsenceFacts:
    return AbsenceFacts(
        person_id=row.person_id,
        status=row.status,
        begun=begun(row, at),
        approver_id=row.approver_id,
        escalated_to_id=row.escalated_to_id,
        asked=kin.asked,
        above=kin.above,
    )


def begun(row: Absence, at: datetime) -> bool:
    """Whether the first day has come where the person lives."""
    return row.start <= at.astimezone(ZoneInfo(row.person.timezone)).date()


async def page(
    session: AsyncSession,
    who: Principal,
    scope: AbsenceScope,
    statuses: Sequence[AbsenceStatus],
    part: Slice,
) -> Found[Absence]:
    """What waits, the longest waiting first; else the latest days first. Raises Invalid."""
    found = select(Absence).where(_within(who, scope)).options(*ROW)
    if statuses:
        found = found.where(Absence.status.in_(statuses))
    order = LONGEST_WAITING if scope is AbsenceScope.TO_APPROVE else LATEST_DAYS
    return await slice_of(session, found, order, part)


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
