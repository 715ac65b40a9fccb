"""What the adapters cost: each against the bare client's loop on the same sink, in one run.

The sink is a process of its own. Both sides run with the same concurrency, in turns, and the
ratio is the median of the turns, so that a busy machine slows both alike.
"""

import asyncio
import contextlib
import multiprocessing
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from email.message import EmailMessage
from multiprocessing.connection import Connection
from typing import Final

import aiosmtplib
from aiohttp import web
from cryptography.hazmat.primitives import serialization
from pydantic import AnyHttpUrl
from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from api.notifications.channels.base import Address, Channel, Sent
from api.notifications.channels.email.adapter import EmailChannel
from api.notifications.channels.email.address import EmailAddress
from api.notifications.channels.email.pool import SmtpServer
from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.mattermost.adapter import MattermostChannel
from api.notifications.channels.mattermost.address import MattermostAddress
from api.notifications.channels.safe_http import guarded_session
from api.notifications.channels.webpush import vapid
from api.notifications.channels.webpush.adapter import PushChannel
from shared.listening import listen
from tests.channels.browser import Browser
from tests.channels.samples import message
from tests.channels.smtp_server import SmtpScript

LOCAL: Final = HostPolicy(allowed=frozenset({"127.0.0.1"}))
TURNS: Final = 9
TEXT: Final = "Не печатает принтер " * 16
NOTICE: Final = message()
Send = Callable[[int], Awaitable[None]]


@dataclass(frozen=True)
class Measure:
    """Messages per second of the bare client and of the adapter, and the paired ratios."""

    name: str
    bare: float
    ours: float
    ratio: float
    by_processor: float
    """The ratio in this process's own processor time: it holds on a busy machine too."""

    def __str__(self) -> str:
        rates = f"bare {self.bare:7.0f}/s  adapter {self.ours:7.0f}/s"
        return f"{self.name:<10} {rates}  ×{self.ratio:.2f}  processor ×{self.by_processor:.2f}"


@dataclass(frozen=True)
class Pace:
    """Messages per second of the clock and of this process's processor time."""

    clock: float
    processor: float


class Failed(Exception):
    """A message of the bench was not taken: its figures would mean nothing."""


async def measure(name: str, bare: Send, ours: Send, *, count: int, at_once: int) -> Measure:
    """Let both send `count` messages, `at_once` at a time, in turns."""
    await _timed(bare, at_once, at_once)  # Connections are opened before the clock starts.
    await _timed(ours, at_once, at_once)
    rates = [
        (await _timed(bare, count, at_once), await _timed(ours, count, at_once))
        for _ in range(TURNS)
    ]
    return Measure(
        name,
        bare=statistics.median(theirs.clock for theirs, _ in rates),
        ours=statistics.median(mine.clock for _, mine in rates),
        ratio=statistics.median(mine.clock / theirs.clock for theirs, mine in rates),
        by_processor=statistics.median(mine.processor / theirs.processor for theirs, mine in rates),
    )


async def _timed(send: Send, count: int, at_once: int) -> Pace:
    numbers = iter(range(count))

    async def runner() -> None:
        for number in numbers:
            await send(number)

    clock, processor = time.perf_counter(), time.process_time()
    await asyncio.gather(*(runner() for _ in range(at_once)))
    return Pace(count / (time.perf_counter() - clock), count / (time.process_time() - processor))


def through(channel: Channel, address: Address) -> Send:
    """Send by the adapter; anything but success ends the bench."""

    async def send(_number: int) -> None:
        outcome = await channel.send(address, NOTICE)
        if not isinstance(outcome, Sent):
            raise Failed(outcome)

    return send


async def webhook(count: int = 400) -> Measure:
    """Mattermost against a bare POST of the same size."""
    async with http_sink() as port, guarded_session(LOCAL) as session:
        url = f"http://127.0.0.1:{port}/hooks/bench"
        channel = MattermostChannel(url, session=session, hosts=LOCAL)

        async def bare(number: int) -> None:
            body = {"channel": "@bench", "text": f"Новая заявка №{number}\n{TEXT}"}
            async with session.post(url, json=body) as response:
                await response.read()

        ours = through(channel, MattermostAddress(channel="@bench"))
        return await measure("webhook", bare, ours, count=count, at_once=channel.concurrency)


