"""The HTTP server of a process."""

import asyncio
import signal
import socket
from collections.abc import Callable

import structlog
import uvicorn
from litestar import Litestar

from api.http.slow_callers import Patience, PatientProtocol, most_connections
from api.notifications.deliver.waiting import happens
from shared.leaving import spare_the_collector
from shared.listening import KEPT_BY_SERVER

log = structlog.get_logger()

TICK_SECONDS = 1.0
"""How often the date in the answers' heads is made anew."""


class Server(uvicorn.Server):
    """uvicorn that tells the rest of the process to stop. What is asked then has `grace` seconds to
    be answered; `drain` ends what would never end by itself."""

    def __init__(
        self, app: Litestar, address: str, *, grace: int, drain: Callable[[], None] | None = None
    ) -> None:
        config = uvicorn.Config(
            Patience(app),
            http=PatientProtocol,
            limit_concurrency=most_connections(),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=grace,
            timeout_keep_alive=KEPT_BY_SERVER,
        )
        super().__init__(config)
        self.address = address
        self._drain = drain
        self._stop = asyncio.Event()
        if config.forwarded_allow_ips == "*":
            log.warning(
                "anybody can name the address that tries are counted by: FORWARDED_ALLOW_IPS must "
                "be the proxy's address or network"
            )

    async def serve_until_signal(self, stop: asyncio.Event, doors: list[socket.socket]) -> None:
        """Serve; `stop` is set as soon as a signal comes, before connections are drained."""
        self._stop = stop
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, stop.set)
        await self._serve(doors)

    async def main_loop(self) -> None:
        """The library's own asks ten times a second whether it should end; here it is told."""
        while not await self.on_tick(0):
            self.should_exit = await happens(self._stop, TICK_SECONDS) or self.should_exit

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._drain:
            self._drain()
        await super().shutdown(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say where to look, once there is something to see."""
        await super().startup(sockets)
        spare_the_collector()
        log.info("the desk is open", address=self.address)
