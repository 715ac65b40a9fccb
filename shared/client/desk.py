"""The service desk beside the tickets: what it offers, what a client says at a ticket's end, and
what its agents change."""

from pathlib import Path
from uuid import UUID

from shared.client.calls import UserCalls
from shared.contracts.base import Page
from shared.contracts.companies import Client, Contact
from shared.contracts.desk import Category, RenderedReply
from shared.contracts.people import Team
from shared.contracts.ticket_asks import RatingDraft, Reopen, TicketChange
from shared.contracts.tickets import Ticket


class DeskApi(UserCalls):
    async def categories(self) -> list[Category]:
        """Those that a ticket may be given, in order."""
        found = await self._get("/api/categories", list[Category])
        return [each for each in found if each.active]

    async def solved(self, ticket_id: UUID, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/solved", Ticket, None, key)

    async def reopen(self, ticket_id: UUID, order: Reopen, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/reopen", Ticket, order, key)

    async def rate(self, ticket_id: UUID, draft: RatingDraft, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/rating", Ticket, draft, key)

    async def download(self, file_id: UUID, to: Path) -> None:
        """The file's content, streamed to disk. Raises ApiProblem, ApiUnavailable."""
        caller = self._caller
        await caller.transport.fetch(f"/api/files/{file_id}", to, headers=caller.headers)

    async def teams(self) -> list[Team]:
        return (await self._get("/api/teams", Page[Team])).items

    async def change(self, ticket_id: UUID, change: TicketChange, *, key: str) -> Ticket:
        return await self._write("PATCH", f"/api/tickets/{ticket_id}", Ticket, change, key)

    async def canned_replies(self, ticket_id: UUID) -> list[RenderedReply]:
        """As they would be sent on this ticket."""
        return await self._get(f"/api/tickets/{ticket_id}/canned-replies", list[RenderedReply])

    async def clients(self, search: str = "", *, limit: int, offset: int = 0) -> Page[Client]:
        return await self._get("/api/clients", Page[Client], _found(search, limit, offset))

    async def client(self, client_id: UUID) -> Client:
        return await self._get(f"/api/clients/{client_id}", Client)

    async def contact(self, contact_id: UUID) -> Contact:
        return await self._get(f"/api/contacts/{contact_id}", Contact)

    async def contacts(
        self, client_id: UUID, search: str = "", *, limit: int, offset: int = 0
    ) -> Page[Contact]:
        """Of one company."""
        query = [*_found(search, limit, offset), ("client_id", str(client_id))]
        return await self._get("/api/contacts", Page[Contact], query)


def _found(search: str, limit: int, offset: int) -> list[tuple[str, str]]:
    return [("search", search), ("limit", str(limit)), ("offset", str(offset))]
