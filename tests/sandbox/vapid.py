"""What a strict push service checks in the VAPID header (RFC 8292)."""

import time
from base64 import urlsafe_b64decode
from functools import lru_cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.types import Options

DAY = 24 * 60 * 60


class Unauthorized(Exception):
    """Why the header is refused: 401, or 403 where the key is another one."""

    def __init__(self, why: str, status: int = 401) -> None:
        super().__init__(why)
        self.status = status


def check_vapid(header: str, origin: str, key: bytes | None) -> None:
    """The signature, `aud`, `exp`, `sub`, and that `k` is the subscription's own key."""
    if not header:
        raise Unauthorized("missing Authorization header")
    token, given = _parts(header)
    if key is not None and given != key:
        raise Unauthorized("VAPID public key mismatch", 403)
    claims = _signed(token, given)
    if claims.get("aud") != origin:
        raise Unauthorized(f"aud is not {origin}")
    left = float(claims.get("exp", 0)) - time.time()
    if not 0 < left <= DAY:
        raise Unauthorized("exp is past or more than 24 hours away")
    if not str(claims.get("sub", "")).startswith(("mailto:", "https:")):
        raise Unauthorized("sub is neither mailto: nor https:")


def _parts(header: str) -> tuple[str, bytes]:
    scheme, _, rest = header.partition(" ")
    halves = (part.strip().partition("=") for part in rest.split(","))
    fields = {name: value for name, _, value in halves}
    if scheme.lower() != "vapid" or not {"t", "k"} <= fields.keys():
        raise Unauthorized("Authorization is not `vapid t=…, k=…`")
    return fields["t"], decoded(fields["k"])


@lru_cache(maxsize=256)
def _signed(token: str, key: bytes) -> dict[str, Any]:
    """Senders repeat a header for hours: each is verified once."""
    try:
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
        loose: Options = {"verify_aud": False, "verify_exp": False, "verify_iat": False}
        claims: dict[str, Any] = jwt.decode(token, public, ["ES256"], loose)
    except (ValueError, jwt.PyJWTError) as error:
        raise Unauthorized(f"bad VAPID token: {error}") from None
    return claims


def decoded(text: str) -> bytes:
    """base64url with or without padding."""
    try:
        return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except ValueError:
        raise Unauthorized("not base64url") from None
