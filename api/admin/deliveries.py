"""The delivery log: what was sent to whom and what came of it (Q9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.admin.errors import StillPending
from api.clock import now
from api.errors import NotFound
from api.http.paging import slice_of
from api.notifications.channels import table
from api.notifications.channels.spec import HIDDEN
from api.notifications.models import Delivery, DeliveryTry
from api.objects import audit
from api.outbox import OutboxEvent
from api.people.models import Person
from api.principal import Principal
from shared.contracts import admin as contracts
from shared.contracts.admin import DeliveryRow, DeliveryState, Lane
from shared.contracts.base import Page
from shared.contracts.people import PersonRef

BULK: Final = 500
"""Deliveries that one press sends again; what is left is for the next press."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What of the log is asked for; None is all."""

    state: DeliveryState | None = None
    lane: Lane | None = None
    person_id: UUID | None = None
    event_id: UUID | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        asked = {
            Delivery.state: self.state,
            Delivery.lane: self.lane,
            Delivery.person_id: self.person_id,
            Delivery.event_id: self.event_id,
        }
        return [column == value for column, value in asked.items() if value is not None]


async def page(
    session: AsyncSession, filters: Filters, limit: int, offset: int
) -> Page[DeliveryRow]:
    """The log, the newest first."""
    rows: Select[Any] = select(Delivery).where(*filters.conditions()).order_by(Delivery.id.desc())
    found, total = await slice_of(session, rows, limit, offset)
    items = await _rows(session, found)
    return Page(items=items, total=total, limit=limit, offset=offset)


async def resend(session: AsyncSession, principal: Principal, delivery_id: UUID) -> DeliveryRow:
    """Send once more, as a new row linked to the first; raises NotFound and StillPending."""
    old = await session.get(Delivery, delivery_id)
    if old is None:
        raise NotFound
    if old.state is DeliveryState.PENDING:
        raise StillPending
    copy = await _again(session, old)
    audit.record(
        session,
        principal.person_id,
        "delivery_resent",
        "delivery",
        old.id,
        copy=copy.id,
        lane=copy.lane,
    )
    (row,) = await _rows(session, [copy])
    return row


async def resend_failed(session: AsyncSession, principal: Principal, filters: Filters) -> int:
    """Send all failed ones again that nobody has sent again yet; how many, at most BULK."""
    later = aliased(Delivery)
    newer = exists().where(
        later.event_id == Delivery.event_id,
        later.person_id == Delivery.person_id,
        later.lane == Delivery.lane,
        later.address_key == Delivery.address_key,
        later.copy > Delivery.copy,
    )
    failed = await session.scalars(
        select(Delivery)
        .where(*filters.conditions(), Delivery.state == DeliveryState.FAILED, ~newer)
        .order_by(Delivery.id)
        .limit(BULK)
    )
    copies = [await _again(session, old) for old in failed.all()]
    audit.record(
        session,
        principal.person_id,
        "failed_deliveries_resent",
        "lane" if filters.lane else "",
        filters.lane or "",
        count=len(copies),
    )
    return len(copies)


async def _again(session: AsyncSession, old: Delivery) -> Delivery:
    """A copy that is due now and lives as long as the first did. Copies of one delivery are
    numbered under a lock on the first, so two presses at once make two copies."""
    first = old.resend_of or old.id
    await session.execute(select(Delivery.id).where(Delivery.id == first).with_for_update())
    last = await session.scalar(
        select(func.max(Delivery.copy)).where(
            Delivery.event_id == old.event_id,
            Delivery.person_id == old.person_id,
            Delivery.lane == old.lane,
            Delivery.address_key == old.address_key,
        )
    )
    copy = Delivery(
        event_id=old.event_id,
        person_id=old.person_id,
        notice_id=old.notice_id,
        lane=old.lane,
        action=old.action,
        object_id=old.object_id,
        address=old.address,
        address_key=old.address_key,
        copy=(last or 0) + 1,
        resend_of=first,
        rank=old.rank,
        expires_at=now() + (old.expires_at - old.created_at),
    )
    session.add(copy)
    session.info["nudge"] = True
    await session.flush()
    return copy


async def _rows(session: AsyncSession, found: Sequence[Delivery]) -> list[DeliveryRow]:
    people = await _people(session, {each.person_id for each in found})
    kinds = await _kinds(session, {each.event_id for each in found})
    tries = await _tries(session, [each.id for each in found])
    masked = await _masked(session, found)
    return [
        DeliveryRow(
            id=each.id,
            event_kind=kinds[each.event_id],
            person=people[each.person_id],
            lane=each.lane,
            address=masked.get(each.id, HIDDEN),
            state=each.state,
            reason=each.reason,
            attempts=each.attempts,
            created_at=each.created_at,
            due_at=each.due_at,
            settled_at=each.settled_at,
            provider_id=each.provider_id,
            tries=tries.get(each.id, []),
        )
        for each in found
    ]


async def _people(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, PersonRef]:
    rows = await session.scalars(select(Person).where(Person.id.in_(list(ids))))
    return {row.id: PersonRef(id=row.id, name=row.name, kind=row.kind) for row in rows}


async def _kinds(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = await session.execute(
        select(OutboxEvent.id, OutboxEvent.kind).where(OutboxEvent.id.in_(list(ids)))
    )
    return {row.id: row.kind for row in rows}


async def _tries(
    session: AsyncSession, ids: Sequence[UUID]
) -> dict[UUID, list[contracts.DeliveryTry]]:
    found: dict[UUID, list[contracts.DeliveryTry]] = {}
    rows = await session.scalars(
        select(DeliveryTry).where(DeliveryTry.delivery_id.in_(ids)).order_by(DeliveryTry.id)
    )
    for row in rows:
        line = contracts.DeliveryTry(at=row.created_at, outcome=row.outcome, detail=row.detail)
        found.setdefault(row.delivery_id, []).append(line)
    return found


async def _masked(session: AsyncSession, found: Sequence[Delivery]) -> dict[UUID, str]:
    """Enough to tell addresses apart, too little to write to (Q9, P12)."""
    shown: dict[UUID, str] = {}
    for channel in table.CHANNELS.values():
        lanes = {each.key for each in channel.lanes}
        mine = [each for each in found if each.lane in lanes]
        masked = await channel.masked(session, [each.address for each in mine])
        shown |= {each.id: words for each, words in zip(mine, masked, strict=True)}
    return shown
