"""Tickets a second through the whole API against a bare insert through bare Litestar, both on
SQLite, both served by uvicorn in this process."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import aiohttp
from litestar import Litestar, post
from sqlalchemy import text

from api.app import create_app
from api.db import Database
from api.people.models import TelegramLink
from api.run import startup
from api.run.embedded import Server
from shared.contracts.telegram import BotScope
from shared.listening import address
from tests.bench.pipeline import desk
from tests.sandbox.people import ANNA
from tests.stories.waiting import eventually

AT_ONCE = 8


async def through_the_api(count: int) -> float:
    """Tickets per second: rights, history, number, event and idempotency included."""
    async with desk(tickets_per_hour=1_000_000) as (held, ids):
        async with held.database.begin() as session:
            session.add(_link(ids["anna"]))
        token = held.settings.service_token(BotScope.CLIENT)
        headers = {
            "Authorization": f"Bearer {token}",
            "X-Telegram-User-Id": str(ANNA.telegram_id),
        }
        held.pipeline.register()
        async with _served(create_app(held.settings, held)) as url:
            return await _rate(url, "/api/tickets", headers, count)


async def bare_insert(count: int) -> float:
    """Rows per second of one INSERT behind one handler."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder)}/bare.db")
        async with database.begin() as session:
            await session.execute(text("CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT)"))

        @post("/api/tickets")
        async def insert(data: dict[str, Any]) -> dict[str, str]:
            key = str(uuid4())
            async with database.begin() as session:
                await session.execute(
                    text("INSERT INTO bare VALUES (:id, :body)"), {"id": key, "body": data["text"]}
                )
            return {"id": key}

        async with _served(Litestar([insert], logging_config=None)) as url:
            rate = await _rate(url, "/api/tickets", {}, count)
        await database.close()
        return rate


def _link(person_id: UUID) -> TelegramLink:
    return TelegramLink(
        scope=BotScope.CLIENT,
        person_id=person_id,
        telegram_user_id=ANNA.telegram_id,
        chat_id=ANNA.telegram_id,
    )


async def _rate(url: str, path: str, headers: dict[str, str], count: int) -> float:
    numbers = iter(range(count))
    async with aiohttp.ClientSession(url, headers=headers) as session:

        async def runner() -> None:
            for number in numbers:
                keyed = {"Idempotency-Key": f"bench:{number}"}
                body = {"text": f"Не печатает принтер {number}"}
                async with session.post(path, json=body, headers=keyed) as answer:
                    answer.raise_for_status()

        begun = time.perf_counter()
        await asyncio.gather(*(runner() for _ in range(AT_ONCE)))
        return count / (time.perf_counter() - begun)


@asynccontextmanager
async def _served(app: Litestar) -> AsyncIterator[str]:
    with startup.listening("127.0.0.1", 0) as doors:
        url = address(doors[0])
        server = Server(app, url, grace=5)
        running = asyncio.create_task(server.serve_until_signal(asyncio.Event(), doors))
        async with aiohttp.ClientSession() as session:
            await eventually(lambda: _answers(session, url), "the server")
        try:
            yield url
        finally:
            server.should_exit = True
            await running


async def _answers(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url):
            return True
    except aiohttp.ClientError:
        return False
