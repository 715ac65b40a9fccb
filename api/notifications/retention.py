"""Forgetting what nobody looks for any more (Q9): in small steps, so that a sweep delays nobody."""

from datetime import timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, exists, select

from api.clock import now
from api.db import Base, Database, first_id_of
from api.notifications.models import Delivery, DeliveryTry, Notice
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState

STEP: Final = 500
"""Rows that one transaction deletes."""


async def sweep(database: Database, days: int) -> int:
    """Delete deliveries with their tries, inbox lines and events that are older than so many
    days. What is still to be sent stays, and so does whatever it needs. Returns how many went."""
    before = first_id_of(now() - timedelta(days=days))
    settled = Delivery.state != DeliveryState.PENDING
    unsent = exists().where(Delivery.notice_id == Notice.id)
    told = exists().where(Delivery.event_id == OutboxEvent.id)
    read = exists().where(Notice.event_id == OutboxEvent.id)
    planned = OutboxEvent.planned_at.is_not(None)
    gone = await _forget(database, Delivery, Delivery.id < before, settled)
    gone += await _forget(database, Notice, Notice.id < before, ~unsent)
    return gone + await _forget(
        database, OutboxEvent, OutboxEvent.id < before, planned, ~told, ~read
    )


async def _forget(database: Database, model: type[Base], *which: ColumnElement[bool]) -> int:
    gone = 0
    while True:
        async with database.reads() as session:
            # Ids sort by time, so the oldest are found by the key without a scan.
            old = select(model.id).where(*which).order_by(model.id).limit(STEP)
            ids = list(await session.scalars(old))
        if not ids:
            return gone
        async with database.begin() as session:
            if model is Delivery:
                await session.execute(delete(DeliveryTry).where(DeliveryTry.delivery_id.in_(ids)))
            # Asked again where it is deleted: an administrator may have sent one again meanwhile.
            await session.execute(delete(model).where(model.id.in_(ids), *which))
        gone += len(ids)
