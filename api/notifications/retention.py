"""Forgetting what nobody looks for any more (Q9): in small steps, so that a sweep delays nobody."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, select

from api.clock import now
from api.db import Base, Database, first_id_of
from api.notifications.models import Delivery, DeliveryTry, Notice
from api.notifications.terms import Term
from api.objects import quarantine
from api.outbox import OutboxEvent
from shared.contracts.admin import DeliveryState

STEP: Final = 500
"""Rows that one transaction deletes."""
FIRST: Final = UUID(int=0)


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


async def tidy(database: Database, terms: Iterable[Term]) -> int:
    """Delete what is older than its term. Returns how many rows went."""
    gone = 0
    for term in terms:
        before = first_id_of(now() - timedelta(days=term.days))
        with quarantine.turn("retention", of=term.model.__tablename__):
            gone += await _forget(database, term.model, term.model.id < before, *term.when)
    return gone


async def _forget(database: Database, model: type[Base], *which: ColumnElement[bool]) -> int:
    """What cannot be deleted is passed over (U8)."""

    async def forget(ids: Sequence[UUID]) -> int:
        async with database.begin() as session:
            if model is Delivery:
                await session.execute(delete(DeliveryTry).where(DeliveryTry.delivery_id.in_(ids)))
            # Asked again where it is deleted: an administrator may have sent one again meanwhile.
            await session.execute(delete(model).where(model.id.in_(ids), *which))
        return len(ids)

    gone, last = 0, FIRST
    while ids := await _old(database, model, model.id > last, *which):
        done, _ = await quarantine.many(f"old row of {model.__tablename__}", ids, forget, str)
        gone, last = gone + sum(done), ids[-1]
    return gone


async def _old(
    database: Database, model: type[Base], *which: ColumnElement[bool]
) -> Sequence[UUID]:
    async with database.reads() as session:
        # Ids sort by time, so the oldest are found by the key without a scan.
        rows = select(model.id).where(*which).order_by(model.id).limit(STEP)
        return (await session.scalars(rows)).all()
