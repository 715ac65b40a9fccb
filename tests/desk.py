"""The whole application with the demo people, in process, and the road run by hand."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from litestar import Litestar
from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import idempotency, resources
from api.auth import sessions
from api.notifications import planner
from api.notifications.clocks import Hand
from api.notifications.models import Delivery, LaneState
from api.outbox import OutboxEvent
from api.people.models import Client, ClientContact, Person, Team, TelegramLink
from api.resources import Resources
from api.settings import Settings
from shared import service_token
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.telegram import BotScope
from tests.application import application
from tests.cast import Actor
from tests.sandbox import people as cast
from tests.sandbox.browsers import BrowserSubscription
from tests.sandbox.world import Sandbox

ME = "http://desk.test"
SECRET = "the secret key of the tests"
TIMED: tuple[type[Any], ...] = (Delivery, LaneState, OutboxEvent, idempotency.IdempotencyKey)
"""What the road does by the clock."""


@dataclass(kw_only=True)
class Desk:
    """Act through `calls`, `opens` and the other HTTP shorthands; `road` brings the news."""

    settings: Settings
    held: Resources
    app: Litestar
    world: Sandbox
    ids: dict[str, UUID]
    """People by the key of the cast, companies and teams by name."""
    nudges: int = 0
    opened: dict[str, httpx.AsyncClient] = field(default_factory=dict[str, httpx.AsyncClient])

    # ------------------------------------------------------------ people

    async def links(self, *keys: str) -> None:
        """These people are registered with their bots."""
        for key in keys:
            person = self.world.people[key]
            self.world.telegram.account(person.bot, person).open_silently()
            await self.keep(
                TelegramLink(
                    scope=BotScope(person.bot),
                    person_id=self.ids[key],
                    telegram_user_id=person.telegram_id,
                    chat_id=person.telegram_id,
                )
            )

    def actor(self, key: str) -> Actor:
        return Actor(self.world, self.world.people[key])

    async def calls(self, key: str) -> httpx.AsyncClient:
        """The person's own client, with a session: what the person is does not depend on it."""
        if key not in self.opened:
            self.opened[key] = await self._browser(key)
        return self.opened[key]

    def bot(self, scope: str, person: cast.Person | None = None) -> httpx.AsyncClient:
        """A bot, for itself or for a Telegram user."""
        token = service_token.derive(self.settings.key(), BotScope(scope))
        headers = {"Authorization": f"Bearer {token}"}
        if person:
            headers["X-Telegram-User-Id"] = str(person.telegram_id)
        return self.http(headers)

    async def _browser(self, key: str) -> httpx.AsyncClient:
        async with self.held.database.begin() as session:
            secret = await sessions.open_for(session, self.ids[key], "test", None)
        client = self.http()
        client.cookies.set(sessions.COOKIE, secret)
        return client

    def http(self, headers: dict[str, str] | None = None) -> httpx.AsyncClient:
        app: Any = self.app  # The two libraries spell the same protocol by types of their own.
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("127.0.0.1", 1))
        client = httpx.AsyncClient(transport=transport, base_url=ME, headers=headers, timeout=60)
        self.opened[str(id(client))] = client
        return client

    async def subscribes(self, key: str) -> BrowserSubscription:
        """The person's browser takes pushes."""
        browser = self.world.push.subscribe()
        keys = browser.as_json()["keys"]
        client = await self.calls(key)
        answer = await client.put(
            "/api/push/subscriptions", json={"endpoint": browser.endpoint, **keys}
        )
        assert answer.status_code == 200, answer.text
        return browser

    async def prefers(self, key: str, *channels: tuple[str, str], quiet: Any = None) -> None:
        """The person's channels in order, with their modes; the others are off."""
        wanted = [{"channel": channel, "mode": mode} for channel, mode in channels]
        client = await self.calls(key)
        asked = {"channels": wanted, "quiet_hours": quiet}
        answer = await client.put("/api/me/preferences", json=asked)
        assert answer.status_code == 200, answer.text

    # ------------------------------------------------------------ acts

    async def does(self, key: str, path: str, body: Any = None, **more: Any) -> Any:
        """A write that must succeed; the answer's JSON."""
        client = await self.calls(key)
        answer = await client.request(more.pop("method", "POST"), path, json=body or {}, **more)
        assert answer.is_success, f"{answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def opens(self, key: str = "anna", text: str = "Не печатает принтер", **more: Any) -> Any:
        """A new ticket, as the person opens it."""
        return await self.does(key, "/api/tickets", {"text": text} | more)

    async def category(self, name: str = "Пожар", **more: Any) -> Any:
        """A new category, as the administrator makes it."""
        return await self.does("gleb", "/api/categories", {"name": name} | more)

    async def opens_critical(self, key: str = "anna", text: str = "Горит серверная") -> Any:
        """A contact names no priority: the category brings it."""
        known = await (await self.calls("gleb")).get("/api/categories")
        fire = known.json() or [await self.category(priority="critical")]
        return await self.opens(key, text, category_id=fire[0]["id"])

    async def takes(self, key: str, ticket: Any) -> Any:
        return await self.does(key, f"/api/tickets/{ticket['id']}/assign")

    async def says(self, key: str, ticket: Any, text: str, **more: Any) -> Any:
        path = f"/api/tickets/{ticket['id']}/comments"
        return await self.does(key, path, {"text": text} | more)

    async def moves(self, key: str, ticket: Any, status: str, **more: Any) -> Any:
        path = f"/api/tickets/{ticket['id']}/status"
        return await self.does(key, path, {"status": status} | more)

    async def uploads(self, key: str, name: str, content: bytes) -> str:
        """The id of the file."""
        client = await self.calls(key)
        answer = await client.post("/api/files", files={"file": (name, content)})
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    async def inbox(self, key: str) -> list[Any]:
        client = await self.calls(key)
        answer = await client.get("/api/notifications")
        assert answer.status_code == 200, answer.text
        return answer.json()["items"]

    async def leaves_companies(self, key: str) -> None:
        """The contact no longer belongs to any client."""
        async with self.held.database.begin() as session:
            mine = ClientContact.person_id == self.ids[key]
            await session.execute(delete(ClientContact).where(mine))

    async def disbands(self) -> None:
        """No team: a new ticket is everybody's."""
        async with self.held.database.begin() as session:
            await session.execute(delete(Team))

    # ------------------------------------------------------------ the road

    async def road(self) -> None:
        """Plan and deliver until nobody has anything to do at this moment."""
        deliverer = self.held.road.deliverer
        while True:
            await planner.plan(self.held.database, timedelta(seconds=self.settings.merge_seconds))
            done = await asyncio.gather(*(deliverer.run(lane) for lane in Lane))
            if not any(each.owes_plan or each.lanes for each in done):
                return

    async def records(self, hand: Hand) -> list[str]:
        """The kinds of what this hand of the clock records now."""
        before = {row.id for row in await self.all(OutboxEvent)}
        await hand(self.held.database, self.settings)
        return [row.kind for row in await self.all(OutboxEvent) if row.id not in before]

    async def passes(self, **time: float) -> None:
        """So much time goes by on the road: every moment in its tables moves into the past."""
        by = timedelta(**time)
        async with self.held.database.begin() as session:
            for table in TIMED:
                for row in await session.scalars(select(table)):
                    for column in row.__mapper__.columns:
                        value = getattr(row, column.key)
                        if isinstance(value, datetime):
                            setattr(row, column.key, value - by)

    # ------------------------------------------------------------ looks

    async def keep(self, *rows: Any) -> None:
        async with self.held.database.begin() as session:
            session.add_all(rows)

    async def all(self, entity: type[Any], *where: ColumnElement[bool]) -> list[Any]:
        async with self.held.database.reads() as session:
            return list(await session.scalars(select(entity).where(*where).order_by(entity.id)))

    async def count(self, entity: type[Any], *where: ColumnElement[bool]) -> int:
        async with self.held.database.reads() as session:
            return await session.scalar(select(func.count()).select_from(entity).where(*where)) or 0

    async def one(self, entity: type[Any], *where: ColumnElement[bool]) -> Any:
        found = await self.all(entity, *where)
        assert len(found) == 1, found
        return found[0]

    async def changes(self, entity: type[Any], key: Any, **values: Any) -> None:
        """Straight in the row, as an administrator's act elsewhere."""
        async with self.held.database.begin() as session:
            row = await session.get_one(entity, key)
            for name, value in values.items():
                setattr(row, name, value)

    async def deliveries(
        self, key: str | None = None, lane: Lane | None = None, **where: Any
    ) -> list[Delivery]:
        """Of a person, on a lane, the oldest first."""
        wanted = [getattr(Delivery, name) == value for name, value in where.items()]
        wanted += [Delivery.person_id == self.ids[key]] if key else []
        wanted += [Delivery.lane == lane] if lane else []
        return await self.all(Delivery, *wanted)

    async def unsent(self) -> int:
        return await self.count(Delivery, Delivery.state == DeliveryState.PENDING)

    async def lane(self, lane: Lane) -> LaneState:
        return await self.one(LaneState, LaneState.lane == lane)


