"""What a bot does in the name of the person who wrote to it."""

from pathlib import Path
from typing import Final
from uuid import UUID

from shared.client import tickets
from shared.client.absences import AbsencesApi
from shared.client.calls import Caller, Read, UserCalls
from shared.client.desk import DeskApi
from shared.client.notices import NoticesApi
from shared.client.people import PeopleApi
from shared.client.profile import ProfileApi
from shared.client.tasks import TasksApi
from shared.client.tickets import TicketFilter
from shared.client.transport import Upload
from shared.contracts.base import Page
from shared.contracts.comments import AttachFiles, CommentChange
from shared.contracts.desk_settings import BotWords
from shared.contracts.files import FileInfo, FileLimits
from shared.contracts.people import Me, MeChange
from shared.contracts.ticket_asks import (
    Assign,
    Cancel,
    CommentDraft,
    StatusChange,
    TicketChange,
    TicketDraft,
)
from shared.contracts.tickets import Assignee, Comment, CommentMade, Ticket, TicketRow
from shared.contracts.uploads import UploadLink, UploadLinkDraft

WORDS: Final = Read("/api/bots/words")


class UserApi(UserCalls):
    """The API as one Telegram user: the person, tickets and files here, the rest by room."""

    def __init__(self, caller: Caller) -> None:
        super().__init__(caller)
        self.tasks = TasksApi(caller)
        self.absences = AbsencesApi(caller)
        self.notices = NoticesApi(caller)
        self.desk = DeskApi(caller)
        self.people = PeopleApi(caller)
        self.profile = ProfileApi(caller)

    async def me(self, along: Read | None = None) -> Me:
        """`along`: what will be read next, if that can be told; then one request asks for both."""
        introduced = await self._caller.introduced(along) if along else None
        return introduced or await self._get("/api/me", Me)

    async def words(self) -> BotWords:
        """What the desk has this bot say in the person's language, now."""
        return await self._caller.get(WORDS, BotWords)

    async def change_me(self, change: MeChange, *, key: str) -> Me:
        return await self._write("PATCH", "/api/me", Me, change, key)

    async def unlink(self, *, key: str) -> None:
        """Forget the link between this Telegram account and the person (R9)."""
        await self._write("DELETE", "/api/telegram/link", type(None), None, key)

    async def tickets(self, wanted: TicketFilter) -> Page[TicketRow]:
        """Tickets that this person may see, the last touched first."""
        return await self._caller.get(wanted.read(), Page[TicketRow])

    async def ticket(self, ticket_id: UUID) -> Ticket:
        return await self._caller.get(tickets.card(ticket_id), Ticket)

    async def open_ticket(self, draft: TicketDraft, *, key: str) -> Ticket:
        return await self._write("POST", "/api/tickets", Ticket, draft, key)

    async def assignees(
        self, ticket_id: UUID, *, search: str = "", limit: int = 6, offset: int = 0
    ) -> Page[Assignee]:
        """Whom the ticket may be given to."""
        query = [("limit", str(limit)), ("offset", str(offset))]
        query += [("search", search)] if search else []
        return await self._get(f"/api/tickets/{ticket_id}/assignees", Page[Assignee], query)

    async def assign(self, ticket_id: UUID, order: Assign, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/assign", Ticket, order, key)

    async def set_status(self, ticket_id: UUID, change: StatusChange, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/status", Ticket, change, key)

    async def cancel(self, ticket_id: UUID, order: Cancel, *, key: str) -> Ticket:
        return await self._write("POST", f"/api/tickets/{ticket_id}/cancel", Ticket, order, key)

    async def comment(self, ticket_id: UUID, draft: CommentDraft, *, key: str) -> CommentMade:
        path = f"/api/tickets/{ticket_id}/comments"
        return await self._write("POST", path, CommentMade, draft, key)

    async def reword_comment(
        self, ticket_id: UUID, comment_id: UUID, change: CommentChange, *, key: str
    ) -> Comment:
        """The author's newer words (T13)."""
        path = f"/api/tickets/{ticket_id}/comments/{comment_id}"
        return await self._write("PATCH", path, Comment, change, key)

    async def change_ticket(self, ticket_id: UUID, change: TicketChange, *, key: str) -> Ticket:
        return await self._write("PATCH", f"/api/tickets/{ticket_id}", Ticket, change, key)

    async def attach(self, ticket_id: UUID, files: AttachFiles, *, key: str) -> Ticket:
        """Files that came later than their ticket or comment (T2)."""
        return await self._write("POST", f"/api/tickets/{ticket_id}/files", Ticket, files, key)

    async def file_limits(self) -> FileLimits:
        return await self._get("/api/files/limits", FileLimits)

    async def upload_link(self, place: UploadLinkDraft, *, key: str) -> UploadLink:
        """A page that takes what is too large for a bot (T6)."""
        return await self._write("POST", "/api/upload-links", UploadLink, place, key)

    async def upload(self, path: Path, name: str, content_type: str, *, key: str) -> FileInfo:
        """The file streamed from disk; it belongs to nothing until a draft names its id."""
        caller = self._caller
        return await caller.transport.call(
            "POST",
            "/api/files",
            FileInfo,
            upload=Upload(path, name, content_type),
            headers=caller.headers | {"Idempotency-Key": key},
        )