async def push(count: int = 200) -> Measure:
    """Web push against the stock webpush package and a bare POST."""
    keys = vapid.new_keys()
    async with http_sink() as port, guarded_session(LOCAL) as session:
        address = Browser().at(f"http://127.0.0.1:{port}/push/bench")
        channel = PushChannel(keys.private, "bench@desk.example", session=session, hosts=LOCAL)
        stock = _stock(keys.private)
        subscription = WebPushSubscription(
            endpoint=AnyHttpUrl(address.endpoint),
            keys=WebPushKeys(p256dh=address.p256dh, auth=address.auth),
        )

        async def bare(number: int) -> None:
            made = stock.get({"title": f"№{number}", "body": TEXT}, subscription)
            headers = {str(name): str(value) for name, value in made.headers.items()}
            async with session.post(
                address.endpoint, data=made.encrypted, headers=headers
            ) as response:
                await response.read()

        ours = through(channel, address)
        return await measure("push", bare, ours, count=count, at_once=channel.concurrency)


def _stock(private: str) -> WebPush:
    key = vapid.parsed(private)
    return WebPush(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ),
        subscriber="bench@desk.example",
        ttl=86400,
    )


async def email(count: int = 100) -> Measure:
    """E-mail against aiosmtplib with as many kept connections, a letter built for each."""
    async with smtp_sink() as port:
        server = SmtpServer(host="127.0.0.1", port=port, security="none", helo="desk.example")
        channel = EmailChannel(server, sender="desk@firma.example")
        clients = [await _kept_client(port) for _ in range(channel.concurrency)]

        async def bare(number: int) -> None:
            client = clients.pop()
            await client.send_message(_letter(number))
            clients.append(client)

        ours = through(channel, EmailAddress(email="anna@romashka.example"))
        found = await measure("e-mail", bare, ours, count=count, at_once=channel.concurrency)
        for client in clients:
            await client.quit()
        await channel.close()
        return found


async def _kept_client(port: int) -> aiosmtplib.SMTP:
    client = aiosmtplib.SMTP(
        hostname="127.0.0.1", port=port, local_hostname="desk.example", start_tls=False
    )
    await client.connect()
    return client


def _letter(number: int) -> EmailMessage:
    """A letter of the same two parts, with no template."""
    letter = EmailMessage()
    letter["From"] = "desk@firma.example"
    letter["To"] = "anna@romashka.example"
    letter["Subject"] = f"[№{number}] Не печатает принтер"
    letter.set_content("Новая заявка\nКлиент: Ромашка\n" * 5)
    letter.add_alternative("<p>Новая заявка</p><p>Клиент: Ромашка</p>" * 40, subtype="html")
    return letter


@contextlib.asynccontextmanager
async def sink(serve: Callable[[Connection], None]) -> AsyncIterator[int]:
    """A sink in a process of its own; gives its port."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there,), daemon=True)
    process.start()
    try:
        yield await asyncio.to_thread(here.recv)
    finally:
        process.terminate()
        await asyncio.to_thread(process.join)


def http_sink() -> contextlib.AbstractAsyncContextManager[int]:
    """Takes every hook and every push."""
    return sink(_http_sink)


def smtp_sink() -> contextlib.AbstractAsyncContextManager[int]:
    """Takes every letter."""
    return sink(_smtp_sink)


def _http_sink(pipe: Connection) -> None:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        await request.read()
        if request.path.startswith("/hooks/"):
            return web.Response(text="ok")
        return web.Response(status=201)

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        door = listen("127.0.0.1", 0)
        server = await loop.create_server(web.Server(answer, access_log=None), sock=door)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


def _smtp_sink(pipe: Connection) -> None:
    async def serve() -> None:
        server = SmtpScript()
        await server.open()
        pipe.send(server.port)
        await asyncio.Event().wait()

    asyncio.run(serve())
