"""What a bot does in the name of the person who wrote to it."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from shared.client.absences import AbsencesApi
from shared.client.calls import UserCalls
from shared.client.desk import DeskApi
from shared.client.notices import NoticesApi
from shared.client.people import PeopleApi
from shared.client.profile import ProfileApi
from shared.client.tasks import TasksApi
from shared.client.transport import Transport, Upload
from shared.contracts.base import Page
from shared.contracts.comments import AttachFiles, CommentChange
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
from shared.contracts.tickets import Assignee, Comment, CommentMade, Ticket, TicketRow, TicketStatus
from shared.contracts.uploads import UploadLink, UploadLinkDraft


class UserApi(UserCalls):
    """The API as one Telegram user: the person, tickets and files here, the rest by room."""

    def __init__(
        self, transport: Transport, telegram_user_id: int, pressed_below: int | None = None
    ) -> None:
        super().__init__(transport, telegram_user_id, pressed_below)
        self.tasks = TasksApi(transport, telegram_user_id, pressed_below)
        self.absences = AbsencesApi(transport, telegram_user_id, pressed_below)
        self.notices = NoticesApi(transport, telegram_user_id, pressed_below)
        self.desk = DeskApi(transport, telegram_user_id, pressed_below)
        self.people = PeopleApi(transport, telegram_user_id, pressed_below)
        self.profile = ProfileApi(transport, telegram_user_id, pressed_below)

    async def me(self) -> Me:
        return await self._get("/api/me", Me)

    async def change_me(self, change: MeChange, *, key: str) -> Me:
        return await self._write("PATCH", "/api/me", Me, change, key)

    async def unlink(self, *, key: str) -> None:
        """Forget the link between this Telegram account and the person (R9)."""
        await self._write("DELETE", "/api/telegram/link", type(None), None, key)

    async def tickets(
        self,
        *,
        statuses: Iterable[TicketStatus] = (),
        assignee: str | None = None,
        is_open: bool | None = None,
        mine: bool = False,
        team_id: UUID | None = None,
        category_id: UUID | None = None,
        limit: int = 5,
        offset: int = 0,
    ) -> Page[TicketRow]:
        """Tickets that this person may see, the last touched first; `mine`: only the own ones of a
        contact."""
        query = [("sort", "-updated_at"), ("limit", str(limit)), ("offset", str(offset))]
        query += [("status", status.value) for status in statuses]
        if assignee is not None:
            query.append(("assignee", assignee))
        if is_open is not None:
            query.append(("open", "true" if is_open else "false"))
        query += [("mine", "true")] if mine else []
        query += [("team_id", str(team_id))] if team_id else []
        query += [("category_id", str(category_id))] if category_id else []
        return await self._get("/api/tickets", Page[TicketRow], query)

    async def ticket(self, ticket_id: UUID) -> Ticket:
        return await self._get(f"/api/tickets/{ticket_id}", Ticket)

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
        return await self._transport.call(
            "POST",
            "/api/files",
            FileInfo,
            upload=Upload(path, name, content_type),
            headers=self._user | {"Idempotency-Key": key},
        )
