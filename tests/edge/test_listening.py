"""What waits to be called: sockets for connections, a worker for the wake-ups of Redis."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from aiogram import Dispatcher
from redis.exceptions import TimeoutError as RedisTimeout
from taskiq import AckableMessage

from api import worker
from api.run import startup
from api.run.server import Server
from api.run.startup import CannotStart
from api.signals.broker import Waker
from api.signals.broker_redis import Stream
from shared import listening
from shared.contracts.telegram import BotConfig, BotScope
from shared.settings import Settings
from shared.telegram.run import webhook
from shared.telegram.run.factory import make_bot
from tests.desk import until
from tests.sandbox import Sandbox
from tests.sandbox.page_server import PageServer
from tests.sandbox.world import CLIENT_TOKEN
from tests.servers.ports import free_port

HOSTS = {"127.0.0.1": socket.AF_INET, "::1": socket.AF_INET6}
HANDED = 200
"""In the tests' own process the numbers from 3 on are taken."""
TAKE = """
import os, sys
from shared import listening

os.dup2(int(sys.argv[1]), 3)
for pid in (1, os.getpid()):
    os.environ |= {"LISTEN_PID": str(pid), "LISTEN_FDS": "1"}
    print([(listening.address(each), each.get_inheritable()) for each in listening.handed_over()])
"""


def server_waits_for_nobody(mine: socket.socket) -> bool | None:
    """Whether the server's end of this connection sends small pieces at once (TCP_NODELAY); None
    while it is not accepted. The servers of these tests live in this process."""
    for each in Path("/proc/self/fd").iterdir():
        if not each.is_socket():
            continue
        with socket.socket(fileno=os.dup(int(each.name))) as other, suppress(OSError):
            # One that listens has no peer.
            if other.getpeername() == mine.getsockname():
                return other.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
    return None


async def is_prompt(host: str, port: int) -> bool:
    """What the server does with a connection that was just made to it."""
    _, writer = await asyncio.open_connection(host, port)
    with closing(writer):
        mine = writer.get_extra_info("socket")
        await until(lambda: server_waits_for_nobody(mine) is not None)
        return server_waits_for_nobody(mine) is True


@asynccontextmanager
async def serving(doors: list[socket.socket]) -> AsyncIterator[None]:
    """The server of `vestovoy up` and `vestovoy api` on these sockets."""

    async def nothing(scope: Any, receive: Any, send: Any) -> None:
        """No application: connections are accepted all the same."""

    app: Any = nothing
    server = Server(app, "", grace=1)
    assert server.config.timeout_keep_alive == listening.KEPT_BY_SERVER
    running = asyncio.create_task(server.serve_until_signal(asyncio.Event(), doors))
    await until(lambda: server.started)
    yield
    server.should_exit = True
    await running


def opened(host: str) -> socket.socket:
    """As systemd opens one: nothing is set on it."""
    made = socket.socket(HOSTS[host])
    made.bind((host, 0))
    made.listen()
    return made


@contextmanager
def handed(monkeypatch: pytest.MonkeyPatch, *given: socket.socket) -> Iterator[None]:
    """As systemd starts a process: the sockets from one number on, and how many they are."""
    numbers = range(HANDED, HANDED + len(given))
    for number, each in zip(numbers, given, strict=True):
        os.dup2(each.fileno(), number)
        each.close()
    monkeypatch.setattr(listening, "FIRST_HANDED", HANDED)
    monkeypatch.setenv("LISTEN_PID", str(os.getpid()))
    monkeypatch.setenv("LISTEN_FDS", str(len(given)))
    yield
    for number in numbers:
        with suppress(OSError):  # Who took it has closed it.
            os.close(number)


@pytest.mark.parametrize("host", HOSTS)
async def test_the_api_answers_in_small_pieces_at_once(host: str) -> None:
    """Head and body of an answer are two writes: with Nagle's algorithm the second would wait for
    the delayed acknowledgement of the first, 40 ms."""
    with startup.listening(host, 0) as doors:
        async with serving(doors):
            assert await is_prompt(host, doors[0].getsockname()[1])


