"""`python -m tests.sandbox`: the demo. The outside world, and the product pointed at it."""

import argparse
import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp

from tests.sandbox import demo_browsers
from tests.sandbox.page_server import PageServer
from tests.sandbox.people import CAST, PASSWORD
from tests.sandbox.telegram import BotAccount
from tests.sandbox.world import Sandbox

PAGE_PORT = int(os.environ.get("VESTOVOY_DEMO_PAGE_PORT", "8100"))
PORT = int(os.environ.get("VESTOVOY_DEMO_PORT", "8000"))
FOLDER = Path(os.environ.get("VESTOVOY_DEMO_DIR", ".demo")).resolve()
READY_WITHIN = 180
BOTS_WITHIN = 60
GRACE = 20
SERVERS = 4
NUMBERS_A_RUN = 100_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.sandbox", description=__doc__)
    parser.add_argument("--world-only", action="store_true", help="the world without the product")
    asked = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        code = asyncio.run(_world_only() if asked.world_only else _demo())
        sys.exit(code)


async def _world_only() -> int:
    async with _world() as (world, page):
        print(f"\n  Песочница: {page.url}\n")
        for name, value in world.env().items():
            print(f"  {name}={value}")
        print("\n  Ctrl-C — остановить.\n", flush=True)
        await _stop_signal()
    return 0


async def _demo() -> int:
    async with _world() as (world, page):
        env = world.env() | _product_env()
        # The seeding reads the product's settings as the product will.
        os.environ.update(env)
        stop = asyncio.create_task(_stop_signal())
        await _seed_people()
        async with _product() as product:
            if not await _ready(product, stop):
                return 0 if stop.done() else _not_ready(product)
            await _seed_work(world)
            await _bots_listen(world)
            _tell(page)
            ended = asyncio.create_task(product.wait())
            await asyncio.wait([stop, ended], return_when=asyncio.FIRST_COMPLETED)
            return 0 if stop.done() else product.returncode or 1


@contextlib.asynccontextmanager
async def _world() -> AsyncIterator[tuple[Sandbox, PageServer]]:
    async with Sandbox(port=_free_ports(), first_id=_first_id()) as world:
        page = PageServer(world, PAGE_PORT, f"http://127.0.0.1:{PORT}")
        await page.open()
        try:
            yield world, page
        finally:
            await page.close()


@contextlib.asynccontextmanager
async def _product() -> AsyncIterator[asyncio.subprocess.Process]:
    """`vestovoy up` in a group of its own: Ctrl-C reaches us first, and we stop it in order."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "api.cli", "up", start_new_session=True
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), GRACE)
        except TimeoutError:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


def _free_ports() -> int:
    """The ports after the page's, the same at every run where nobody else has them."""
    for port in range(PAGE_PORT + 1, PAGE_PORT + 1 + SERVERS):
        with socket.socket() as probe:
            if port == PORT or probe.connect_ex(("127.0.0.1", port)) == 0:
                return 0
    return PAGE_PORT + 1


def _first_id() -> int:
    """The product remembers messages between runs: no run may use the numbers of another."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    counter = FOLDER / "sandbox-runs"
    run = int(counter.read_text()) if counter.exists() else 0
    counter.write_text(str(run + 1))
    return run * NUMBERS_A_RUN + 1


def _product_env() -> dict[str, str]:
    # A real `.env` beside the demo must not lend it its database, files or keys.
    own = dict.fromkeys(
        ("DATABASE_URL", "REDIS_URL", "FILES_URL", "SECRET_KEY", "OLD_SECRET_KEYS"), ""
    )
    return {
        **{f"VESTOVOY_{name}": value for name, value in own.items()},
        "VESTOVOY_DATA_DIR": str(FOLDER),
        "VESTOVOY_PORT": str(PORT),
        # Whoever tries the product alone plays both sides, and quicker than two people would.
        "VESTOVOY_MERGE_SECONDS": "5",
        "VESTOVOY_SUPPORT_PHONE": "+7 495 000-00-00",
        "VESTOVOY_SUPPORT_HOURS": "по будням с 9 до 18",
        "VESTOVOY_BASE_URL": f"http://127.0.0.1:{PORT}",
        "VESTOVOY_LOG_LEVEL": os.environ.get("VESTOVOY_LOG_LEVEL", "WARNING"),
    }


async def _seed_people() -> None:
    """Imported here: the world alone needs nothing of the product."""
    from api.settings import Settings  # noqa: PLC0415
    from tests.sandbox import seed  # noqa: PLC0415

    await seed.people(Settings())


async def _seed_work(world: Sandbox) -> None:
    """The browsers first: the work is then told to them too."""
    from tests.sandbox import seed, work  # noqa: PLC0415

    here = f"http://127.0.0.1:{PORT}"
    on_duty = [person for person in CAST if person.key in seed.ON_DUTY]
    await demo_browsers.subscribe(here, world.push, on_duty)
    await work.give(here)


async def _bots_listen(world: Sandbox) -> None:
    """Whoever opens the page now gets an answer at once."""
    telegram = world.telegram
    with contextlib.suppress(TimeoutError):
        await telegram.pulse.until(lambda: all(map(_listens, telegram.bots.values())), BOTS_WITHIN)


def _listens(bot: BotAccount) -> bool:
    return bot.queue.poller is not None or bot.queue.webhook is not None


async def _ready(product: asyncio.subprocess.Process, stop: "asyncio.Task[None]") -> bool:
    """The product answers; False if it ended, was stopped or took too long."""
    deadline = time.monotonic() + READY_WITHIN
    async with aiohttp.ClientSession() as session:
        while product.returncode is None and not stop.done() and time.monotonic() < deadline:
            with contextlib.suppress(aiohttp.ClientError):
                async with session.get(f"http://127.0.0.1:{PORT}/health/ready") as answer:
                    if answer.ok:
                        return True
            await asyncio.sleep(0.2)
    return False


def _not_ready(product: asyncio.subprocess.Process) -> int:
    code = product.returncode
    why = f"не ответил за {READY_WITHIN} с" if code is None else f"завершился с кодом {code}"
    print(f"\n  Вестовой {why}.\n", file=sys.stderr, flush=True)
    return code or 1


async def _stop_signal() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
    await stop.wait()


def _tell(page: PageServer) -> None:
    print(f"\n  Вестовой:   http://127.0.0.1:{PORT}")
    print(f"  Песочница:  {page.url}  (чаты, почта, Mattermost, push)\n")
    print(f"  Вход для сотрудников, пароль у всех один — {PASSWORD}")
    for person in CAST:
        if person.bot == "staff":
            print(f"    {person.email:<26} {person.name}, {person.role}")
    print("\n  Клиенты пишут в клиентский бот на странице песочницы:")
    for person in CAST:
        if person.bot == "client":
            print(f"    {person.phone:<26} {person.name}, {person.role}")
    print("\n  Ctrl-C — остановить всё.\n", flush=True)


if __name__ == "__main__":
    main()
