"""A person at the PWA, as far as the API sees: logged in by password, with a browser's push."""

import asyncio
import json
from typing import Any, Self

import aiohttp

from shared.listening import KEPT_BY_CALLER
from tests.sandbox.browsers import BrowserSubscription
from tests.sandbox.people import PASSWORD, Person
from tests.sandbox.world import Sandbox


class WebUser:
    """`async with WebUser(url, person) as vera:`; every refusal of the API fails the test."""

    def __init__(self, url: str, person: Person) -> None:
        self.person = person
        connector = aiohttp.TCPConnector(keepalive_timeout=KEPT_BY_CALLER)
        jar = aiohttp.CookieJar(unsafe=True)
        self.session = aiohttp.ClientSession(url, cookie_jar=jar, connector=connector)
        self.heard: list[dict[str, Any]] = []
        self._stream: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        try:
            await self.post("/api/session", {"email": self.person.email, "password": PASSWORD})
        except BaseException:
            await self.session.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._stream:
            self._stream.cancel()
        await self.session.close()

    async def get(self, path: str) -> Any:
        async with self.session.get(path) as answer:
            return await _content(answer)

    async def post(self, path: str, body: Any = None) -> Any:
        async with self.session.post(path, json=body) as answer:
            return await _content(answer)

    async def put(self, path: str, body: Any) -> Any:
        async with self.session.put(path, json=body) as answer:
            return await _content(answer)

    async def patch(self, path: str, body: Any) -> Any:
        async with self.session.patch(path, json=body) as answer:
            return await _content(answer)

    async def takes_pushes(self, world: Sandbox) -> BrowserSubscription:
        """Subscribe this browser, as the page does at the first login."""
        key = (await self.get("/api/push/key"))["public_key"]
        browser = world.push.subscribe(key, label=self.person.name)
        keys = browser.as_json()["keys"]
        draft = {"endpoint": browser.endpoint, "p256dh": keys["p256dh"], "auth": keys["auth"]}
        await self.put("/api/push/subscriptions", draft)
        return browser

    async def opens_inbox(self) -> None:
        """Listen to the live stream from now on."""
        ready = asyncio.Event()
        self._stream = asyncio.create_task(self._listen(ready))
        await asyncio.wait_for(ready.wait(), 10)

    async def inbox(self) -> list[str]:
        """Titles, the newest first."""
        return [each["title"] for each in (await self.get("/api/notifications"))["items"]]

    async def _listen(self, ready: asyncio.Event) -> None:
        async with self.session.get(
            "/api/stream", timeout=aiohttp.ClientTimeout(total=None)
        ) as answer:
            async for line in answer.content:
                ready.set()
                if line.startswith(b"data: "):
                    self.heard.append(json.loads(line[6:]))


async def _content(answer: aiohttp.ClientResponse) -> Any:
    body = await answer.read()
    assert answer.status < 400, f"{answer.method} {answer.url.path}: {answer.status} {body!r}"
    return json.loads(body) if body else None
