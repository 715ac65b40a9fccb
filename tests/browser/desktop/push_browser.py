"""The browser's side of push in Chromium, whose own push service no test can reach."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import msgspec
from playwright.async_api import CDPSession

from tests.browser.screen import Screen
from tests.sandbox import Sandbox
from tests.sandbox.browsers import BrowserSubscription, b64
from tests.stories.waiting import eventually

SCRIPT = (Path(__file__).parent / "browser_push.js").read_text(encoding="utf-8")
SHOWN = """async () => {
    const registration = await navigator.serviceWorker.ready;
    const all = await registration.getNotifications();
    return all.map(({ title, body, tag, data }) => ({ title, body, tag, path: data?.path }));
}"""


def makes(world: Sandbox, count: int = 2) -> list[BrowserSubscription]:
    """What the browser will subscribe to, in turn: endpoints of the sandbox's push service."""
    return [world.push.subscribe() for _ in range(count)]


async def install(screen: Screen, made: list[BrowserSubscription]) -> None:
    """Give the page's browser a push service; its keys are those of the first endpoint."""
    keys = {"p256dh": b64(made[0].p256dh), "auth": b64(made[0].auth)}
    for other in made[1:]:
        other.private_key, other.auth = made[0].private_key, made[0].auth
    told = msgspec.json.encode(keys | {"endpoints": [each.endpoint for each in made]}).decode()
    await screen.context.add_init_script(SCRIPT.replace("MADE", told))


@dataclass
class PushDoor:
    """Hands a push to the real service worker, as the browser does when one arrives."""

    screen: Screen
    session: CDPSession
    registration: str

    @classmethod
    async def of(cls, screen: Screen) -> Self:
        await screen.works_offline()
        session = await screen.context.new_cdp_session(screen.page)
        found: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def updated(event: Any) -> None:
            for each in event["registrations"]:
                if not found.done() and each["scopeURL"].startswith(screen.url):
                    found.set_result(each["registrationId"])

        session.on("ServiceWorker.workerRegistrationUpdated", updated)
        await session.send("ServiceWorker.enable")
        return cls(screen, session, await asyncio.wait_for(found, 20))

    async def delivers(self, data: str) -> None:
        """One push event with these words in it."""
        where = {"origin": self.screen.url, "registrationId": self.registration}
        await self.session.send("ServiceWorker.deliverPushMessage", where | {"data": data})

    async def shown(self) -> list[dict[str, Any]]:
        """The notices on the person's screen now."""
        return await self.screen.page.evaluate(SHOWN)

    async def shows(self, count: int) -> list[dict[str, Any]]:
        """So many of them, as soon as they are there."""
        found: list[dict[str, Any]] = []

        async def look() -> bool:
            found[:] = await self.shown()
            return len(found) == count

        try:
            await eventually(look, f"{count} notices")
        except AssertionError as late:
            workers = [each.url for each in self.screen.context.service_workers]
            raise AssertionError(f"{late}: {found}, by {workers}") from late
        return found
