"""What the demo people do at the desk, as acts that must succeed."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete

from api.people.models import ClientContact, Team, TelegramLink
from shared.contracts.telegram import BotScope
from tests.cast import Actor
from tests.desk.doors import Doors
from tests.sandbox.browsers import BrowserSubscription


@dataclass(kw_only=True)
class Acts(Doors):
    """`opens` a ticket, `takes`, `says`, `moves`; `does` is every other write."""

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
