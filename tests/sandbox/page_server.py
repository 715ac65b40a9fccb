"""The sandbox's web page: files, a snapshot, live events, and what a person does there."""

import asyncio
from pathlib import Path
from typing import Any

from aiohttp import web

from shared.listening import listen
from tests.sandbox.page_acts import ACTS
from tests.sandbox.page_events import Events
from tests.sandbox.page_views import (
    bot_view,
    chat_view,
    letter_view,
    person_view,
    post_view,
    push_view,
)
from tests.sandbox.server import LARGEST_BODY, as_json
from tests.sandbox.telegram import Account, Attachment
from tests.sandbox.telegram.media import MIMES
from tests.sandbox.world import Sandbox

PAGE = Path(__file__).parent / "page"
HEARTBEAT = 15


class PageServer:
    """Serves one world; `product_url` is where its links lead."""

    def __init__(self, world: Sandbox, port: int = 0, product_url: str = "") -> None:
        self.world = world
        self.port = port
        self.product_url = product_url
        self.events = Events(world)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def app(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_BODY)
        chat = "/api/chat/{bot}/{person}"
        app.add_routes(
            [
                web.get("/", self.index),
                web.get("/api/world", self.snapshot),
                web.get("/api/events", self.stream),
                web.get("/api/file/{file_id}", self.file),
                web.get(chat, self.chat),
                web.post(chat + "/attach", self.attach),
                web.post(chat + "/{act}", self.act),
                web.static("/", PAGE),
            ]
        )
        return app

    async def open(self) -> None:
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.SockSite(runner, listen("127.0.0.1", self.port)).start()
        self.port = runner.addresses[0][1]
        self._runner = runner

    async def close(self) -> None:
        for queue in self.events.pages:
            queue.put_nowait("")
        if self._runner is not None:
            await self._runner.cleanup()

    # ------------------------------------------------------------ reading

    async def index(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})

    async def snapshot(self, _request: web.Request) -> web.StreamResponse:
        world = self.world
        feed = [
            *map(letter_view, world.mail.letters),
            *map(post_view, world.mattermost.posts),
            *map(push_view, world.push.messages),
        ]
        body = {
            "product": self.product_url,
            "people": [person_view(person) for person in world.people.values()],
            "bots": [bot_view(bot) for bot in world.telegram.bots.values()],
            "feed": sorted(feed, key=lambda one: one["at"]),
        }
        return as_json(body)

    async def chat(self, request: web.Request) -> web.StreamResponse:
        return as_json(chat_view(self._account(request).chat))

    async def file(self, request: web.Request) -> web.StreamResponse:
        stored = self.world.telegram.files.by_id(request.match_info["file_id"])
        body = b"".join(stored.chunks())
        return web.Response(body=body, content_type=stored.mime.partition(";")[0])

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events; a comment now and then keeps the line open."""
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        queue = self.events.subscribe()
        try:
            await self._pour(queue, response)
        except ConnectionError:
            pass  # The page was closed.
        finally:
            self.events.pages.discard(queue)
        return response

    async def _pour(self, queue: "asyncio.Queue[str]", response: web.StreamResponse) -> None:
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), HEARTBEAT)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if not event:
                return
            await response.write(f"data: {event}\n\n".encode())

    # ------------------------------------------------------------ acting

    def _account(self, request: web.Request) -> Account:
        person = self.world.people.get(request.match_info["person"])
        bot = request.match_info["bot"]
        if person is None or bot not in self.world.telegram.bots:
            raise web.HTTPNotFound
        return self.world.telegram.account(bot, person)

    async def act(self, request: web.Request) -> web.StreamResponse:
        account = self._account(request)
        given: dict[str, Any] = await request.json() if request.can_read_body else {}
        act = ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound
        act(self.world, account, given)
        return as_json({"ok": True})

    async def attach(self, request: web.Request) -> web.StreamResponse:
        """Files of one kind; several photos are an album, the caption on the first."""
        account = self._account(request)
        form = await request.post()
        kind, caption = str(form.get("kind", "document")), str(form.get("caption", ""))
        parts = [
            Attachment(kind=kind, name=one.filename, content=one.file.read(), mime=one.content_type)
            for one in form.getall("files", [])
            if isinstance(one, web.FileField)
        ]
        if "size" in form:
            name = str(form.get("name", "file.bin"))
            parts.append(Attachment(kind=kind, name=name, size=int(str(form["size"]))))
        if not parts and kind in MIMES:
            parts.append(Attachment(kind=kind))
        album = self.world.telegram.next_album() if len(parts) > 1 else None
        reply_to = account.chat.messages.get(int(str(form.get("reply_to") or 0)))
        for number, part in enumerate(parts):
            words = caption if number == 0 else None
            account.attach(part, caption=words, reply_to=reply_to, album=album)
        return as_json({"ok": True})
