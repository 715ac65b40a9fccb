"""`vestovoy up`: everything on one machine in one command — API, worker and scheduler in this
process, and a process for each configured bot."""

import asyncio
import contextlib
import os
import signal
import socket
import sys

import click
import structlog
import uvicorn
from litestar import Litestar

from api import resources, worker
from api.app import create_app
from api.auth.links.setup import ensure_setup_link
from api.errors import Refusal
from api.http.slow_callers import Patience, PatientProtocol, most_connections
from api.notifications.bots import config as bot_config
from api.resources import Resources
from api.run import begun_anew, bot_environment, startup
from api.run.fallback_polling import FallbackPolling
from api.settings import Settings
from shared.contracts.telegram import BotScope
from shared.i18n import translator
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
            await offer_setup(held)
            await _serve(held, doors)


async def _serve(held: Resources, doors: list[socket.socket]) -> None:
    stop = held.pipeline.stopping
    server = Server(create_app(held.settings, held), held.settings.base_url, grace=5)
    ticks = asyncio.create_task(worker.schedule(held.broker, stop))
    looking = asyncio.create_task(FallbackPolling(held.pipeline).run(stop))
    bots = asyncio.create_task(Bots(held, address(doors[0])).run(stop))
    try:
        await server.serve_until_signal(stop, doors)
    finally:
        stop.set()
        await asyncio.gather(ticks, looking, bots, return_exceptions=True)
        await held.pipeline.finish()


async def offer_setup(held: Resources) -> None:
    """Print the link that makes the first administrator, while there is none."""
    if link := await ensure_setup_link(held.database, held.settings):
        t = translator(held.settings.default_locale)
        click.echo(f"\n  {t('cli-setup-link')}\n  {link}\n")


class Server(uvicorn.Server):
    """uvicorn that tells the rest of the process to stop; open pages have `grace` seconds then."""

    def __init__(self, app: Litestar, address: str, *, grace: int) -> None:
        config = uvicorn.Config(
            Patience(app),
            http=PatientProtocol,
            limit_concurrency=most_connections(),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=grace,
        )
        super().__init__(config)
        self.address = address
        if config.forwarded_allow_ips == "*":
            log.warning(
                "anybody can name the address that tries are counted by: FORWARDED_ALLOW_IPS must "
                "be the proxy's address or network"
            )

    async def serve_until_signal(self, stop: asyncio.Event, doors: list[socket.socket]) -> None:
        """Serve; `stop` is set as soon as a signal comes, before connections are drained."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self._leave, stop)
        await self._serve(doors)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say where to look, once there is something to see."""
        await super().startup(sockets)
        log.info("the desk is open", address=self.address)

    def _leave(self, stop: asyncio.Event) -> None:
        stop.set()
        self.should_exit = True


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
                for scope in BotScope:
                    await self._look_after(scope)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
        finally:
            await asyncio.gather(*(self._end(scope) for scope in BotScope))

    async def _look_after(self, scope: BotScope) -> None:
        process = self.running.get(scope)
        if process and process.returncode is not None:
            log.warning("a bot ended and is started again", bot=scope, code=process.returncode)
            del self.running[scope]
        wanted = await self._is_configured(scope)
        if wanted and scope not in self.running:
            self.running[scope] = await self._start(scope)
        elif not wanted and scope in self.running:
            await self._end(scope)

    async def _is_configured(self, scope: BotScope) -> bool:
        held = self.held
        try:
            async with held.database.reads() as session:
                await bot_config.of(session, held.settings, held.vault, scope)
        except Refusal:
            return False
        return True

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