async def test_all_sockets_of_systemd_are_served_and_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Here one of each family; the address in the settings is not asked."""
    made = {host: opened(host) for host in HOSTS}
    ports = {host: each.getsockname()[1] for host, each in made.items()}
    with handed(monkeypatch, *made.values()), startup.listening("192.0.2.1", 1) as doors:
        async with serving(doors):
            assert [await is_prompt(host, ports[host]) for host in HOSTS] == [True, True]


def test_a_process_takes_the_sockets_that_are_its_own() -> None:
    """As sd_listen_fds(3) says: from number 3 on, when the process is the one that is named. A
    process that it starts does not get them."""
    with opened("127.0.0.1") as door:
        number = door.fileno()
        child = [sys.executable, "-c", TAKE, str(number)]
        told = subprocess.check_output(child, pass_fds=[number], text=True).splitlines()
        assert told == ["[]", f"[('{listening.address(door)}', False)]"]


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM), id="datagrams"),
        pytest.param(lambda: socket.socket(socket.AF_INET), id="one connection"),
        pytest.param(lambda: socket.socket(socket.AF_UNIX), id="a path"),
    ],
)
def test_what_the_api_cannot_listen_on_is_named(
    monkeypatch: pytest.MonkeyPatch, given: Callable[[], socket.socket]
) -> None:
    """The sentence says where the mistake is."""
    with handed(monkeypatch, given()), pytest.raises(CannotStart, match="ListenStream"):
        startup.listening("127.0.0.1", 0).__enter__()


@pytest.mark.parametrize("count", ["", "two", "1"])
def test_a_count_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, count: str) -> None:
    """No number, or more than there are."""
    with handed(monkeypatch):
        monkeypatch.setenv("LISTEN_FDS", count)
        with pytest.raises(CannotStart, match="systemd"):
            startup.listening("127.0.0.1", 0).__enter__()


@pytest.mark.parametrize("host", HOSTS)
async def test_the_webhook_of_a_bot_answers_at_once(host: str, world: Sandbox) -> None:
    """Telegram calls it for every message."""
    port, stop = free_port(), asyncio.Event()
    settings = Settings.model_validate(
        {
            "bot_webhook_url": f"http://127.0.0.1:{port}",
            "bot_webhook_host": host,
            "bot_client_webhook_port": port,
        }
    )
    config = BotConfig(
        scope=BotScope.CLIENT,
        token=CLIENT_TOKEN,
        revision="1",
        support_phone="",
        support_hours="",
        default_country="RU",
        webhook_secret="a-secret",
    )
    async with make_bot(CLIENT_TOKEN, world.telegram.url) as bot:
        running = asyncio.create_task(webhook.listen(bot, Dispatcher(), config, settings, stop))
        await until(lambda: world.telegram.bots["client"].queue.webhook)
        assert await is_prompt(host, port)
        stop.set()
        await running


async def test_the_sandbox_answers_at_once_too(world: Sandbox) -> None:
    """Else the tests would wait where the product does not."""
    page = PageServer(world)
    await page.open()
    ports = [each.port for each in (*world.servers, page)]
    assert [await is_prompt("127.0.0.1", port) for port in ports] == [True] * 5
    await page.close()


@pytest.mark.parametrize(
    ("host", "reached"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]"), ("::", "[::1]")],
)
def test_the_bots_are_told_where_the_api_is_reached(host: str, reached: str) -> None:
    """On this machine, by an address that can be connected to."""
    with listening.listen(host, 0) as door:
        assert listening.address(door) == f"http://{reached}:{door.getsockname()[1]}"


class Interrupted(Stream):
    """The queue breaks twice, then tells its worker to stop."""

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__("redis://127.0.0.1:1")
        self.stop = stop
        self.asked = 0

    async def startup(self) -> None:
        """There is no Redis at all."""

    async def listen(self) -> AsyncGenerator[AckableMessage, None]:
        self.asked += 1
        if self.asked < 3:
            raise RedisTimeout("Timeout reading")
        self.stop.set()
        return
        yield AckableMessage(data=b"", ack=lambda: None)


async def test_a_worker_listens_again_when_redis_was_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends when it is told to, and by nothing else; and it knows that nobody wakes it."""
    monkeypatch.setattr(worker, "LISTEN_AGAIN_SECONDS", 0)
    stop = asyncio.Event()
    broker = Interrupted(stop)
    waker = Waker(broker)
    async with asyncio.timeout(10):
        await worker.listen(broker, stop, waker)
    assert broker.asked == 3 and waker.is_broken
