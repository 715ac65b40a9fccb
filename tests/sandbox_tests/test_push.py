"""The push service is met by the webpush library and by the autopush protocol."""

import time
import uuid
from collections.abc import Awaitable, Callable
from io import BytesIO
from typing import Any

import aiohttp
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from pydantic import AnyHttpUrl
from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from tests.sandbox import Sandbox
from tests.sandbox.browsers import BrowserSubscription, b64

KEY = ec.generate_private_key(ec.SECP256R1())
PUBLIC = KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
Send = Callable[..., Awaitable[tuple[int, dict[str, str]]]]


def library() -> WebPush:
    private = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return WebPush(BytesIO(private), BytesIO(public), "desk@vestovoy.example")


def vapid(origin: str, **changed: Any) -> str:
    claims = {"aud": origin, "exp": int(time.time()) + 3600, "sub": "mailto:desk@vestovoy.example"}
    token = jwt.encode(claims | changed, KEY, "ES256")
    return f"vapid t={token}, k={b64(PUBLIC)}"


def sealed(one: BrowserSubscription, text: str) -> bytes:
    return sealed_for(one.endpoint, {"p256dh": b64(one.p256dh), "auth": b64(one.auth)}, text)


def sealed_for(endpoint: str, keys: dict[str, str], text: str) -> bytes:
    subscription = WebPushSubscription(
        endpoint=AnyHttpUrl(endpoint), keys=WebPushKeys(p256dh=keys["p256dh"], auth=keys["auth"])
    )
    return library().get(message=text, subscription=subscription).encrypted


@pytest.fixture
def send(world: Sandbox, http: aiohttp.ClientSession) -> Send:
    """Sends as a correct sender does, but for the headers a test changes."""

    async def post(
        one: BrowserSubscription, body: bytes = b"", **headers: str | None
    ) -> tuple[int, dict[str, str]]:
        correct: dict[str, str | None] = {
            "TTL": "60",
            "Content-Encoding": "aes128gcm",
            "Authorization": vapid(world.push.url),
        }
        changed = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in (correct | changed).items() if value is not None}
        async with http.post(one.endpoint, data=body, headers=sent) as answer:
            return answer.status, dict(answer.headers)

    return post


async def test_a_push_is_opened_with_the_browsers_key(world: Sandbox, send: Send):
    """What the library sealed is read as it was written."""
    one = world.push.subscribe(PUBLIC)
    body = sealed(one, '{"title": "Новая заявка"}')
    assert (await send(one, body, Urgency="high", Topic="ticket-1"))[0] == 201
    got = await world.push.waits_for(one, "Новая")
    assert got.data == {"title": "Новая заявка"}
    assert (got.ttl, got.urgency, got.topic) == (60, "high", "ticket-1")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"TTL": None}, 400),
        ({"TTL": "soon"}, 400),
        ({"Content_Encoding": "aesgcm"}, 400),
        ({"Urgency": "now"}, 400),
        ({"Topic": "заявка".encode("ascii", "ignore").decode() + "a b"}, 400),
        ({"Topic": "t" * 33}, 400),
        ({"Authorization": None}, 401),
        ({"Authorization": "vapid t=x"}, 401),
        ({"Authorization": vapid("http://127.0.0.1")}, 401),
    ],
)
async def test_a_careless_sender_is_refused(
    world: Sandbox, send: Send, headers: dict[str, str | None], status: int
):
    """Every header is checked as the strict services do."""
    one = world.push.subscribe(PUBLIC)
    assert (await send(one, sealed(one, "x"), **headers))[0] == status
    assert world.push.messages == []


@pytest.mark.parametrize(
    "changed",
    [{"exp": int(time.time()) + 90_000}, {"exp": int(time.time()) - 1}, {"sub": "desk"}],
)
async def test_a_bad_token_is_refused(world: Sandbox, send: Send, changed: dict[str, Any]):
    """`exp` lies within 24 hours, `sub` is an address."""
    one = world.push.subscribe(PUBLIC)
    assert (await send(one, Authorization=vapid(world.push.url, **changed)))[0] == 401


async def test_another_key_and_a_false_signature_are_refused(world: Sandbox, send: Send):
    """403 for a key that is not the subscription's, 401 for a token somebody else signed."""
    other = ec.generate_private_key(ec.SECP256R1())
    raw = other.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    assert (await send(world.push.subscribe(raw)))[0] == 403
    token = jwt.encode({"aud": world.push.url}, other, "ES256")
    one = world.push.subscribe(PUBLIC)
    assert (await send(one, Authorization=f"vapid t={token}, k={b64(PUBLIC)}"))[0] == 401


async def test_too_large_gone_and_unknown(world: Sandbox, send: Send):
    """4097 bytes are 413, a gone subscription 410, one nobody made 404."""
    one = world.push.subscribe(PUBLIC)
    assert (await send(one, b"x" * 4097))[0] == 413
    one.gone = True
    assert (await send(one, b"x"))[0] == 410
    world.push.subscriptions.clear()
    assert (await send(one, b"x"))[0] == 404


async def test_faults_come_on_demand(world: Sandbox, send: Send):
    """429 with Retry-After for one browser, 503 for all, then all is well."""
    one, two = world.push.subscribe(PUBLIC), world.push.subscribe(PUBLIC)
    world.push.fail(subscription=one, retry_after=7)
    status, headers = await send(one)
    assert (status, headers["Retry-After"]) == (429, "7")
    world.push.fail(status=503)
    assert (await send(two))[0] == 503
    assert (await send(one))[0] == 201
    assert [one.status for one in world.push.arrivals] == [429, 503, 201]


async def test_a_real_browsers_socket_gets_its_pushes(
    world: Sandbox, http: aiohttp.ClientSession, send: Send
):
    """hello, register, notification, ack; what was missed comes with the next hello."""
    channel = str(uuid.uuid4())
    async with http.ws_connect(world.push.socket_url) as socket:
        await socket.send_json({"messageType": "hello", "use_webpush": True})
        uaid = (await socket.receive_json())["uaid"]
        await socket.send_json(
            {"messageType": "register", "channelID": channel, "key": b64(PUBLIC)}
        )
        endpoint = (await socket.receive_json())["pushEndpoint"]
        one = world.push.subscriptions[endpoint.rpartition("/")[2]]
        await send(one, sealed(one, "раз"))
        note = await socket.receive_json()
        assert (note["channelID"], note["headers"]) == (channel, {"encoding": "aes128gcm"})
        update = {"channelID": channel, "version": note["version"], "code": 100}
        await socket.send_json({"messageType": "ack", "updates": [update]})
        await socket.send_str("{}")
        assert await socket.receive_str() == "{}"
        assert world.push.autopush.unacknowledged == []
    await send(one, sealed(one, "два"))
    async with http.ws_connect(world.push.socket_url) as socket:
        await socket.send_json({"messageType": "hello", "use_webpush": True, "uaid": uaid})
        assert (await socket.receive_json())["uaid"] == uaid
        assert (await socket.receive_json())["messageType"] == "notification"
        await socket.send_json({"messageType": "unregister", "channelID": channel})
        assert (await socket.receive_json())["status"] == 200
    assert (await send(one))[0] == 410
