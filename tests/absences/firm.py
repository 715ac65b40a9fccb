"""A small firm for the tests of absences: who is under whom, and what they ask for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import httpx

from api.people.models import Person
from shared.contracts.people import Role
from tests.desk import Desk

MAY = {"start": "2026-05-18", "end": "2026-05-22"}
"""A plain working week."""


@dataclass
class Firm:
    """`joins` people by name; they act through `asks`, `decides` and the plain calls."""

    desk: Desk
    people: dict[str, Person] = field(default_factory=dict[str, Person])
    clients: dict[str, httpx.AsyncClient] = field(default_factory=dict[str, httpx.AsyncClient])

    async def joins(self, name: str, under: str | None = None, **more: Any) -> Person:
        manager = self.people[under].id if under else None
        role = more.pop("role", Role.EMPLOYEE)
        person = await self.desk.hires(name, role, manager_id=manager, **more)
        self.people[name] = person
        return person

    def id(self, name: str) -> UUID:
        return self.people[name].id

    async def client(self, name: str) -> httpx.AsyncClient:
        if name not in self.clients:
            self.clients[name] = await self.desk.logged_in(self.people[name])
        return self.clients[name]

    async def calls(self, name: str, method: str, path: str, body: Any = None) -> httpx.Response:
        client = await self.client(name)
        return await client.request(method, path, json=body)

    async def tries(self, name: str, **draft: Any) -> httpx.Response:
        """A request that may be refused."""
        return await self.calls(name, "POST", "/api/absences", {"kind": "vacation"} | MAY | draft)

    async def asks(self, name: str, **draft: Any) -> Any:
        """A request that is taken."""
        answer = await self.tries(name, **draft)
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def presses(self, name: str, act: str, absence: Any, body: Any = None) -> httpx.Response:
        path = f"/api/absences/{absence['id']}/{act}"
        return await self.calls(name, "POST", path, body or {})

    async def does(self, name: str, act: str, absence: Any, body: Any = None) -> Any:
        answer = await self.presses(name, act, absence, body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def gets(self, name: str, path: str) -> Any:
        answer = await self.calls(name, "GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def away(self, name: str, start: date, end: date, deputy: str | None = None) -> Any:
        """An absence of the person that is approved already."""
        draft: dict[str, Any] = {"start": start.isoformat(), "end": end.isoformat()}
        if deputy:
            draft["deputy_id"] = str(self.id(deputy))
        absence = await self.asks(name, **draft)
        return await self.does(absence["approver"]["name"], "approve", absence)


def told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]
