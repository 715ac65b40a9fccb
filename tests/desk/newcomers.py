"""People and companies of a test's own making, for a desk that begins with nobody."""

from dataclasses import dataclass
from typing import Any

from api.clock import now
from api.db import new_id
from api.people.models import Client, ClientContact, Person, TelegramLink
from api.security import passwords
from shared.contracts.people import PersonKind, Role
from shared.contracts.telegram import BotScope
from tests.desk.doors import Doors


@dataclass(kw_only=True)
class Newcomers(Doors):
    """`hires` employees, `knows` contacts; `registers` either with the own bot."""

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
        facts: dict[str, Any] = {"id": new_id(), "name": name, "active": True}
        client = Client(**(facts | {"contacts_see_all": True} | more))
        await self.keep(client)
        return client

    async def registers(self, person: Person, user_id: int) -> None:
        scope = BotScope.STAFF if person.kind is PersonKind.EMPLOYEE else BotScope.CLIENT
        await self.keep(
            TelegramLink(
                scope=scope, person_id=person.id, telegram_user_id=user_id, chat_id=user_id
            )
        )

    async def _person(self, name: str, **more: Any) -> Person:
        facts = {"locale": "ru", "timezone": "Europe/Moscow", "active": True, "created_at": now()}
        person = Person(id=new_id(), name=name, **(facts | more))
        await self.keep(person)
        return person
