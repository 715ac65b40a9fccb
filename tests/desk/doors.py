"""The ways into the desk: browsers, bots, programs with a token."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx

from api.auth import sessions
from api.people.models import Person
from shared.contracts.telegram import BotScope
from tests.desk.rows import Rows
from tests.sandbox import people as cast

ME = "http://desk.test"


@dataclass(kw_only=True)
class Doors(Rows):
    """Every client is closed with the desk."""

    opened: dict[str, httpx.AsyncClient] = field(default_factory=dict[str, httpx.AsyncClient])

    async def calls(self, key: str) -> httpx.AsyncClient:
        """A demo person's own browser with a session."""
        if key not in self.opened:
            self.opened[key] = await self.logged_in(self.ids[key])
        return self.opened[key]

    async def logged_in(self, person: Person | UUID) -> httpx.AsyncClient:
        """A browser with a session, without the slow way through the password."""
        person_id = person if isinstance(person, UUID) else person.id
        async with self.database.begin() as session:
            secret = await sessions.open_for(session, person_id, "test", None)
        client = self.browser()
        client.cookies.set(sessions.cookie_name(self.settings.base_url), secret)
        return client

    def bot(self, scope: str, user: cast.Person | int | None = None) -> httpx.AsyncClient:
        """A bot, for itself or for a Telegram user."""
        token = self.settings.service_token(BotScope(scope))
        headers = {"Authorization": f"Bearer {token}"}
        if user is not None:
            user_id = user if isinstance(user, int) else user.telegram_id
            headers["X-Telegram-User-Id"] = str(user_id)
        return self.browser(**headers)

    def browser(self, **headers: str) -> httpx.AsyncClient:
        """Whoever calls with these headers."""
        app: Any = self.app  # The two libraries spell the same protocol by types of their own.
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("127.0.0.1", 1))
        client = httpx.AsyncClient(transport=transport, base_url=ME, headers=headers, timeout=60)
        self.opened[str(id(client))] = client
        return client

    async def close(self) -> None:
        for client in self.opened.values():
            await client.aclose()
