"""The application with people of the test's own making, and ways to call it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from litestar import Litestar
from sqlalchemy import func, select

from api import passwords, resources
from api.audit import AuditEntry
from api.auth import sessions
from api.clock import now
from api.db import Database, new_id
from api.outbox import OutboxEvent
from api.people.models import Client, ClientContact, Person, TelegramLink
from api.people.telegram import SupportInfo
from api.settings import Settings
from api.worker import PLAN
from shared import service_token
from shared.contracts.people import PersonKind, Role
from shared.contracts.telegram import BotScope
from tests.application import application

SUPPORT = SupportInfo(phone="+7 495 000-00-00", hours="9–18")
ME = "http://office.test"


@dataclass
class Office:
    """Arrange by `hires`, `knows`; act through the clients; look by `count` and `audit`."""

    database: Database
    settings: Settings
    app: Litestar
    opened: list[httpx.AsyncClient] = field(default_factory=list[httpx.AsyncClient])

    async def hires(self, name: str, role: Role = Role.EMPLOYEE, **more: Any) -> Person:
        password = more.pop("password", None)
        kept = await passwords.hashed(password) if password else None
        return await self._person(
            name, kind=PersonKind.EMPLOYEE, role=role, password_hash=kept, **more
        )

    async def knows(self, name: str, *companies: Client, **more: Any) -> Person:
        person = await self._person(name, kind=PersonKind.CONTACT, **more)
        rows = [ClientContact(client_id=each.id, person_id=person.id) for each in companies]
        await self.keep(*rows)
        return person

    async def company(self, name: str, **more: Any) -> Client:
        client = Client(
            **({"id": new_id(), "name": name, "active": True, "contacts_see_all": True} | more)
        )
        await self.keep(client)
        return client

    async def links(self, person: Person, user_id: int) -> None:
        scope = BotScope.STAFF if person.kind is PersonKind.EMPLOYEE else BotScope.CLIENT
        await self.keep(
            TelegramLink(
                scope=scope, person_id=person.id, telegram_user_id=user_id, chat_id=user_id
            )
        )

    async def keep(self, *rows: Any) -> None:
        async with self.database.begin() as session:
            session.add_all(rows)

    def browser(self, **headers: str) -> httpx.AsyncClient:
        return self._client(headers)

    async def logged_in(self, person: Person) -> httpx.AsyncClient:
        """A browser with a session, without the slow way through the password."""
        async with self.database.begin() as session:
            secret = await sessions.open_for(session, person.id, "test", None)
        client = self._client({})
        client.cookies.set(sessions.COOKIE, secret)
        return client

    def bot(self, scope: BotScope, user_id: int | None = None) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {service_token.derive(self.settings.key(), scope)}"}
        if user_id is not None:
            headers["X-Telegram-User-Id"] = str(user_id)
        return self._client(headers)

    async def count(self, entity: type[Any], *where: Any) -> int:
        async with self.database.reads() as session:
            return await session.scalar(select(func.count()).select_from(entity).where(*where)) or 0

    async def all(self, entity: type[Any], *where: Any) -> list[Any]:
        async with self.database.reads() as session:
            return list(await session.scalars(select(entity).where(*where).order_by(entity.id)))

    async def audit(self) -> list[str]:
        return [entry.action for entry in await self.all(AuditEntry)]

    async def events(self) -> list[str]:
        return [event.kind for event in await self.all(OutboxEvent)]

    async def _person(self, name: str, **more: Any) -> Person:
        facts = {"locale": "ru", "timezone": "Europe/Moscow", "active": True, "created_at": now()}
        person = Person(id=new_id(), name=name, **(facts | more))
        await self.keep(person)
        return person

    def _client(self, headers: dict[str, str]) -> httpx.AsyncClient:
        app: Any = self.app  # The two libraries spell the same protocol by types of their own.
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 1))
        client = httpx.AsyncClient(transport=transport, base_url=ME, headers=headers)
        self.opened.append(client)
        return client


async def _sleep_on() -> None:
    """Stands for the worker: here nobody plans the notices."""


@asynccontextmanager
async def open_office(url: str, folder: Path) -> AsyncIterator[Office]:
    """The real application over the given database; its tables exist."""
    settings = Settings(
        data_dir=folder,
        base_url=ME,
        database_url=url,
        support_phone=SUPPORT.phone,
        support_hours=SUPPORT.hours,
        _env_file=None,  # pyright: ignore[reportCallIssue]
    )
    held = resources.make(settings)
    held.broker.register_task(_sleep_on, task_name=PLAN)
    async with resources.opened(held):
        office = Office(database=held.database, settings=settings, app=application(settings, held))
        yield office
        for client in office.opened:
            await client.aclose()
