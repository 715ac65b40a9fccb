"""Browsers' subscriptions, simulated ones with real keys and real ones known by channel."""

import secrets
import time
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import http_ece
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_decrypt: Callable[..., bytes] = http_ece.decrypt  # pyright: ignore[reportUnknownVariableType]


@dataclass(eq=False)
class PushMessage:
    """One accepted push; the text is opened with the browser's key when it is read."""

    subscription: "BrowserSubscription"
    body: bytes
    ttl: int
    urgency: str
    topic: str | None
    version: str = field(default_factory=lambda: uuid.uuid4().hex)
    at: float = field(default_factory=time.time)

    @cached_property
    def text(self) -> str:
        """What was in the envelope; a real browser's messages only that browser can open."""
        return self.subscription.open(self.body).decode() if self.body else ""

    @property
    def data(self) -> Any:
        return msgspec.json.decode(self.text)


@dataclass(eq=False, slots=True)
class BrowserSubscription:
    """A push subscription as `PushManager` makes it; `as_json()` is what a page sends home."""

    endpoint: str
    push_id: str
    application_server_key: bytes | None = None
    uaid: str = ""
    """The real browser it belongs to; empty for a simulated one."""
    channel_id: str = ""
    label: str = ""
    """Whose browser it is, for the page."""
    gone: bool = False
    messages: list[PushMessage] = field(default_factory=list[PushMessage])
    private_key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    @property
    def p256dh(self) -> bytes:
        public = self.private_key.public_key()
        return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def as_json(self) -> dict[str, Any]:
        keys = {"p256dh": b64(self.p256dh), "auth": b64(self.auth)}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys}

    def open(self, body: bytes) -> bytes:
        return _decrypt(body, private_key=self.private_key, auth_secret=self.auth)


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
