"""A seeded desk in this process, whose lanes are run by hand."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from api import resources
from api.auth import principals
from api.auth.models import LoginSession
from api.clock import now
from api.notifications.channels.webpush import subscriptions
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.models import Delivery, PushDevice
from api.notifications.plan.planner import plan
from api.people.models import Person
from api.resources import Resources
from api.settings import Settings
from api.tickets.life import opening
from api.tickets.sla import promises
from shared.contracts.people import PersonKind, Role
from shared.contracts.ticket_asks import TicketDraft
from tests.channels.browser import Browser
from tests.sandbox import seed
from tests.servers import postgres, run

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


def agent(number: int, **more: str) -> Person:
    """One of many who work."""
    return Person(
        name=f"Инженер {number}",
        kind=PersonKind.EMPLOYEE,
        role=Role.AGENT,
        locale="ru",
        timezone="Europe/Moscow",
        **more,
    )


async def ticket(held: Resources, ids: dict[str, UUID]) -> UUID:
    """Anna's; nobody has been told of it."""
    async with held.database.begin() as session:
        anna = await principals.load(session, ids["anna"])
        assert anna is not None
        promised = await promises.plan(session, held.settings)
        draft = TicketDraft(text="Не печатает принтер " * 16)
        made = await opening.open_ticket(session, anna, draft, LIMITS, promised)
    return made.values["id"]


async def event(held: Resources, ids: dict[str, UUID]) -> UUID:
    """A planned event whose own deliveries are out of the way."""
    ticket_id = await ticket(held, ids)
    await plan(held.database)
    async with held.database.begin() as session:
        rows = list(await session.scalars(select(Delivery).where(Delivery.object_id == ticket_id)))
        event_id = rows[0].event_id
        for row in rows:
            await session.delete(row)
    return event_id


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
            endpoint_hash=subscriptions.hash_of(address.endpoint),
            p256dh=address.p256dh,
            auth=address.auth,
        )
        session.add(kept)
        await session.flush()
        return subscriptions.address(kept)


@asynccontextmanager
async def server() -> AsyncIterator[str]:
    """A PostgreSQL that commits; gives the address of its first database."""
    folder = run.new_run()
    home = folder / "postgres"
    try:
        home.mkdir(mode=0o755)
        url = await asyncio.to_thread(lambda: postgres.start(home, keeps=True))
        try:
            yield url
        finally:
            await asyncio.to_thread(postgres.stop, home)
    finally:
        shutil.rmtree(folder)
