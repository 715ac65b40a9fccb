"""A browser's side of web push: its keys, and the opening of what it was sent."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

import http_ece
import jwt
import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from api.notifications.channels.webpush.address import PushAddress


def b64(raw: bytes) -> str:
    """Url-safe, without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public key, uncompressed."""
    return key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )


@dataclass(frozen=True)
class Browser:
    """One subscription."""

    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    def at(self, endpoint: str) -> PushAddress:
        """The subscription's address at a push service."""
        return PushAddress(endpoint=endpoint, p256dh=b64(point(self.key)), auth=b64(self.auth))

    def opens(self, body: bytes) -> Any:
        """The payload of an encrypted body."""
        plain = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        return msgspec.json.decode(plain)


def claims_of(authorization: str, audience: str) -> dict[str, Any]:
    """The verified claims of a VAPID header; raises when the signature is of another key."""
    token, key = (part.split("=", 1)[1] for part in authorization[len("vapid ") :].split(", "))
    raw = urlsafe_b64decode(key + "==")
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    return jwt.decode(token, public, algorithms=["ES256"], audience=audience)
