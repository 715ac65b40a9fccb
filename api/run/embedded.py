"""`vestovoy up`: everything on one machine in one command — API, worker and scheduler in this
process, and a process for each configured bot."""

import asyncio
import contextlib
import os
import socket
import sys

import structlog

from api import resources, worker
from api.app import create_app
from api.errors import Refusal
from api.notifications.bots import config as bot_config
from api.notifications.deliver.waiting import happens
from api.resources import Resources
from api.run import begun_anew, bot_environment, startup
from api.run.fallback_polling import FallbackPolling
from api.run.server import Server
from api.settings import Settings
from shared.contracts.telegram import BotScope
from shared.leaving import WITH_PARENT
from shared.listening import address

log = structlog.get_logger()

LOOK_SECONDS = 2.0
"""How soon a newly configured bot is started."""
GRACE_SECONDS = 60.0
"""A bot finishes what it began, uploads included."""


async def run(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT, then stop in order: bots, HTTP, worker."""
    held = startup.make(settings)
    with (
        startup.hold_folder(settings.data_dir),
        startup.listening(settings.host, settings.port) as doors,
    ):
        await startup.migrate(held)
        await begun_anew.free(held.database)
        held.pipeline.register()
        async with resources.opened(held):
            await startup.offer_setup(held)
            await _serve(held, doors)


async def _serve(held: Resources, doors: list[socket.socket]) -> None:
    stop = held.pipeline.stopping
    app = create_app(held.settings, held)
    server = Server(app, held.settings.base_url, grace=5, drain=app.state.lines.end)
    ticks = asyncio.create_task(worker.schedule(held.broker, stop))
    looking = asyncio.create_task(FallbackPolling(held.pipeline).run(stop))
    bots = asyncio.create_task(Bots(held, address(doors[0])).run(stop))
    try:
        await server.serve_until_signal(stop, doors)
    finally:
        stop.set()
        await asyncio.gather(ticks, looking, bots, return_exceptions=True)
        await held.pipeline.finish()


class Bots:
    """Starts a bot's process when the bot is configured, again when it dies, and stops it when
    it no longer is."""

    def __init__(self, held: Resources, api: str) -> None:
        self.held = held
        self.api = api
        """Where it really listens, not its public address."""
        self.running: dict[BotScope, asyncio.subprocess.Process] = {}

    async def run(self, stop: asyncio.Event) -> None:
        try:
            while not stop.is_set():
                wanted = await self._configured()
                for scope in BotScope:
                    await self._look_after(scope, wanted=scope in wanted)
                await happens(stop, LOOK_SECONDS)
        finally:
            await asyncio.gather(*(self._end(scope) for scope in BotScope))

    async def _look_after(self, scope: BotScope, *, wanted: bool) -> None:
        process = self.running.get(scope)
        if process and process.returncode is not None:
            log.warning("a bot ended and is started again", bot=scope, code=process.returncode)
            del self.running[scope]
        if wanted and scope not in self.running:
            self.running[scope] = await self._start(scope)
        elif not wanted and scope in self.running:
            await self._end(scope)

    async def _configured(self) -> set[BotScope]:
        held, found = self.held, set[BotScope]()
        async with held.database.reads() as session:
            for scope in BotScope:
                with contextlib.suppress(Refusal):
                    await bot_config.of(session, held.settings, held.vault, scope)
                    found.add(scope)
        return found

    async def _start(self, scope: BotScope) -> asyncio.subprocess.Process:
        environment = bot_environment.of(os.environ, self.held.settings, self.api, scope)
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", f"bot_{scope}", WITH_PARENT),
            env=environment,
            stdin=asyncio.subprocess.PIPE,  # Never written to: it ends when this process does.
        )

    async def _end(self, scope: BotScope) -> None:
        process = self.running.pop(scope, None)
        if process is None or process.returncode is not None:
            return
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), GRACE_SECONDS)
        except TimeoutError:
            log.warning("a bot did not stop in time", bot=scope)
            process.kill()
            await process.wait()
