"""Who may still write what became of a delivery: leases end, and outcomes come late."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import table_of
from api.engine.hot import Store
from api.notifications.lanes.claimed import DELIVERIES, Claimed
from api.notifications.models import DeliveryTry
from api.notifications.settle import sums
from shared.contracts.admin import DeliveryState, Lane

log = structlog.get_logger()

Found = Row[UUID, str | None, DeliveryState]

SETTLED: Final = ("state", "reason", "held", "attempts", "due_at", "settled_at", "provider_id")
SETTLE: Final = (
    update(DELIVERIES)
    .where(DELIVERIES.c.id == bindparam("of"))
    .values(lease=None, lease_until=None, **{name: bindparam(name) for name in SETTLED})
)
TRY: Final = {
    name: Store(name).insert(table_of(DeliveryTry)).on_conflict_do_nothing()
    for name in ("postgresql", "sqlite")
}
AS_THEY_ARE: Final = (
    select(DELIVERIES.c.id, DELIVERIES.c.lease, DELIVERIES.c.state)
    .where(DELIVERIES.c.id.in_(bindparam("ids", expanding=True)))
    # PostgreSQL: everybody who locks several rows does it in one order.
    .order_by(DELIVERIES.c.id)
    .with_for_update(key_share=True)
)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What shall stand in the row of a delivery that was claimed."""

    delivery: Claimed
    values: dict[str, Any]
    told: bool = False
    """The person has it."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """Ids of the deliveries that were changed, and of those that were still ours."""

    noted: frozenset[UUID]
    in_time: frozenset[UUID]


async def write(
    session: AsyncSession, lane: Lane, changes: Sequence[Change], tries: Sequence[dict[str, Any]]
) -> Written:
    """Change each row while its lease is ours: a worker that came back from the dead overwrites
    nothing. But what a person has is sent, whoever holds it now, and need not go again."""
    found = await _as_they_are(session, [each.delivery.id for each in changes])
    known = [each for each in tries if each["delivery_id"] in found]
    if known:
        connection = await session.connection()
        await connection.execute(TRY[connection.dialect.name], known)
    in_time = {each.delivery.id for each in changes if _is_ours(each, found)}
    noted = [each for each in changes if each.delivery.id in in_time or _is_news(each, found)]
    if noted:
        connection = await session.connection()
        await connection.execute(SETTLE, [{"of": each.delivery.id} | each.values for each in noted])
        await sums.add(session, lane, [each.values["state"] for each in noted])
    written = Written(
        noted=frozenset(each.delivery.id for each in noted), in_time=frozenset(in_time)
    )
    _tell_late(lane, changes, written)
    return written


async def _as_they_are(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, Found]:
    """The rows, locked until the end of the transaction; those of people who were deleted
    meanwhile are no longer in it."""
    connection = await session.connection()
    rows = await connection.execute(AS_THEY_ARE, {"ids": list(ids)})
    return {row.id: row for row in rows}


def _is_ours(change: Change, found: dict[UUID, Found]) -> bool:
    row = found.get(change.delivery.id)
    return row is not None and row.lease == change.delivery.lease


def _is_news(change: Change, found: dict[UUID, Found]) -> bool:
    row = found.get(change.delivery.id)
    return row is not None and change.told and row.state is DeliveryState.PENDING


def _tell_late(lane: Lane, changes: Sequence[Change], written: Written) -> None:
    for each in changes:
        if each.delivery.id not in written.in_time:
            log.warning(
                "an outcome came after its lease",
                delivery_id=str(each.delivery.id),
                lane=lane,
                outcome=each.values["state"],
                noted=each.delivery.id in written.noted,
            )
