"""A simulated browser for each demo engineer, so that pushes are seen with no real one."""

import aiohttp

from tests.sandbox.browsers import b64
from tests.sandbox.people import PASSWORD, Person
from tests.sandbox.push import PushService

NAME = "Браузер песочницы"


async def subscribe(base_url: str, push: PushService, people: list[Person]) -> None:
    """Logs in as each and subscribes, as the PWA does; the text is opened by the sandbox."""
    for person in people:
        jar = aiohttp.CookieJar(unsafe=True)  # The demo runs on a bare address.
        async with aiohttp.ClientSession(base_url, cookie_jar=jar) as session:
            await _subscribe(session, push, person)


async def _subscribe(session: aiohttp.ClientSession, push: PushService, person: Person) -> None:
    login = {"email": person.email, "password": PASSWORD}
    async with session.post("/api/session", json=login) as answer:
        answer.raise_for_status()
    async with session.get("/api/push/key") as answer:
        answer.raise_for_status()
        key: str = (await answer.json())["public_key"]
    one = push.subscribe(key, label=person.key)
    draft = {
        "endpoint": one.endpoint,
        "p256dh": b64(one.p256dh),
        "auth": b64(one.auth),
        "name": NAME,
    }
    async with session.put("/api/push/subscriptions", json=draft) as answer:
        answer.raise_for_status()
