"""The small desk behind a real socket, speaking the contracts of the API."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import msgspec
from aiohttp import BodyPartReader, web

from shared.contracts import people, telegram, tickets, uploads
from shared.contracts.base import Page
from shared.contracts.desk import Category
from shared.contracts.tasks import TaskRow
from tests.bots.desk import Desk, Refused

Handler = Callable[[web.Request, bytes], Awaitable[Any]]


class DeskServer:
    """`url` is where the bots find it; `down` makes it answer 503."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.url = ""
        self._runner = web.AppRunner(self._app())

    async def open(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        await self._runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/api/bots/config", self._config),
            ("POST", "/api/telegram/registrations", self._register),
            ("POST", "/api/telegram/reachability", self._reachability),
            ("POST", "/api/telegram/messages", self._remember),
            ("GET", "/api/telegram/messages", self._recall),
            ("POST", "/api/telegram/spoken", self._hear),
            ("GET", "/api/telegram/spoken", self._nothing_said),
            ("DELETE", "/api/telegram/link", self._unlink),
            ("GET", "/api/me", self._me),
            ("PATCH", "/api/me", self._change_me),
            ("GET", "/api/files/limits", self._limits),
            ("POST", "/api/files", self._upload),
            ("POST", "/api/upload-links", self._upload_link),
            ("GET", "/api/tasks", self._no_tasks),
            ("GET", "/api/categories", self._no_categories),
            ("GET", "/api/tickets", self._list),
            ("POST", "/api/tickets", self._open_ticket),
            ("GET", "/api/tickets/{id}", self._ticket),
            ("POST", "/api/tickets/{id}/comments", self._comment),
            ("POST", "/api/tickets/{id}/files", self._late),
            ("POST", "/api/tickets/{id}/assign", self._take),
            ("POST", "/api/tickets/{id}/status", self._move),
            ("POST", "/api/tickets/{id}/cancel", self._cancel),
        ]
        for method, path, handler in table:
            app.router.add_route(method, path, self._answering(handler))
        return app

    def _answering(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            if self.desk.down:
                return web.Response(status=503)
            key = request.headers.get("Idempotency-Key", "")
            form = request.content_type.startswith("multipart/")
            body = b"" if form else await request.read()
            try:
                return _json(self._kept(key, body) or await self._done(handler, request, body, key))
            except Refused as refusal:
                return _problem(refusal)

        return answer

    def _kept(self, key: str, body: bytes) -> bytes | None:
        if key not in self.desk.kept:
            return None
        asked, answer = self.desk.kept[key]
        if asked != body:
            raise Refused(422, "idempotency_mismatch")
        return answer

    async def _done(self, handler: Handler, request: web.Request, body: bytes, key: str) -> bytes:
        answer = await handler(request, body)
        encoded = b"" if answer is None else msgspec.json.encode(answer)
        if key:
            self.desk.kept[key] = (body, encoded)
        return encoded

    # ------------------------------------------------------------ in the bot's own name

    async def _config(self, _: web.Request, __: bytes) -> Any:
        if self.desk.config is None:
            raise Refused(404, "bot_not_configured")
        return self.desk.config

    async def _register(self, _: web.Request, body: bytes) -> Any:
        return self.desk.register(_read(body, telegram.Registration))

    async def _reachability(self, _: web.Request, body: bytes) -> Any:
        self.desk.reachable.append(_read(body, telegram.Reachability))

    async def _remember(self, _: web.Request, body: bytes) -> Any:
        _read(body, telegram.MessageRefDraft)
        ref: telegram.MessageRef = _read(body, telegram.MessageRef)
        self.desk.refs[ref.chat_id, ref.message_id] = ref

    async def _recall(self, request: web.Request, _: bytes) -> Any:
        place = int(request.query["chat_id"]), int(request.query["message_id"])
        self.desk.recalled[place] += 1
        if place not in self.desk.refs:
            raise Refused(404, "unknown_message")
        return self.desk.refs[place]

    async def _hear(self, _: web.Request, body: bytes) -> Any:
        _read(body, telegram.SpokenDraft)

    async def _nothing_said(self, _: web.Request, __: bytes) -> Any:
        raise Refused(404, "unknown_message")

    # ------------------------------------------------------------ in a person's name

    def _user(self, request: web.Request) -> int:
        return int(request.headers.get("X-Telegram-User-Id", "0"))

    def _person(self, request: web.Request) -> people.Me:
        me = self.desk.linked.get(self._user(request))
        if me is None:
            raise Refused(401, "telegram_not_linked")
        return me

    def _named(self, request: web.Request) -> tuple[tickets.Ticket, people.Me]:
        me = self._person(request)
        return self.desk.find(UUID(request.match_info["id"]), me), me

    async def _me(self, request: web.Request, _: bytes) -> Any:
        return self._person(request)

    async def _change_me(self, request: web.Request, body: bytes) -> Any:
        change: people.MeChange = _read(body, people.MeChange)
        assert isinstance(change.locale, str)
        me = msgspec.structs.replace(self._person(request), locale=change.locale)
        self.desk.linked[self._user(request)] = me
        return me

    async def _unlink(self, request: web.Request, _: bytes) -> Any:
        self._person(request)
        del self.desk.linked[self._user(request)]

    async def _limits(self, request: web.Request, _: bytes) -> Any:
        self._person(request)
        return self.desk.limits

    async def _upload(self, request: web.Request, _: bytes) -> Any:
        self._person(request)
        part = await (await request.multipart()).next()
        assert isinstance(part, BodyPartReader) and part.name == "file"
        kind = part.headers.get("Content-Type", "")
        return self.desk.upload(part.filename or "", kind, bytes(await part.read()))

    async def _upload_link(self, request: web.Request, body: bytes) -> Any:
        self.desk.find(_read(body, uploads.UploadLinkDraft).object_id, self._person(request))
        return self.desk.upload_link()

    async def _list(self, request: web.Request, _: bytes) -> Any:
        return self.desk.listed(request.query, self._person(request))

    async def _no_tasks(self, _: web.Request, __: bytes) -> Any:
        return Page[TaskRow](items=[], total=0, limit=5, offset=0)

    async def _no_categories(self, _: web.Request, __: bytes) -> Any:
        return list[Category]()

    async def _open_ticket(self, request: web.Request, body: bytes) -> Any:
        me = self._person(request)
        return self.desk.seen(self.desk.open_ticket(_read(body, tickets.TicketDraft), me), me)

    async def _ticket(self, request: web.Request, _: bytes) -> Any:
        return self.desk.seen(*self._named(request))

    async def _comment(self, request: web.Request, body: bytes) -> Any:
        ticket, me = self._named(request)
        return self.desk.comment(ticket, _read(body, tickets.CommentDraft), me)

    async def _late(self, request: web.Request, body: bytes) -> Any:
        ticket, me = self._named(request)
        return self.desk.seen(self.desk.late(ticket, _read(body, tickets.AttachFiles)), me)

    async def _take(self, request: web.Request, body: bytes) -> Any:
        ticket, me = self._named(request)
        assert _read(body, tickets.Assign).assignee_id is None
        return self.desk.seen(self.desk.take(ticket, me), me)

    async def _move(self, request: web.Request, body: bytes) -> Any:
        ticket, me = self._named(request)
        return self.desk.seen(self.desk.move(ticket, _read(body, tickets.StatusChange)), me)

    async def _cancel(self, request: web.Request, body: bytes) -> Any:
        ticket, me = self._named(request)
        return self.desk.seen(self.desk.cancel(ticket, _read(body, tickets.Cancel)), me)


def _read(body: bytes, kind: Any) -> Any:
    return msgspec.json.decode(body, type=kind)


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, status=200 if body else 204, content_type="application/json")


def _problem(refusal: Refused) -> web.Response:
    return web.Response(
        body=msgspec.json.encode(refusal.problem),
        status=refusal.problem.status,
        content_type="application/problem+json",
    )
