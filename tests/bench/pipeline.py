"""What durability costs: the whole road — claim, look once more, write, send, settle, in SQLite
with every row — against the bare client on the same sink."""

import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from api import resources
from api.auth import principals
from api.auth.models import LoginSession
from api.clock import now
from api.notifications.channels.base import Address
from api.notifications.channels.webpush import subscriptions as push
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.deliver.deliverer import Deliverer
from api.notifications.models import Delivery, PushDevice
from api.notifications.plan.addresses import Target
from api.notifications.plan.planner import plan
from api.notifications.plan.queue import delivery_values
from api.outbox import OutboxEvent
from api.resources import Resources
from api.settings import Settings
from api.tickets.life import opening
from api.tickets.sla import promises
from shared.contracts.admin import Lane
from shared.contracts.ticket_asks import TicketDraft
from tests.channels.browser import Browser
from tests.sandbox import seed

LIMITS = opening.Limits(tickets_per_hour=1_000_000, files=1)


@asynccontextmanager
async def desk(**environment: Any) -> AsyncIterator[tuple[Resources, dict[str, UUID]]]:
    """A seeded desk in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            _env_file=None,  # pyright: ignore[reportCallIssue] - a pydantic word
            data_dir=Path(folder),
            allow_private_hosts=True,
            **environment,
        )
        ids = await seed.people(settings)
        held = resources.make(settings)
        async with resources.opened(held):
            yield held, ids


async def durable(
    held: Resources, ids: dict[str, UUID], lane: Lane, address: Address, count: int
) -> float:
    """Deliveries per second of one lane with `count` due notices about one ticket."""
    event_id = await _event(held, ids)
    await _queue(held, ids["boris"], event_id, Target(lane=lane, address=address), count)
    deliverer = Deliverer(held.database, held.pool, held.settings)
    begun = time.perf_counter()
    done = await deliverer.run(lane)
    took = time.perf_counter() - begun
    if done.sent < count:
        raise AssertionError(f"{lane}: {done.sent} of {count} were sent; {await _why(held)}")
    return count / took


async def _why(held: Resources) -> set[tuple[str, str]]:
    async with held.database.reads() as session:
        rows = await session.execute(select(Delivery.state, Delivery.reason).distinct())
        return {(state, reason) for state, reason in rows}


async def _event(held: Resources, ids: dict[str, UUID]) -> UUID:
    """A planned event whose own deliveries are out of the way."""
    async with held.database.begin() as session:
        anna = await principals.load(session, ids["anna"])
        assert anna is not None
        promised = await promises.plan(session, held.settings)
        ticket_id = await opening.open_ticket(
            session, anna, TicketDraft(text="Не печатает принтер " * 16), LIMITS, promised
        )
    await plan(held.database)
    async with held.database.begin() as session:
        rows = list(await session.scalars(select(Delivery).where(Delivery.object_id == ticket_id)))
        event_id = rows[0].event_id
        for row in rows:
            await session.delete(row)
    return event_id


async def _queue(
    held: Resources, person_id: UUID, event_id: UUID, target: Target, count: int
) -> None:
    async with held.database.begin() as session:
        event = await session.get_one(OutboxEvent, event_id)
        values = [
            delivery_values(
                event_id,
                person_id,
                target,
                object_id=event.object_id,
                notice_id=None,
                rank=1,
                expires_at=now() + timedelta(hours=1),
            )
            | {"copy": number + 1}
            for number in range(count)
        ]
        await session.execute(insert(Delivery), values)


async def device(held: Resources, person_id: UUID, endpoint: str) -> PushAddress:
    """A browser of this person that takes pushes at the endpoint."""
    address = Browser().at(endpoint)
    async with held.database.begin() as session:
        login = LoginSession(
            person_id=person_id, token_hash="bench", expires_at=now() + timedelta(days=1)
        )
        session.add(login)
        await session.flush()
        kept = PushDevice(
            person_id=person_id,
            session_id=login.id,
            endpoint=address.endpoint,
            endpoint_hash=push.hash_of(address.endpoint),
            p256dh=address.p256dh,
            auth=address.auth,
        )
        session.add(kept)
        await session.flush()
        return push.address(kept)
