"""Encryption and proof of origin for web push (RFC 8291, 8292), without the stock package's cost.

webpush 1.0.6 parses the key and signs anew for every message, and leaves the port out of `aud`.
Here the key is parsed once and a signature serves one push service for half of its life. The
ephemeral key of the encryption is new for every message, as RFC 8291 demands.
"""

import time
from collections.abc import Callable
from typing import Final

import jwt
from cryptography.hazmat.primitives import serialization
from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription
from yarl import URL

from api.notifications.channels.webpush import vapid

LIFETIME: Final = 12 * 60 * 60
"""Seconds that a signature is valid; services refuse more than 24 hours."""
PLAINTEXT_LIMIT: Final = 3993
"""Bytes: 4096 on the wire less the header, the padding mark and the tag (P11)."""
_ORIGIN_LIMIT: Final = 256


class PushSealer(WebPush):
    """Seals payloads for subscriptions and signs for their push services."""

    def __init__(
        self, private_key: str, contact: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._key = vapid.parsed(private_key)
        self._contact = vapid.contact_of(contact)
        self._clock = clock
        self._signed: dict[str, tuple[str, float]] = {}
        super().__init__(
            self._key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
            self._key.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
            ),
        )
        self.public_key = vapid.public_key_of(private_key)

    def seal(self, payload: bytes, p256dh: str, auth: str) -> bytes:
        """The encrypted body; raises ValueError on keys that no browser gave."""
        keys = WebPushKeys.model_construct(p256dh=p256dh, auth=auth)
        return self._encrypt(payload, WebPushSubscription.model_construct(keys=keys))

    def authorization(self, endpoint: str) -> str:
        """The Authorization header for the endpoint's push service."""
        origin = _origin(endpoint)
        header, until = self._signed.get(origin, ("", 0.0))
        if self._clock() >= until:
            header = self._sign(origin)
        return header

    def forget(self, endpoint: str) -> None:
        """Sign anew next time: the service refused the signature it has."""
        self._signed.pop(_origin(endpoint), None)

    def _sign(self, origin: str) -> str:
        now = self._clock()
        claims = {"aud": origin, "exp": int(now) + LIFETIME, "sub": self._contact}
        token = jwt.encode(claims, self._key, algorithm="ES256")
        header = f"vapid t={token}, k={self.public_key}"
        if len(self._signed) >= _ORIGIN_LIMIT:
            self._signed.clear()  # There are a handful of push services; more is nobody's browser.
        self._signed[origin] = (header, now + LIFETIME / 2)
        return header


def _origin(endpoint: str) -> str:
    """Scheme, host and port as `aud` names them; a default port is left out (RFC 6454)."""
    return str(URL(endpoint).origin())
