"""The product's processes and the bare server, each on a database of its own, on the same server
and with the durability of a real one."""

import asyncio
import os
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import aiohttp
from sqlalchemy import select

from api.auth import sessions
from api.db import Database
from api.people.models import Client, TelegramLink
from api.settings import Settings
from shared.contracts.telegram import BotScope
from tests.bench import house
from tests.bench.turns import Failed
from tests.sandbox import seed
from tests.servers import postgres, redis
from tests.servers.databases import create_database
from tests.servers.ports import free_port

CLIENTS: Final = 16
FIRST_ID: Final = 900_000
"""Telegram ids of the agents who open tickets: a client's would be counted by the hour (T15)."""
KEY: Final = "the secret key of the bench, long enough"
DURABLE: Final = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
PATIENCE: Final = 60


@dataclass(frozen=True)
class Served:
    """A process that answers."""

    url: str
    pid: int


@dataclass(kw_only=True)
class Stand:
    """Starts processes as they are asked for, and ends them with itself."""

    home: Path
    ours: str
    bare: str
    """Addresses of the two databases."""
    settings: Settings
    environment: dict[str, str]
    client_id: str = ""
    """The company for which the agents open tickets."""
    cookies: list[str] = field(default_factory=list[str])
    """Of the agents' own browsers."""
    running: list[Process] = field(default_factory=list[Process])

    async def api(self) -> Served:
        """The product's API; the second stands beside the first."""
        port = free_port()
        more = {"VESTOVOY_PORT": str(port), "VESTOVOY_BASE_URL": f"http://127.0.0.1:{port}"}
        return await self._served(port, "-m", "api.cli", "api", **more)

    async def bare_server(self) -> Served:
        port = free_port()
        return await self._served(port, "-m", "tests.bench.bare", self.bare, str(port))

    async def spawn(self, *command: str, **more: str) -> Process:
        """A process of Python's; `more` is environment."""
        with (self.home / "log").open("ab") as log:
            made = await asyncio.create_subprocess_exec(
                sys.executable, *command, env=self.environment | more, stdout=log, stderr=log
            )
        self.running.append(made)
        return made

    async def end(self, process: Process) -> None:
        """As an operator would."""
        self.running.remove(process)
        if process.returncode is None:
            process.terminate()
        await process.wait()

    async def _served(self, port: int, *command: str, **more: str) -> Served:
        process = await self.spawn(*command, **more)
        url = f"http://127.0.0.1:{port}"
        async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE):
            while process.returncode is None:
                try:
                    async with session.get(f"{url}/health/live"):
                        return Served(url, process.pid)
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)
        raise Failed((self.home / "log").read_text(encoding="utf-8", errors="replace")[-2000:])


@asynccontextmanager
async def stand(store: str, **more: str) -> AsyncIterator[Stand]:
    """Servers and people, no process yet; `more` is environment."""
    with tempfile.TemporaryDirectory(prefix="vestovoy-bench-") as folder:
        home = _home(folder)
        cluster = postgres.start(home / "server", more=DURABLE) if store == "PostgreSQL" else ""
        try:
            wakes = redis.start(home / "redis")
            try:
                async with _on_servers(home, cluster, wakes, more) as made:
                    yield made
            finally:
                redis.stop(home / "redis")
        finally:
            if cluster:
                postgres.stop(home / "server")


def _home(folder: str) -> Path:
    """Other accounts may pass through: a cluster is not root's."""
    home = Path(folder)
    home.chmod(0o711)
    (home / "server").mkdir(mode=0o711)
    (home / "redis").mkdir()
    return home


@asynccontextmanager
async def _on_servers(
    home: Path, cluster: str, wakes: str, more: dict[str, str]
) -> AsyncIterator[Stand]:
    ours, bare = [await _database(cluster, home, name) for name in ("ours", "bare")]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("VESTOVOY_")},
        "VESTOVOY_DATA_DIR": str(home / "data"),
        "VESTOVOY_DATABASE_URL": ours,
        "VESTOVOY_REDIS_URL": f"{wakes}/0",
        "VESTOVOY_SECRET_KEY": KEY,
        "VESTOVOY_DISK_RESERVE": "0",
        **more,
    }
    settings = Settings(
        _env_file=None,  # pyright: ignore[reportCallIssue] - a pydantic word
        data_dir=home / "data",
        database_url=ours,
        secret_key=KEY,  # pyright: ignore[reportArgumentType]
    )
    made = Stand(home=home, ours=ours, bare=bare, settings=settings, environment=environment)
    await _people(made)
    try:
        yield made
    finally:
        for each in list(made.running):
            await made.end(each)


async def _database(cluster: str, home: Path, name: str) -> str:
    if not cluster:
        return f"sqlite+aiosqlite:///{home}/{name}.db"
    return await create_database(cluster, name)


async def _people(made: Stand) -> None:
    """Agents who are linked to the staff's bot and logged in."""
    await seed.people(made.settings)
    database = Database(made.ours)
    async with database.begin() as session:
        for number in range(CLIENTS):
            person = house.agent(number)
            session.add(person)
            await session.flush()
            user_id = FIRST_ID + number
            link = {"telegram_user_id": user_id, "chat_id": user_id}
            session.add(TelegramLink(scope=BotScope.STAFF, person_id=person.id, **link))
            secret = await sessions.open_for(session, person.id, "bench", None)
            made.cookies.append(f"{sessions.cookie_name('http://127.0.0.1')}={secret}")
        made.client_id = str(await session.scalar(select(Client.id).limit(1)))
    await database.close()