async def until(condition: Callable[[], Any], within: float = 10) -> Any:
    """The first true answer of `condition`, which may be a coroutine function."""
    deadline = time.monotonic() + within
    while True:
        found = condition()
        if asyncio.iscoroutine(found):
            found = await found
        if found:
            return found
        assert time.monotonic() < deadline, f"never so within {within} s"
        await asyncio.sleep(0.02)


@asynccontextmanager
async def open_desk(url: str, folder: Path, world: Sandbox, **more: Any) -> AsyncIterator[Desk]:
    """A desk over a database that has the demo people in it; `more` are settings."""
    env = {name.removeprefix("VESTOVOY_").lower(): value for name, value in world.env().items()}
    own: dict[str, object] = {
        "data_dir": folder,
        "base_url": ME,
        "database_url": url,
        "secret_key": SECRET,
        "merge_seconds": 0,
    }
    settings = Settings.model_validate(env | own | more)
    held = resources.make(settings)
    app = application(settings, held)
    desk = Desk(settings=settings, held=held, app=app, world=world, ids={})

    async def nudge() -> None:
        desk.nudges += 1

    app.state.nudge = nudge
    async with resources.opened(held):
        async with held.database.reads() as session:
            desk.ids |= await _ids(session)
        yield desk
        for client in desk.opened.values():
            await client.aclose()


async def _ids(session: AsyncSession) -> dict[str, UUID]:
    keys = {each.phone: each.key for each in cast.CAST}
    people = await session.execute(select(Person.phone_e164, Person.id))
    found = {keys[phone]: person_id for phone, person_id in people if phone}
    for named in (Client, Team):
        rows = await session.execute(select(named.name, named.id))
        found |= {row.name: row.id for row in rows}
    return found
