"""What the adapters cost: each against the bare client's loop on the same sink, with the same
concurrency, in turns. Durability is another matter: `pipeline.py`."""

import contextlib
from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Final

import aiohttp
import aiosmtplib
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
from api.notifications.channels.webpush.address import PushAddress
from tests.bench.row import Measure, Row, alone
from tests.bench.sinks import http_sink, smtp_sink
from tests.bench.turns import Failed, Send, at_once, measure
from tests.channels.browser import Browser
from tests.channels.samples import message

LOCAL: Final = HostPolicy(allowed=frozenset({"127.0.0.1"}))
TEXT: Final = "Не печатает принтер " * 16
NOTICE: Final = message()


def through(channel: Channel, address: Address) -> Send:
    """Send by the adapter; anything but success ends the bench."""

    async def send(_number: int) -> None:
        outcome = await channel.send(address, NOTICE)
        if not isinstance(outcome, Sent):
            raise Failed(outcome)

    return send


def bare_webhook(session: aiohttp.ClientSession, url: str) -> Send:
    """A POST of the same size, the answer read."""

    async def send(number: int) -> None:
        body = {"channel": "@bench", "text": f"Новая заявка №{number}\n{TEXT}"}
        async with session.post(url, json=body) as response:
            await response.read()

    return send


async def webhook(count: int = 2000) -> Row:
    """Mattermost's adapter."""
    async with http_sink() as port, guarded_session(LOCAL) as session:
        url = f"http://127.0.0.1:{port}/hooks/bench"
        channel = MattermostChannel(url, session=session, hosts=LOCAL)
        width = channel.concurrency
        bare = at_once(bare_webhook(session, url), width)
        ours = at_once(through(channel, MattermostAddress(channel="@bench")), width)
        return await measure("adapter: webhook", bare, ours, count=count, warm=width)


def bare_push(session: aiohttp.ClientSession, address: PushAddress, private: str) -> Send:
    """The stock webpush package and a POST."""
    stock = _stock(private)
    subscription = WebPushSubscription(
        endpoint=AnyHttpUrl(address.endpoint),
        keys=WebPushKeys(p256dh=address.p256dh, auth=address.auth),
    )

    async def send(number: int) -> None:
        made = stock.get({"title": f"№{number}", "body": TEXT}, subscription)
        headers = {str(name): str(value) for name, value in made.headers.items()}
        async with session.post(address.endpoint, data=made.encrypted, headers=headers) as response:
            await response.read()

    return send


async def push(count: int = 1000) -> Row:
    """Web push's adapter."""
    keys = vapid.new_keys()
    async with http_sink() as port, guarded_session(LOCAL) as session:
        address = Browser().at(f"http://127.0.0.1:{port}/push/bench")
        channel = PushChannel(keys.private, "bench@desk.example", session=session, hosts=LOCAL)
        width = channel.concurrency
        bare = at_once(bare_push(session, address, keys.private), width)
        ours = at_once(through(channel, address), width)
        return await measure("adapter: push", bare, ours, count=count, warm=width)


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


@contextlib.asynccontextmanager
async def bare_email(port: int, width: int) -> AsyncIterator[Send]:
    """Aiosmtplib with as many kept connections, a letter built for each."""
    clients = [await _kept_client(port) for _ in range(width)]

    async def send(number: int) -> None:
        client = clients.pop()
        await client.send_message(_letter(number))
        clients.append(client)

    yield send
    for client in clients:
        await client.quit()


async def email(count: int = 500) -> Row:
    """The adapter of e-mail."""
    async with smtp_sink() as port:
        server = SmtpServer(host="127.0.0.1", port=port, security="none", helo="desk.example")
        channel = EmailChannel(server, sender="desk@firma.example")
        width = channel.concurrency
        async with bare_email(port, width) as send:
            bare = at_once(send, width)
            ours = at_once(through(channel, EmailAddress(email="anna@romashka.example")), width)
            found = await measure("adapter: e-mail", bare, ours, count=count, warm=width)
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


MEASURES: Final[dict[str, Measure]] = {
    "webhook": alone(webhook, goal=0.9),
    "e-mail": alone(email, goal=0.95),
    "push": alone(push, goal=2),
}
