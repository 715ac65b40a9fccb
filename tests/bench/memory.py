"""What each process takes when it has nothing to do, and how soon the desk answers.

Resident megabytes (RSS, which counts shared pages in full; `smaps_rollup` gives the proportional
ones), seconds of processor, seconds from the start of the process to the first 200. Both ways to
run the product rest at the same time.
"""

import asyncio
import shutil
import statistics
import tempfile
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from tests.bench import process
from tests.bench.row import Measure, Row
from tests.sandbox import Sandbox
from tests.servers import run
from tests.servers.databases import create_database, drop_database
from tests.stories.product import Product

KEY = "a key that every process of the bench knows"
STARTS: Final = 3
"""After the first, which makes the database: those find it."""
SAMPLES: Final = 3
SETTLE_SECONDS: Final = 10
REST_SECONDS: Final = 10
"""For a sample; all of them are as long as what comes by the clock twice a minute."""
HASTE = ("TICK_SECONDS", "MERGE_SECONDS", "LEASE_SECONDS", "RETRY_SCALE")
"""What tests shorten; here the product runs as it is delivered."""


async def rows() -> AsyncGenerator[Row, None]:
    """Those of one way come where the other fails."""
    started = asyncio.Event()
    ways = (_embedded(started), _scaled(started))
    found = await asyncio.gather(*ways, return_exceptions=True)
    for each in found:
        for row in each if isinstance(each, list) else ():
            yield row
    if failures := [each for each in found if isinstance(each, Exception)]:
        raise failures[0] if len(failures) == 1 else ExceptionGroup("both ways", failures)


async def _embedded(started: asyncio.Event) -> list[Row]:
    """One command with two bots."""
    async with _product(scaled=False) as product:
        try:
            first = await _seconds(product)
            again = [await _again(product) for _ in range(STARTS)]
        finally:
            started.set()  # A start is not measured beside another.
        await asyncio.sleep(SETTLE_SECONDS)
        up = product.processes["up"].pid
        bots = process.children(up)
        spent = sum(map(process.cpu, (up, *bots)))
        samples: list[tuple[float, float]] = []
        for _ in range(SAMPLES):
            await asyncio.sleep(REST_SECONDS)
            samples.append((process.megabytes(up), max(map(process.megabytes, bots))))
        spent = sum(map(process.cpu, (up, *bots))) - spent
        percent = 100 * spent / (SAMPLES * REST_SECONDS)
        whole, bot = (statistics.median(each) for each in zip(*samples, strict=True))
        return [
            _row("at rest: vestovoy up", "SQLite", whole, "MB", 150),
            _row("at rest: a bot", "", bot, "MB", 80),
            _row("at rest: processor, up with two bots", "SQLite", percent, "%", 0.5),
            _row("first answer", "SQLite", statistics.median(again), "s", 2.5),
            _row("first answer, empty folder", "SQLite", first, "s", None),
        ]


async def _again(product: Product) -> float:
    await product.stop()
    return await _seconds(product)


async def _scaled(started: asyncio.Event) -> list[Row]:
    """An API, workers, a scheduler and the bots, over PostgreSQL and Redis."""
    await started.wait()
    servers = run.new_run()
    try:
        admin, redis = run.server(servers, "postgres"), run.server(servers, "redis")
        address = await create_database(admin, "bench_rest")
        engines = {"DATABASE_URL": address, "REDIS_URL": f"{redis}/0", "SECRET_KEY": KEY}
        async with _product(scaled=True, engines=engines) as product:
            await product.start("api")
            await product.stop()  # The schema is there: what is measured is another start.
            await product.start()
            await asyncio.sleep(SETTLE_SECONDS)
            samples: list[tuple[float, ...]] = []
            pids = [product.processes[name].pid for name in ("api", "worker-1")]
            for _ in range(SAMPLES):
                await asyncio.sleep(REST_SECONDS)
                samples.append(tuple(map(process.megabytes, pids)))
        api, worker = (statistics.median(each) for each in zip(*samples, strict=True))
        await drop_database(admin, "bench_rest")
        return [
            _row("at rest: API", "PostgreSQL", api, "MB", 120),
            _row("at rest: worker", "PostgreSQL", worker, "MB", 120),
        ]
    finally:
        run.end_run(servers)


def _row(name: str, store: str, ours: float, unit: str, goal: float | None) -> Row:
    return Row(name=name, store=store, ours=ours, unit=unit, goal=goal, at_most=True)


@asynccontextmanager
async def _product(
    *, scaled: bool, engines: dict[str, str] | None = None
) -> AsyncIterator[Product]:
    folder = tempfile.mkdtemp()
    ours = {f"VESTOVOY_{name}": value for name, value in (engines or {}).items()}
    async with Sandbox() as world:
        product = Product(Path(folder), world.env() | ours, scaled=scaled)
        for name in HASTE:
            del product.environment[f"VESTOVOY_{name}"]
        try:
            yield product
            await product.stop()
        finally:
            await product.end()
            shutil.rmtree(folder)


async def _seconds(product: Product) -> float:
    begun = time.monotonic()
    await product.start()
    return time.monotonic() - begun


MEASURES: Final[dict[str, Measure]] = {"both ways to run": rows}
