"""A small API of the same contracts, with people and tickets in memory, for the bots to talk to.

It speaks the real protocol over a real socket and knows just enough of the desk's rules for a
conversation to be whole. What the API itself decides is tested where the API is.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from aiohttp import web

from shared.contracts import people, telegram, tickets
from shared.contracts.base import Page, Problem
from shared.contracts.files import FileInfo, FileLimits, FileState, MissingFile
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
        self.url = ""
        self.config: telegram.BotConfig | None = None
        self.known: dict[str, people.Me] = {}
        """By phone: who may register."""
        self.linked: dict[int, people.Me] = {}
        self.tickets: list[tickets.Ticket] = []
        self.files: dict[UUID, FileInfo] = {}
        self.refs: dict[tuple[int, int], telegram.MessageRef] = {}
        self.reachable: list[telegram.Reachability] = []
        self.keys: list[str] = []
        """Idempotency keys in the order in which they came."""
        self.kept: dict[str, tuple[bytes, bytes]] = {}
        self.down = False
        self.limits = FileLimits(
            max_size=20 * 1024 * 1024, max_count=10, forbidden_extensions=["exe"]
        )
        self._runner: web.AppRunner | None = None

    # ------------------------------------------------------------ arranging

    def person(self, person: Person, *companies: str, role: people.Role | None = None) -> people.Me:
        """Somebody the desk knows by phone, not linked yet."""
        clients = [people.ClientRef(id=uuid4(), name=name) for name in companies]
        kind = people.PersonKind.CONTACT if companies else STAFF
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
            "priority": tickets.Priority.NORMAL, "client": client, "contact": ref(author),
            "assignee": None, "team": None, "created_at": now, "updated_at": now, "version": 1,
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

    # ------------------------------------------------------------ the socket

    async def open(self) -> str:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        if self.down:
            return web.Response(status=503)
        key = request.headers.get("Idempotency-Key", "")
        multipart = request.content_type.startswith("multipart/")
        body = b"" if multipart else await request.read()
        if key:
            self.keys.append(key)
        if key in self.kept:
            asked, answer = self.kept[key]
            code = "idempotency_mismatch"
            return _json(answer) if asked == body else _problem(Refused(422, code))
        try:
            answer = await self._route(request, body)
        except Refused as refusal:
            return _problem(refusal)
        encoded = b"" if answer is None else msgspec.json.encode(answer)
        if key:
            self.kept[key] = (body, encoded)
        return _json(encoded)

    async def _route(self, request: web.Request, body: bytes) -> Any:
        match request.method, request.path.strip("/").split("/")[1:]:
            case "GET", ["bots", "config"]:
                return self.config or self._no("bot_not_configured")
            case "POST", ["telegram", "registrations"]:
                return self._register(_read(body, telegram.Registration))
            case "POST", ["telegram", "reachability"]:
                return self.reachable.append(_read(body, telegram.Reachability))
            case "POST", ["telegram", "messages"]:
                draft = _read(body, telegram.MessageRefDraft)
                self.refs[draft.chat_id, draft.message_id] = _same(draft, telegram.MessageRef)
            case "GET", ["telegram", "messages"]:
                place = int(request.query["chat_id"]), int(request.query["message_id"])
                return self.refs.get(place) or self._no("unknown_message")
            case _:
                return await self._for_person(request, body)

    async def _for_person(self, request: web.Request, body: bytes) -> Any:
        user = int(request.headers.get("X-Telegram-User-Id", "0"))
        me = self.linked.get(user)
        if me is None:
            raise Refused(401, "telegram_not_linked")
        match request.method, request.path.strip("/").split("/")[1:]:
            case "GET", ["me"]:
                return me
            case "PATCH", ["me"]:
                change = _read(body, people.MeChange)
                self.linked[user] = msgspec.structs.replace(me, locale=change.locale)
                return self.linked[user]
            case "DELETE", ["telegram", "link"]:
                del self.linked[user]
            case "GET", ["files", "limits"]:
                return self.limits
            case "POST", ["files"]:
                return await self._upload(request)
            case "GET", ["tickets"]:
                return self._list(request, me)
            case "POST", ["tickets"]:
                return self._seen(self._open(_read(body, tickets.TicketDraft), me), me)
            case "GET", ["tickets", found]:
                return self._seen(self._find(found, me), me)
            case "POST", ["tickets", found, act]:
                return self._act(self._find(found, me), act, body, me)
            case _:
                raise Refused(404, "not_found")

    # ------------------------------------------------------------ the rules, in short

    def _no(self, code: str) -> Any:
        raise Refused(404, code)

    def _register(self, asked: telegram.Registration) -> people.Me:
        if asked.contact_user_id != asked.user_id:
            raise Refused(422, "foreign_contact")
        me = self.known.get(asked.phone.removeprefix("+"))
        if me is None:
            phone, hours = "+7 495 000-00-00", "пн-пт 9-18"
            raise Refused(404, "unknown_phone", support_phone=phone, support_hours=hours)
        self.linked[asked.user_id] = me
        return me

    async def _upload(self, request: web.Request) -> FileInfo:
        part = await (await request.multipart()).next()
        assert part is not None and not isinstance(part, msgspec.UnsetType)
        content = await part.read()  # type: ignore[union-attr]
        if content.startswith(b"MZ"):
            raise Refused(415, "file_type_forbidden", forbidden=["exe", "программы"])
        if not content:
            raise Refused(422, "empty_file")
        name, kind = part.filename or "", part.headers.get("Content-Type", "")  # type: ignore[union-attr]
        info = FileInfo(id=uuid4(), name=name, size=len(content), content_type=kind)
        self.files[info.id] = info
        return info

    def _list(self, request: web.Request, me: people.Me) -> Page[tickets.TicketRow]:
        asked, mine = request.query, [t for t in self.tickets if self._sees(t, me)]
        if "open" in asked:
            wanted = asked["open"] == "true"
            mine = [t for t in mine if (t.status in tickets.OPEN_STATUSES) is wanted]
        if "status" in asked:
            mine = [t for t in mine if t.status in asked.getall("status")]
        if asked.get("assignee") == "me":
            mine = [t for t in mine if t.assignee and t.assignee.id == me.id]
        offset, limit = int(asked["offset"]), int(asked["limit"])
        rows = [_same(t, tickets.TicketRow) for t in mine[::-1][offset : offset + limit]]
        return Page(items=rows, total=len(mine), limit=limit, offset=offset)

    def _sees(self, ticket: tickets.Ticket, me: people.Me) -> bool:
        return me.kind is STAFF or ticket.client.id in {client.id for client in me.clients}

    def _find(self, ticket_id: str, me: people.Me) -> tickets.Ticket:
        for one in self.tickets:
            if str(one.id) == ticket_id and self._sees(one, me):
                return one
        raise Refused(404, "not_found")

    def _seen(self, ticket: tickets.Ticket, me: people.Me) -> tickets.Ticket:
        is_open = ticket.status in tickets.OPEN_STATUSES
        may = [A.COMMENT, A.ATTACH] if is_open else []
        if me.kind is STAFF:
            may += [A.STATUS, A.COMMENT_INTERNAL] + ([A.TAKE] if is_open else [])
        elif is_open:
            may.append(A.CANCEL)
        moves = [move for move in MOVES if move != ticket.status]
        return msgspec.structs.replace(ticket, actions=may, statuses=moves)

    def _open(self, draft: tickets.TicketDraft, me: people.Me) -> tickets.Ticket:
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

    def _act(self, ticket: tickets.Ticket, act: str, body: bytes, me: people.Me) -> Any:
        match act:
            case "comments":
                return self._comment(ticket, _read(body, tickets.CommentDraft), me)
            case "files":
                return self._seen(self._late(ticket, _read(body, tickets.AttachFiles)), me)
            case "assign":
                if ticket.assignee:
                    raise Refused(409, "already_taken", assignee=ticket.assignee.name)
                new = self.change(ticket.id, assignee=ref(me), status=S.IN_PROGRESS)
                return self._seen(new, me)
            case "status":
                change = _read(body, tickets.StatusChange)
                if change.version not in (None, ticket.version):
                    raise Refused(409, "version_conflict")
                return self._seen(self.change(ticket.id, status=change.status), me)
            case "cancel":
                if ticket.status is S.CANCELLED:
                    raise Refused(409, "already_cancelled")
                reason = _read(body, tickets.Cancel).reason
                return self._seen(self.change(ticket.id, status=S.CANCELLED, text=reason), me)
            case _:
                raise Refused(404, "not_found")

    def _comment(
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

    def _late(self, ticket: tickets.Ticket, late: tickets.AttachFiles) -> tickets.Ticket:
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


def _read(body: bytes, kind: Any) -> Any:
    return msgspec.json.decode(body, type=kind)


def _same(value: Any, kind: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value), type=kind)


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, status=200 if body else 204, content_type="application/json")


def _problem(refusal: Refused) -> web.Response:
    body = msgspec.json.encode(refusal.problem)
    return web.Response(
        body=body, status=refusal.problem.status, content_type="application/problem+json"
    )
