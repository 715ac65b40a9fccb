"""The product in one mode with servers of its own, which may be killed, in front of the sandbox."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.settings import Settings
from tests.sandbox import Sandbox, seed
from tests.servers import postgres, redis
from tests.stories.product import Product

LEASE: Final = 10
"""Seconds; shorter than a product's own, so that a run does not wait for it."""
PROCESSES: Final = {True: ("api", "worker-1", "worker-2", "scheduler"), False: ("up",)}
"""Without the bots, which carry no notices; by `scaled`."""
AS_EVERYWHERE: Final = {"VESTOVOY_TICK_SECONDS": "5", "VESTOVOY_RETRY_SCALE": "1"}
"""What other tests make quicker than it is."""


_UNSEEN: Final = re.compile(r"never retrieved.*")


@dataclass(frozen=True, kw_only=True)
class House:
    """Everything that a fault may hit."""

    world: Sandbox
    product: Product
    folder: Path
    database_url: str = ""
    redis_url: str = ""

    @property
    def workers(self) -> list[str]:
        return [name for name in self.product.processes if name.startswith(("worker", "up"))]

    async def kills_and_starts(self, *names: str) -> None:
        """`kill -9`, and at once the next ones."""
        for name in names:
            await self.product.kill(name)
        await self.product.start(*names)

    async def without(self, server: str, seconds: float) -> None:
        """The database or Redis ends as by a power cut, and is started again so much later."""
        home = self.folder / server
        if server == "redis":
            os.kill(redis.process(home), signal.SIGKILL)
        else:
            await asyncio.to_thread(postgres.stop, home)
        await asyncio.sleep(seconds)
        again = redis.start_again if server == "redis" else postgres.start_again
        url = self.redis_url if server == "redis" else self.database_url
        await asyncio.to_thread(again, home, url)

    async def freezes_redis(self, seconds: float) -> None:
        """It breaks no connection."""
        process = redis.process(self.folder / "redis")
        os.kill(process, signal.SIGSTOP)
        await asyncio.sleep(seconds)
        os.kill(process, signal.SIGCONT)

    async def frozen(self, name: str, seconds: float) -> None:
        """The process stands still, as in a machine that is moved, and goes on."""
        process = self.product.processes[name]
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        process.send_signal(signal.SIGCONT)

    def complaints(self) -> list[str]:
        """What the logs say of tasks that ended unseen."""
        files = self.product.folder.glob("*.log")
        logs = "\n".join(path.read_text(errors="replace") for path in files)
        return [one[-300:] for one in _UNSEEN.findall(logs)]


@asynccontextmanager
async def opened(folder: Path, *, scaled: bool) -> AsyncIterator[House]:
    """The house, seeded and at work; everything that it started ends with it."""
    with _servers(folder, scaled=scaled) as urls:
        async with Sandbox() as world:
            world.mattermost.channels.add(seed.CHANNEL)
            # The product shuts its folder against other accounts, such as the servers' own.
            (own := folder / "product").mkdir()
            product = _product(own, world, urls)
            # The settings are read as the product will read them.
            await seed.people(_settings(product))
            try:
                await product.start(*PROCESSES[scaled])
                yield House(world=world, product=product, folder=folder, **urls)
                await product.stop()
            finally:
                await product.end()


@contextmanager
def _servers(folder: Path, *, scaled: bool) -> Iterator[dict[str, str]]:
    if not scaled:
        yield {}
        return
    for name in ("postgres", "redis"):
        (folder / name).mkdir(mode=0o755)
    with ExitStack() as started:
        database_url = postgres.start(folder / "postgres", keeps=True)
        started.callback(postgres.stop, folder / "postgres")
        redis_url = redis.start(folder / "redis")
        started.callback(redis.stop, folder / "redis")
        yield {"database_url": database_url, "redis_url": redis_url}


def _product(folder: Path, world: Sandbox, urls: dict[str, str]) -> Product:
    bots = {"VESTOVOY_TELEGRAM_STAFF_TOKEN": "", "VESTOVOY_TELEGRAM_CLIENT_TOKEN": ""}
    own = {f"VESTOVOY_{name.upper()}": url for name, url in urls.items()}
    key = {"VESTOVOY_SECRET_KEY": "a key that every process of the house knows"}
    product = Product(folder, world.env() | bots | own | key, scaled=bool(urls))
    # Else each start would compile the whole product anew.
    product.environment.pop("PYTHONDONTWRITEBYTECODE", None)
    product.environment |= AS_EVERYWHERE | {"VESTOVOY_LEASE_SECONDS": str(LEASE)}
    return product


def _settings(product: Product) -> Settings:
    url = product.environment.get("VESTOVOY_DATABASE_URL", "")
    return Settings.model_validate({"data_dir": product.folder, "database_url": url})
