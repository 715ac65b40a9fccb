"""From an update to the bot's first answer, one after another, against a bare echo bot (`echo.py`)
that polls the same stand-in of Telegram, in turns."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiohttp
from sqlalchemy import select

from api.db import Database
from api.people.models import Client, TelegramLink
from api.settings import Settings
from shared.contracts.telegram import BotScope
from tests.bench import load
from tests.bench.row import Measure, Row
from tests.bench.turns import Failed
from tests.sandbox import Sandbox, seed
from tests.sandbox.people import BORIS
from tests.sandbox.telegram.account import Account
from tests.stories.product import Product

TURNS: Final = 5
UPDATES: Final = 25
GOAL: Final = 0.5
TICKETS: Final = 20
PATIENCE: Final = 60.0
ECHO: Final = "echo"
TOKEN: Final = "4200000003:sandbox-echo-bot"
KEY: Final = "the secret key of the bench, long enough"
ASKED: Final = {"/start": "the greeting", "/tickets": "a list of tickets"}


@dataclass(frozen=True)
class Talk:
    """A person's side of a chat with a bot."""

    account: Account

    async def waits(self, words: str) -> float:
        """Milliseconds until the bot has said anything."""
        chat, pulse = self.account.chat, self.account.server.pulse
        begun = time.perf_counter()
        said = self.account.say(words).message_id
        await pulse.until(lambda: chat.last_id > said or None, PATIENCE)
        took = (time.perf_counter() - begun) * 1000
        chat.messages.clear()  # The stand-in looks through them.
        return took

    async def turn(self, words: str) -> float:
        """The median of so many."""
        before = self.account.chat.last_id
        found = statistics.median([await self.waits(words) for _ in range(UPDATES)])
        if self.account.chat.last_id != before + 2 * UPDATES:
            raise Failed("a second message was taken for the next one's answer")
        return found


async def rows() -> AsyncGenerator[Row, None]:
    """Ours calls its API for each; the echo calls nobody."""
    async with _stand() as (ours, bare):
        for words, what in ASKED.items():
            for each in (bare, ours):
                await each.turn(words)
            turns = [(await bare.turn(words), await ours.turn(words)) for _ in range(TURNS)]
            theirs, mine = (statistics.median(each) for each in zip(*turns, strict=True))
            yield Row(
                name=f"bot: {what}",
                store="SQLite",
                ours=1000 / mine,
                bare=1000 / theirs,
                unit="/s",
                ratio=statistics.median(its / his for its, his in turns),
                goal=GOAL,
                more=f"first answer after {mine:.1f} and {theirs:.1f} ms",
            )


@asynccontextmanager
async def _stand() -> AsyncIterator[tuple[Talk, Talk]]:
    with tempfile.TemporaryDirectory(prefix="vestovoy-bench-") as folder:
        async with Sandbox() as world:
            world.telegram.add_bot(ECHO, TOKEN, "echo_bot", "Эхо")
            settings = Settings(
                _env_file=None,  # pyright: ignore[reportCallIssue] - a pydantic word
                data_dir=Path(folder),
                secret_key=KEY,  # pyright: ignore[reportArgumentType]
            )
            client_id = await _people(settings)
            environment = world.env() | {"VESTOVOY_SECRET_KEY": KEY}
            async with Product(Path(folder), environment, scaled=False) as product:
                await _tickets(product.url, settings.service_token(BotScope.STAFF), client_id)
                async with _echo(world.telegram.url):
                    scope = BORIS.bot
                    yield (
                        Talk(world.telegram.account(scope, BORIS)),
                        Talk(world.telegram.account(ECHO, BORIS)),
                    )


@asynccontextmanager
async def _echo(url: str) -> AsyncIterator[None]:
    words = ("-m", "tests.bench.echo", url, TOKEN)
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(sys.executable, *words, stderr=quiet)
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _people(settings: Settings) -> str:
    """Boris is linked to the bot; returns a company."""
    ids = await seed.people(settings)
    database = Database(settings.database)
    link = {"telegram_user_id": BORIS.telegram_id, "chat_id": BORIS.telegram_id}
    async with database.begin() as session:
        session.add(TelegramLink(scope=BotScope.STAFF, person_id=ids[BORIS.key], **link))
        client_id = await session.scalar(select(Client.id).limit(1))
    await database.close()
    return str(client_id)


async def _tickets(url: str, token: str, client_id: str) -> None:
    """Some for the list."""
    headers = {
        "Authorization": f"Bearer {token}",
        "X-Telegram-User-Id": str(BORIS.telegram_id),
    }
    async with aiohttp.ClientSession(url, headers=headers) as session:
        for number in range(TICKETS):
            body = {"client_id": client_id, "text": f"Не печатает принтер {number}"}
            key = {"Idempotency-Key": f"bench-{number:036}"}
            async with session.post("/api/tickets", json=body, headers=key) as answer:
                await load.read(answer)


MEASURES: Final[dict[str, Measure]] = {"the staff's": rows}
