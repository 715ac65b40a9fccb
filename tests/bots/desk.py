"""People and tickets in memory, and just enough of the desk's rules for a conversation to be whole.

What the API itself decides is tested where the API is; `desk_server` gives this one its socket.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import msgspec
from multidict import MultiMapping

from shared.contracts import people, priority, telegram, tickets
from shared.contracts.base import Page, Problem
from shared.contracts.files import FileInfo, FileLimits, FileState, MissingFile
from shared.contracts.uploads import UploadLink
from tests.sandbox.people import Person

S, A = tickets.TicketStatus, tickets.TicketAction
STAFF = people.PersonKind.EMPLOYEE
MOVES = [S.IN_PROGRESS, S.WAITING, S.RESOLVED]


class Refused(Exception):
    def __init__(self, status: int, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.problem = Problem(status=status, title=code, code=code, extra=extra)


class Desk:
    """Tests arrange and look at the public fields; bots come through the socket."""

    def __init__(self) -> None:
        self.config: telegram.BotConfig | None = None
        self.known: dict[str, people.Me] = {}
        """By phone: who may register."""
        self.linked: dict[int, people.Me] = {}
        self.tickets: list[tickets.Ticket] = []
        self.files: dict[UUID, FileInfo] = {}
        self.refs: dict[tuple[int, int], telegram.MessageRef] = {}
        self.recalled = Counter[tuple[int, int]]()
        """How often each was asked for."""
        self.reachable: list[telegram.Reachability] = []
        self.kept: dict[str, tuple[bytes, bytes]] = {}
        """By idempotency key: what was asked, and what was answered."""
        self.down = False
        self.no_storage = False
        self.limits = FileLimits(
            max_size=20 * 1024 * 1024, max_count=10, forbidden_extensions=["exe"]
        )

    # ------------------------------------------------------------ arranging

    def person(self, person: Person, *companies: str, role: people.Role | None = None) -> people.Me:
        """Somebody the desk knows by phone, not linked yet."""
        clients = [people.ClientRef(id=uuid4(), name=name) for name in companies]
        kind = people.PersonKind.CONTACT if companies else STAFF
        role = role if role or companies else people.Role.AGENT
        me = people.Me(
            id=uuid4(), kind=kind, name=person.name, email=None, role=role, locale="ru",
            timezone="Europe/Moscow", clients=clients, teams=[], unread=0,
        )  # fmt: skip
        self.known[person.phone.removeprefix("+")] = me
        return me

    def link(self, person: Person, *companies: str) -> people.Me:
        """Somebody who has registered before the story begins."""
        me = self.linked[person.telegram_id] = self.person(person, *companies)
        return me

    def ticket(self, author: people.Me, title: str, **more: Any) -> tickets.Ticket:
        """A ticket that stands already, or a new one."""
        now = datetime.now(UTC)
        client = author.clients[0] if author.clients else people.ClientRef(id=uuid4(), name="К")
        facts: dict[str, Any] = {
            "id": uuid4(), "number": len(self.tickets) + 1, "title": title, "status": S.NEW,
            "priority": priority.Priority.NORMAL, "client": client, "contact": ref(author),
            "assignee": None, "team": None, "category": None, "created_at": now,
            "updated_at": now, "version": 1,
            "text": title, "source": tickets.Source.TELEGRAM, "files": [], "comments": [],
            "history": [], "watchers": [], "actions": [], "statuses": [], "following": False,
        }  # fmt: skip
        ticket = tickets.Ticket(**facts | more)
        self.tickets.append(ticket)
        return ticket

    def change(self, ticket_id: UUID, **new: Any) -> tickets.Ticket:
        number = next(i for i, one in enumerate(self.tickets) if one.id == ticket_id)
        old = self.tickets[number]
        new.setdefault("version", old.version + 1)
        self.tickets[number] = msgspec.structs.replace(old, **new)
        return self.tickets[number]

    # ------------------------------------------------------------ the rules, in short

    def register(self, asked: telegram.Registration) -> people.Me:
        if asked.contact_user_id != asked.user_id:
            raise Refused(422, "foreign_contact")
        me = self.known.get(asked.phone.removeprefix("+"))
        if me is None:
            phone, hours = "+7 495 000-00-00", "пн-пт 9-18"
            raise Refused(404, "unknown_phone", support_phone=phone, support_hours=hours)
        self.linked[asked.user_id] = me
        return me

    def upload(self, name: str, kind: str, content: bytes) -> FileInfo:
        if self.no_storage:
            raise Refused(503, "storage_unavailable")
        if content.startswith(b"MZ"):
            raise Refused(415, "file_type_forbidden", forbidden=["exe", "программы"])
        if not content:
            raise Refused(422, "empty_file")
        info = FileInfo(id=uuid4(), name=name, size=len(content), content_type=kind)
        self.files[info.id] = info
        return info

    def upload_link(self) -> UploadLink:
        ends = datetime.now(UTC) + timedelta(days=1)
        url, limit = "https://desk.example/upload/secret", 50 * 1024 * 1024
        return UploadLink(url=url, expires_at=ends, max_size=limit, max_count=20)

    def listed(self, asked: MultiMapping[str], me: people.Me) -> Page[tickets.TicketRow]:
        mine = [ticket for ticket in self.tickets if self._sees(ticket, me)]
        if "open" in asked:
            wanted = asked["open"] == "true"
            mine = [one for one in mine if (one.status in tickets.OPEN_STATUSES) is wanted]
        if "status" in asked:
            mine = [one for one in mine if one.status in asked.getall("status")]
        if asked.get("assignee") == "me":
            mine = [one for one in mine if one.assignee and one.assignee.id == me.id]
        offset, limit = int(asked["offset"]), int(asked["limit"])
        rows = [row(one) for one in mine[::-1][offset : offset + limit]]
        return Page(items=rows, total=len(mine), limit=limit, offset=offset)

    def _sees(self, ticket: tickets.Ticket, me: people.Me) -> bool:
        return me.kind is STAFF or ticket.client.id in {client.id for client in me.clients}

    def find(self, ticket_id: UUID, me: people.Me) -> tickets.Ticket:
        for one in self.tickets:
            if one.id == ticket_id and self._sees(one, me):
                return one
        raise Refused(404, "not_found")

    def seen(self, ticket: tickets.Ticket, me: people.Me) -> tickets.Ticket:
        is_open = ticket.status in tickets.OPEN_STATUSES
        may = [A.COMMENT, A.ATTACH] if is_open else []
        if me.kind is STAFF:
            may += [A.STATUS, A.COMMENT_INTERNAL] + ([A.TAKE] if is_open else [])
        elif is_open:
            may.append(A.CANCEL)
        moves = [move for move in MOVES if move != ticket.status]
        return msgspec.structs.replace(ticket, actions=may, statuses=moves)

    def open_ticket(self, draft: tickets.TicketDraft, me: people.Me) -> tickets.Ticket:
        if len(me.clients) > 1 and draft.client_id is None:
            raise Refused(422, "choose_client")
        title = draft.text.split("\n")[0][:80] or "Без темы"
        client = next(c for c in me.clients if draft.client_id in (None, c.id))
        return self.ticket(me, title, text=draft.text, client=client, files=self._attached(draft))

    def _attached(self, draft: Any) -> list[FileInfo]:
        missing: list[MissingFile] = draft.missing_files
        return [self.files[each] for each in draft.file_ids] + [
            FileInfo(
                id=uuid4(), name=one.name, size=one.size, content_type="", state=FileState.MISSING
            )
            for one in missing
        ]

    def take(self, ticket: tickets.Ticket, me: people.Me) -> tickets.Ticket:
        if ticket.assignee:
            raise Refused(409, "already_taken", assignee=ticket.assignee.name)
        return self.change(ticket.id, assignee=ref(me), status=S.IN_PROGRESS)

    def move(self, ticket: tickets.Ticket, order: tickets.StatusChange) -> tickets.Ticket:
        if order.version not in (None, ticket.version):
            raise Refused(409, "version_conflict")
        return self.change(ticket.id, status=order.status)

    def cancel(self, ticket: tickets.Ticket, order: tickets.Cancel) -> tickets.Ticket:
        if ticket.status is S.CANCELLED:
            raise Refused(409, "already_cancelled")
        return self.change(ticket.id, status=S.CANCELLED, text=order.reason)

    def comment(
        self, ticket: tickets.Ticket, draft: tickets.CommentDraft, me: people.Me
    ) -> tickets.Comment:
        if ticket.status in (S.CLOSED, S.CANCELLED):
            raise Refused(409, "ticket_closed")
        comment = tickets.Comment(
            id=uuid4(), author=ref(me), visibility=draft.visibility, text=draft.text,
            files=self._attached(draft), created_at=datetime.now(UTC), edited_at=None,
        )  # fmt: skip
        self.change(ticket.id, comments=[*ticket.comments, comment])
        return comment

    def late(self, ticket: tickets.Ticket, late: tickets.AttachFiles) -> tickets.Ticket:
        new = self._attached(late)
        if late.comment_id is None:
            return self.change(ticket.id, files=[*ticket.files, *new])
        comments = [
            msgspec.structs.replace(one, files=[*one.files, *new])
            if one.id == late.comment_id
            else one
            for one in ticket.comments
        ]
        return self.change(ticket.id, comments=comments)


def ref(me: people.Me) -> people.PersonRef:
    return people.PersonRef(id=me.id, name=me.name, kind=me.kind)


def row(ticket: tickets.Ticket) -> tickets.TicketRow:
    return msgspec.json.decode(msgspec.json.encode(ticket), type=tickets.TicketRow)
