"""What a contact does at a ticket's end, and what the desk offers at its beginning."""

from pathlib import Path
from uuid import UUID

from shared.client.calls import UserCalls
from shared.contracts.desk import Category
from shared.contracts.tickets import RatingDraft, Reopen, Ticket


class DeskApi(UserCalls):
    async def categories(self) -> list[Category]:
        """Those that a ticket may be given."""
        return await self._get("/api/categories", list[Category])

    async def solved(self, ticket_id: UUID, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/solved", Ticket, None, key)

    async def reopen(self, ticket_id: UUID, order: Reopen, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/reopen", Ticket, order, key)

    async def rate(self, ticket_id: UUID, draft: RatingDraft, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/rating", Ticket, draft, key)

    async def download(self, file_id: UUID, to: Path) -> None:
        """The file's content, streamed to disk. Raises ApiProblem, ApiUnavailable."""
        await self._transport.fetch(f"/api/files/{file_id}", to, headers=self._user)
