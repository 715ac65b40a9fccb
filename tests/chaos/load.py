"""Somebody opens tickets without pause, as a careful client does: each under an idempotency key,
and again until it is taken."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final, Self

import aiohttp

from tests.sandbox.people import DARYA, PASSWORD

A_SECOND: Final = 3
ONE_TRY: Final = aiohttp.ClientTimeout(total=10)
PAUSE: Final = 0.5
PATIENCE: Final = 60.0


def mark(number: int) -> str:
    """What a ticket's text is found by in every message about it."""
    return f"хаос-{number:05}."


@dataclass
class Load:
    """Tickets by number, and when each was taken."""

    url: str
    taken: dict[int, float] = field(default_factory=dict[int, float])
    refusals: Counter[str] = field(default_factory=Counter[str])
    """What the tries before were told, by status or error."""

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            self.url, cookie_jar=aiohttp.CookieJar(unsafe=True), timeout=ONE_TRY
        )
        who = {"email": DARYA.email, "password": PASSWORD}
        async with self._session.post("/api/session", json=who) as answer:
            answer.raise_for_status()
        async with self._session.get("/api/clients") as answer:
            self._client_id = (await answer.json())["items"][0]["id"]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def pours(self, first: int, stop: asyncio.Event) -> list[int]:
        """Tickets from this number on until told to stop; returns those that were asked for. None
        waits for another: a client that hangs keeps nobody away."""
        asked: dict[int, asyncio.Task[None]] = {}
        while not stop.is_set():
            number = first + len(asked)
            asked[number] = asyncio.create_task(self.opens(number))
            await asyncio.sleep(1 / A_SECOND)
        await asyncio.gather(*asked.values())
        return list(asked)

    async def opens(self, number: int) -> None:
        """Until it is taken, refused for good or hopeless."""
        until = time.time() + PATIENCE
        body = {"text": f"Всё стоит, {mark(number)}", "client_id": self._client_id}
        while time.time() < until:
            said = await self._try(body, f"chaos-{number}")
            if said == "201":
                self.taken[number] = time.time()
                return
            self.refusals[said] += 1
            await asyncio.sleep(PAUSE)

    async def _try(self, body: Any, key: str) -> str:
        try:
            async with self._session.post(
                "/api/tickets", json=body, headers={"Idempotency-Key": key}
            ) as answer:
                await answer.read()
                return str(answer.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            return type(error).__name__
