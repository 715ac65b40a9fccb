"""Deliveries are sent once more, one or all of a kind: as new rows, linked to the first."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.admin.deliveries import log as deliveries
from api.admin.deliveries.log import LINES, Filters
from api.admin.errors import StillPending
from api.clock import now
from api.errors import Invalid, NotFound
from api.notifications.models import Delivery
from api.objects import audit
from api.principal import Principal
from shared.contracts.admin import DeliveryState
from shared.contracts.deliveries import DeliveryRow
from shared.i18n import translator

BULK: Final = 500
"""Deliveries that one press sends again; what is left is for the next press."""
NOT_BROUGHT: Final = frozenset({DeliveryState.FAILED, DeliveryState.EXPIRED})
"""What may go again by the hundred: the others have it, or it was kept from them on purpose."""


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
    lines = (await session.execute(LINES.where(Delivery.id == copy.id))).all()
    (row,) = await deliveries.rows(session, lines, translator(principal.locale))
    return row


async def resend_all(session: AsyncSession, principal: Principal, filters: Filters) -> int:
    """Send all that match and did not arrive again, unless somebody has sent them again already;
    how many, at most BULK. Raises Invalid."""
    state = filters.state or DeliveryState.FAILED
    if state not in NOT_BROUGHT:
        raise Invalid(f"state: one of {', '.join(sorted(NOT_BROUGHT))}", field="state")
    later = aliased(Delivery)
    newer = exists().where(
        later.event_id == Delivery.event_id,
        later.person_id == Delivery.person_id,
        later.lane == Delivery.lane,
        later.address_key == Delivery.address_key,
        later.copy > Delivery.copy,
    )
    wanted = replace(filters, state=state).conditions()
    found = await session.scalars(
        select(Delivery).where(*wanted, ~newer).order_by(Delivery.id).limit(BULK)
    )
    copies = [await _again(session, old) for old in found.all()]
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
    await session.execute(
        select(Delivery.id).where(Delivery.id == first).with_for_update(key_share=True)
    )
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
