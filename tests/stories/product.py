"""The product in processes of its own: embedded as one command, scaled as many."""

import asyncio
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Self

import aiohttp
from pydantic import SecretStr

from api.settings import Settings
from shared.contracts.telegram import BotScope

KEY = "VESTOVOY_SECRET_KEY"
START_WITHIN = 180
STOP_WITHIN = 30
CUT = "timeout graceful shutdown exceeded"
"""The server says so where it cuts what does not end."""
EMBEDDED = {"up": ("up",)}
SCALED = {
    "api": ("api",),
    "worker-1": ("worker",),
    "worker-2": ("worker",),
    "scheduler": ("scheduler",),
    "bot-staff": ("bot", "staff"),
    "bot-client": ("bot", "client"),
}


class Product:
    """Processes by name; `kill` is `kill -9`, `stop` is SIGTERM."""

    def __init__(self, folder: Path, environment: dict[str, str], *, scaled: bool) -> None:
        port = free_port()
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}"
        self.commands = SCALED if scaled else EMBEDDED
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("VESTOVOY_")},
            **environment,
            "VESTOVOY_DATA_DIR": str(folder),
            "VESTOVOY_BASE_URL": self.url,
            "VESTOVOY_PORT": str(port),
            "VESTOVOY_ALBUM_SILENCE": "0.3",
            "VESTOVOY_TICK_SECONDS": "1",
            "VESTOVOY_MERGE_SECONDS": "0",
            "VESTOVOY_LEASE_SECONDS": "5",
            "VESTOVOY_RETRY_SCALE": "0.1",
        }
        self.processes: dict[str, asyncio.subprocess.Process] = {}

    async def __aenter__(self) -> Self:
        try:
            await self.start()
        except BaseException:
            await self.end()
            raise
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            await self.stop()
        else:
            await self.end()

    async def start(self, *names: str) -> None:
        """Start these processes, or all of them; the API answers when this returns."""
        for name in names or self.commands:
            self.processes[name] = await self._spawn(name)
        if {"up", "api"} & self.processes.keys():
            await self._ready()

    async def stop(self) -> None:
        """End everything as an operator would; a process that does not obey is a failure."""
        for name in list(self.processes):
            self.processes[name].send_signal(signal.SIGTERM)
        codes = {name: await self._ended(name) for name in list(self.processes)}
        self.processes.clear()
        assert set(codes.values()) <= {0}, f"processes ended with {codes}\n{self.log()}"
        assert CUT not in self.log(), self.log()

    async def kill(self, name: str) -> None:
        """`kill -9`: nothing is finished."""
        process = self.processes.pop(name)
        if process.returncode is None:
            process.kill()
        await process.wait()

    def log(self) -> str:
        """What the processes said, for a failed test."""
        return "\n".join(
            f"== {path.stem}\n{path.read_text(errors='replace')[-4000:]}"
            for path in sorted(self.folder.glob("*.log"))
        )

    async def end(self) -> None:
        """Kill whatever still runs."""
        for name in list(self.processes):
            await self.kill(name)

    async def _spawn(self, name: str) -> asyncio.subprocess.Process:
        with (self.folder / f"{name}.log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "api.cli",
                *self.commands[name],
                env=self._environment(name),
                stdout=log,
                stderr=log,
            )

    def _environment(self, name: str) -> dict[str, str]:
        """A bot of its own gets what deploy/ gives it: neither the key nor the database."""
        command, *which = self.commands[name]
        if command != "bot":
            return self.environment
        settings = Settings.model_construct(secret_key=SecretStr(self.environment[KEY]))
        token = {"VESTOVOY_BOT_SERVICE_TOKEN": settings.service_token(BotScope(which[0]))}
        hidden = (KEY, "VESTOVOY_DATABASE_URL")
        return {k: v for k, v in self.environment.items() if k not in hidden} | token

    async def _ended(self, name: str) -> int:
        process = self.processes[name]
        try:
            return await asyncio.wait_for(process.wait(), STOP_WITHIN)
        except TimeoutError:
            process.kill()
            return await process.wait()

    async def _ready(self) -> None:
        deadline = time.monotonic() + START_WITHIN
        async with aiohttp.ClientSession() as session:
            while not await _answers(session, f"{self.url}/health/ready"):
                ended = [n for n, p in self.processes.items() if p.returncode is not None]
                late = time.monotonic() > deadline
                assert not ended and not late, f"ended: {ended}, late: {late}\n{self.log()}"
                await asyncio.sleep(0.1)


async def _answers(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False


def free_port() -> int:
    """A loopback port that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
