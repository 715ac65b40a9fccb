"""Colleagues, in the name of the person who wrote to the bot."""

from uuid import UUID

from shared.client.calls import UserCalls
from shared.contracts.base import Page
from shared.contracts.people import Employee


class PeopleApi(UserCalls):
    async def find(self, search: str = "", *, limit: int = 8, offset: int = 0) -> Page[Employee]:
        """Active employees by a piece of a name, an address or a phone."""
        query = [("active", "true"), ("limit", str(limit)), ("offset", str(offset))]
        query += [("search", search)] if search else []
        return await self._get("/api/employees", Page[Employee], query)

    async def employee(self, person_id: UUID) -> Employee:
        return await self._get(f"/api/employees/{person_id}", Employee)

    async def below(self, person_id: UUID, *, limit: int = 8, offset: int = 0) -> Page[Employee]:
        """Active employees below this one, at any depth (D1)."""
        query = [("limit", str(limit)), ("offset", str(offset))]
        return await self._get(f"/api/employees/{person_id}/subordinates", Page[Employee], query)
